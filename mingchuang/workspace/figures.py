"""By which figures standing pledges are measured: those of assessment that ask for nothing else, and one of its own."""

from mingchuang.analytics.figures import Figure, register_figure, sql_beside
from mingchuang.pledges.enums import Aim
from mingchuang.pledges.queries import Indicator, offer_indicator

SATISFIED = register_figure(
    Figure(
        name="workspace.satisfied",
        label="群众满意率",
        unit="%",
        about="有效的主动评价中，满意及以上的占多少。",
        sql=sql_beside(__file__, "satisfied"),
        reads=("evaluations.ratings",),
        per=100,
        count_unit="次评价",
    )
)
offer_indicator(Indicator(figure=SATISFIED.name, aim=Aim.AT_LEAST, fewest=30))
offer_indicator(Indicator(figure="assessment.bad_per_10000", aim=Aim.AT_MOST, fewest=100))
offer_indicator(Indicator(figure="assessment.mending_on_time", aim=Aim.AT_LEAST, fewest=1))
offer_indicator(Indicator(figure="assessment.ratings_per_served", aim=Aim.AT_LEAST, fewest=30))
