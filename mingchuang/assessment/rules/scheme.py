"""What a marking scheme must be like before it is used."""

from collections.abc import Sequence

from mingchuang.assessment.enums import Direction, SchemeState
from mingchuang.foundation.errors import Refusal

WHOLE_MARK = 100
LEAST_INDICATORS = 5


class SchemeRefused(Refusal):
    """The scheme may not be used or changed so."""


def check_is_draft(state: str) -> None:
    """Points already counted may not change behind anybody's back: only drafts are edited."""
    if state != SchemeState.DRAFT:
        raise SchemeRefused("这一版考核方案已经执行，不能修改，请先另起一版。")


def check_marks(*, direction: str, full_mark: float, zero_mark: float) -> None:
    """The full mark lies on the better side of the zero mark."""
    if full_mark == zero_mark:
        raise SchemeRefused("满分值和零分值不能相同。")
    if (full_mark > zero_mark) != (direction == Direction.MORE_IS_BETTER):
        raise SchemeRefused("满分值应当在“好”的一边，请核对满分值和零分值。")


def check_may_come_into_force(*, state: str, weights: Sequence[float]) -> None:
    """At least five indicators whose weights make 100."""
    check_is_draft(state)
    if len(weights) < LEAST_INDICATORS:
        raise SchemeRefused("至少要有 {least} 项指标。", least=LEAST_INDICATORS)
    if abs(sum(weights) - WHOLE_MARK) > 0.005:
        raise SchemeRefused("各项分值合计应为 {whole} 分，现为 {sum:g} 分。", whole=WHOLE_MARK, sum=sum(weights))
