"""How limits are counted at three places of the sample, and the yearly look at all open clocks."""

from dataclasses import replace
from functools import partial

from mingchuang.config.sample.days import moment
from mingchuang.config.sample.stage import Stage
from mingchuang.following.actions import recount_clocks, set_clock_rule
from mingchuang.following.enums import PauseCause
from mingchuang.following.queries import DEFAULT_CAUSES, ClockSettings, LampRule

USUAL = "工作日 9:00-12:00 13:30-17:00"
COUNTY = ClockSettings(hours=USUAL, basis="青汀县政务服务限时办结办法（试行）")
RULES = (
    # the town centre serves on Saturdays; what is taken in then starts on the next working day
    ("chengnan", replace(COUNTY, hours=f"{USUAL}\n周六 9:00-12:00", rolls_intake=True)),
    # natural resources: rights are put on public notice, and its limits are long
    (
        "ziran",
        replace(
            COUNTY,
            causes=(*DEFAULT_CAUSES, PauseCause.PUBLIC_NOTICE.value),
            lamp=LampRule(percent=25, days=2),
            basis="青汀县不动产登记公示规定",
        ),
    ),
)


def plan_clocks(stage: Stage) -> None:
    """Set before the first case; every open clock is looked at once, some days ago."""
    first = moment(stage.days.since, "8:10")
    nodes = {**stage.places.halls, **stage.places.units}
    places = [(stage.places.county, COUNTY), *((nodes[code], rule) for code, rule in RULES if code in nodes)]
    for node, settings in places:
        stage.agenda.plan(first, partial(set_clock_rule, actor=stage.office, node=node, settings=settings))
    looked = stage.days.last_before(stage.days.today)
    stage.agenda.plan(
        moment(looked, "7:40"),
        partial(recount_clocks, actor=stage.office, reason="按国务院办公厅放假安排逐件核对"),
    )
