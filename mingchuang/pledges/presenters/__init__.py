"""Words and buttons of pledges, built from rows already fetched."""

from mingchuang.pledges.presenters.pledge import Gauge, Step, day_notice, flags_shown, gauge_of, steps_open_to

__all__ = ["Gauge", "Step", "day_notice", "flags_shown", "gauge_of", "steps_open_to"]
