"""Doubts about fields: documents that are no plans, plans without activities, sums and shares that do not add up."""

from collections.abc import Iterator

from mingchuang.plans.draft import Draft, Flag
from mingchuang.plans.fold import fold
from mingchuang.plans.outline.document import Parts
from mingchuang.plans.patterns import Pattern
from mingchuang.plans.words.spam import SPAM_WORDS
from mingchuang.plans.words.titles import NOT_A_PLAN

_SPAM = Pattern("|".join(SPAM_WORDS))


def kind_flags(draft: Draft) -> Iterator[Flag]:
    """Why a document is not made into a campaign."""
    if not draft.is_plan:
        yield Flag(kind="not_a_plan", text=NOT_A_PLAN.get(draft.kind, NOT_A_PLAN["other"]))


def field_flags(draft: Draft, parts: Parts) -> Iterator[Flag]:
    """What a plan should have and has not, and names that belong to somebody else."""
    if draft.is_plan and not draft.activities and not draft.phases:
        yield Flag(kind="no_activities", text="没有找到活动内容或实施步骤，请对照原文补上。")
    # Also in lines that are dropped: a page that carries such names may have been changed elsewhere.
    for match in list(_SPAM.finditer(fold(parts.manuscript.text)))[:3]:
        yield Flag(
            kind="spam",
            text="这里混入了与文件无关的推广文字（{what}），请核对发文单位。",
            values={"what": match[0]},
            at=match.span(),
        )


def figure_flags(draft: Draft) -> Iterator[Flag]:
    """Shares that cannot be reproduced from the numbers beside them."""
    for figure in draft.figures or ():
        if not figure.agrees:
            yield Flag(
                kind="figure_contradiction",
                text="数字对不上：文中说{stated}%，按{part}÷{whole}计算是{computed}%。",
                values={
                    "stated": f"{figure.stated_percent:g}",
                    "part": f"{figure.part:g}",
                    "whole": f"{figure.whole:g}",
                    "computed": f"{figure.computed_percent:g}",
                },
                at=(figure.text.start, figure.text.end),
            )


def score_flags(draft: Draft) -> Iterator[Flag]:
    """Points that do not add up to the stated total."""
    table = draft.score_table
    if table is None or table.total is None:
        return
    total = sum(float(row.points.value) for row in table.rows if row.points)
    if abs(total - float(table.total.value)) > 0.001:
        yield Flag(
            kind="score_sum",
            text="评分表各项合计{sum}分，与总分{total}分不符。",
            values={"sum": f"{total:g}", "total": table.total.value},
            at=(table.total.start, table.total.end),
        )
