"""The figures that schemes may use. Each is one SQL text in data/figures, readable by an auditor."""

from mingchuang.analytics.figures import Figure, register_figure, sql_beside

RATINGS, ITEMS, PLEDGES = "evaluations.ratings", "rectification.items", "pledges.pledges"
TASKS, SERVED = "campaigns.tasks", "casework.served"

BAD_PER_10000 = register_figure(
    Figure(
        name="assessment.bad_per_10000",
        label="万次差评数",
        unit="次/万次",
        about="考核期内每一万次有效的主动评价中的差评次数。",
        sql=sql_beside(__file__, "bad_per_10000"),
        reads=(RATINGS,),
        per=10_000,
        count_unit="次评价",
    )
)
MENDING_ON_TIME = register_figure(
    Figure(
        name="assessment.mending_on_time",
        label="按期整改率",
        unit="%",
        about="考核期内到期的整改中，期限当日或之前由他人验收销号的占多少。",
        sql=sql_beside(__file__, "mending_on_time"),
        reads=(ITEMS,),
        per=100,
        count_unit="件整改",
    )
)
PLEDGES_KEPT = register_figure(
    Figure(
        name="assessment.pledges_kept",
        label="践诺率",
        unit="%",
        about="考核期内到期的公开承诺中，已经兑现的占多少。",
        sql=sql_beside(__file__, "pledges_kept"),
        reads=(PLEDGES,),
        per=100,
        count_unit="项承诺",
    )
)
TASKS_DONE = register_figure(
    Figure(
        name="assessment.tasks_done",
        label="任务完成率",
        unit="%",
        about="本活动在考核期内到期的任务中，已经验收的占多少。",
        sql=sql_beside(__file__, "tasks_done"),
        reads=(TASKS,),
        per=100,
        count_unit="项任务",
    )
)
RATINGS_PER_SERVED = register_figure(
    Figure(
        name="assessment.ratings_per_served",
        label="主动评价率",
        unit="次/百人",
        about="考核期内每服务一百人，收到多少次有效的主动评价。",
        sql=sql_beside(__file__, "ratings_per_served"),
        reads=(RATINGS, SERVED),
        per=100,
        is_share=False,
        count_unit="人次",
    )
)
