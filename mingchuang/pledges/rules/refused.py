"""The one way in which pledges say no."""

from mingchuang.foundation.errors import FieldRefusal


class PledgeRefused(FieldRefusal):
    """Not so, or not by this person. `field` names the place at fault."""
