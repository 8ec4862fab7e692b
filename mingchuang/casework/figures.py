"""The figures of casework. Each is one SQL text in data/figures, readable by an auditor."""

from mingchuang.analytics.figures import Figure, register_figure, sql_beside

CASES, PAUSES = "casework.cases", "casework.pauses"

ON_TIME_PROMISE = register_figure(
    Figure(
        name="casework.on_time_promise",
        label="按承诺办结率",
        unit="%",
        about="考核期内承诺到期的办件中，在承诺期限内作出决定的占多少。",
        sql=sql_beside(__file__, "on_time_promise"),
        reads=(CASES,),
        per=100,
        count_unit="件办件",
    )
)
ON_TIME_LAW = register_figure(
    Figure(
        name="casework.on_time_law",
        label="按法定办结率",
        unit="%",
        about="考核期内法定到期的办件中，在法定期限内作出决定的占多少。",
        sql=sql_beside(__file__, "on_time_law"),
        reads=(CASES,),
        per=100,
        count_unit="件办件",
    )
)
LATE_PAUSES = register_figure(
    Figure(
        name="casework.late_pauses",
        label="暂停补录率",
        unit="%",
        about="考核期内批准的暂停中，事后补录的占多少；越低越好。",
        sql=sql_beside(__file__, "late_pauses"),
        reads=(PAUSES,),
        per=100,
        count_unit="次暂停",
    )
)
