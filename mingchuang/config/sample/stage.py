"""What every step of the sample needs: who and where, the days, the agenda, and what has been told so far."""

from collections import Counter
from dataclasses import dataclass, field

from mingchuang.campaigns.models import Campaign
from mingchuang.config.sample.agenda import Agenda
from mingchuang.config.sample.days import Days
from mingchuang.config.sample.people import People
from mingchuang.config.sample.tree import Places
from mingchuang.foundation.access import Actor


@dataclass(slots=True, kw_only=True)
class Stage:
    """The county with its people, and the agenda on which everything is put."""

    agenda: Agenda
    places: Places
    people: People
    days: Days
    campaigns: dict[str, Campaign] = field(default_factory=dict)
    tally: Counter[str] = field(default_factory=Counter)

    @property
    def office(self) -> Actor:
        """The campaign office of the county."""
        return self.people.actors["office"]

    @property
    def inspector(self) -> Actor:
        """The inspector of the county."""
        return self.people.actors["inspector"]

    def told(self) -> str:
        """What happened since the last time this was asked, in a few words; "" when nobody was rated."""
        told, self.tally = self.tally, Counter()
        if not told["ratings"]:
            return ""
        return f"评价 ratings {told['ratings']}，差评 bad {told['bad']}，服务人次 people served {told['served']}"
