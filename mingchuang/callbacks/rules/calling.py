"""What one call needs and where it leads. No database, no clock."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict

from mingchuang.callbacks.enums import CallState, Measure, Said, TryResult
from mingchuang.foundation.errors import Refusal

LONGEST_WORDS = 1000
MOST_QUESTIONS = 12
TAKEN_FOR = timedelta(hours=24)
"""So long a call stays with the caller who opened its number."""


class CallRefused(Refusal):
    """The call cannot be noted so."""


class Question(TypedDict):
    """One question of a script; `measure` "" asks something beside the three rates."""

    measure: str
    text_zh: str
    text_en: str


FIRST_QUESTIONS: tuple[Question, ...] = (
    Question(
        measure=Measure.RESPONSE,
        text_zh="工作人员有没有及时联系您、答复您？",
        text_en="Did the staff get in touch and answer you in time?",
    ),
    Question(measure=Measure.RESOLUTION, text_zh="您的事办成了没有？", text_en="Was your matter solved?"),
    Question(
        measure=Measure.SATISFACTION, text_zh="您对这次服务满意吗？", text_en="Are you satisfied with the service?"
    ),
)
"""What is asked where a region has set no script."""
FIRST_GREETING = "您好，这里是政务服务回访。您前些天来办过事，想占用您一分钟问几句话，可以吗？"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was said to the questions, in their order, and in free words."""

    said: tuple[Said, ...]
    words: str = ""


def after_try(result: TryResult, *, tries: int, most: int) -> CallState:
    """Where a try leads: nobody three times ends it, all else at once."""
    if result is TryResult.TALKED:
        return CallState.ANSWERED
    if result is TryResult.REFUSED:
        return CallState.REFUSED
    if result is TryResult.WRONG_NUMBER:
        return CallState.WRONG_NUMBER
    return CallState.UNREACHED if tries >= most else CallState.WAITING


def check_waiting(state: str) -> None:
    """Only what waits can be called or answered."""
    if state != CallState.WAITING:
        raise CallRefused("这次回访已经有了结果，不能再改。")


def check_caller(*, is_owner: bool, has_answered: bool) -> None:
    """Nobody asks people about her own work."""
    if is_owner or has_answered:
        raise CallRefused("自己办的事不由自己回访，请换一个人。")


def check_taken(*, taken_by: str, taken_at: datetime | None, is_own: bool, now: datetime) -> None:
    """One caller at a time: a citizen is not rung up by two people, and a number is not opened by a second one."""
    if taken_at is not None and not is_own and now - taken_at < TAKEN_FOR:
        raise CallRefused("这个电话 {who} 正在回访，请打下一个。", who=taken_by)


def check_answers(answers: Answers, *, questions: Sequence[Question]) -> None:
    """One answer to each question; at least one that says something."""
    if len(answers.said) != len(questions):
        raise CallRefused("每个问题都要选一项；对方没说的，选“没有回答”。")
    if all(said is Said.UNSAID for said in answers.said) and not answers.words.strip():
        raise CallRefused("什么都没有回答的，请记为“不愿回答”。")
    if len(answers.words) > LONGEST_WORDS:
        raise CallRefused("请不超过 {most} 字。", most=LONGEST_WORDS)


def measured(answers: Answers, *, questions: Sequence[Question]) -> Mapping[Measure, bool | None]:
    """What the answers mean for the three rates; None = not said or not asked."""
    found: dict[Measure, bool | None] = dict.fromkeys(Measure)
    for question, said in zip(questions, answers.said, strict=True):
        if question["measure"] and said is not Said.UNSAID:
            found[Measure(question["measure"])] = said is Said.YES
    return found


def check_questions(questions: Sequence[Question]) -> None:
    """The three rates are each asked for once; nothing is asked in empty words."""
    if not 3 <= len(questions) <= MOST_QUESTIONS:
        raise CallRefused("问卷有 3 至 {most} 个问题。", most=MOST_QUESTIONS)
    if any(not question["text_zh"].strip() for question in questions):
        raise CallRefused("有的问题没有文字。")
    asked = sorted(question["measure"] for question in questions if question["measure"])
    if asked != sorted(measure.value for measure in Measure):
        raise CallRefused("响应、解决、满意各问一次，不多不少。")
