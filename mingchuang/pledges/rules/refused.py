"""The one way in which pledges say no."""

from mingchuang.foundation.errors import Refusal


class PledgeRefused(Refusal):
    """Not so, or not by this person. `field` names the place at fault."""

    def __init__(self, text: str, *, field: str = "", **values: object) -> None:
        super().__init__(text, **values)
        self.field = field
