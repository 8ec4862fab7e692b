"""Words and orders for the eye: the answers of a call, the rates, the printed card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from mingchuang.callbacks.enums import Measure, Said
from mingchuang.callbacks.models import CallBack
from mingchuang.callbacks.queries import EXCLUDED, ThreeRates
from mingchuang.foundation.numbering import in_fours
from mingchuang.foundation.qr import qr_svg


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerLine:
    """One question with its answer."""

    question: str
    answer: str


def answer_lines(call: CallBack) -> list[AnswerLine]:
    """What was asked and said; nothing while nobody answered."""
    english = (get_language() or "").startswith("en")
    labels = dict(Said.choices)
    return [
        AnswerLine(
            question=(question["text_en"] if english else "") or question["text_zh"], answer=gettext(str(labels[said]))
        )
        for question, said in zip(call.questions, call.said, strict=False)
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLine:
    """One rate with everything that makes it up."""

    label: str
    numerator: int
    denominator: int
    value: float | None
    weight: int | None
    excluded: str


def rate_lines(found: ThreeRates) -> list[RateLine]:
    """The three rates in words."""
    return [
        RateLine(
            label=str(Measure(measure).label),
            numerator=rate.numerator,
            denominator=rate.denominator,
            value=rate.value,
            weight=found.weights.of(measure) if found.weights else None,
            excluded=_excluded(rate.excluded),
        )
        for measure, rate in found.rates.items()
    ]


def _excluded(counts: Mapping[str, int]) -> str:
    said = [gettext("{reason} {count}").format(reason=gettext(EXCLUDED[key]), count=n) for key, n in counts.items()]
    return gettext("、").join(said)


def card_address(code: str) -> str:
    """Where the code on a card leads."""
    return f"{settings.PUBLIC_URL}{reverse('callbacks:answer-card', args=[code])}"


def card_printed(call: CallBack, *, questions: Sequence[Mapping[str, str]], unit: str) -> Mapping[str, Any]:
    """Values of the printed card; nothing on it tells whose matter it is."""
    code = call.code or ""
    return {
        "unit": unit,
        "kind": call.matter.kind_shown.label,
        "code": in_fours(code),
        "qr": qr_svg(card_address(code), quiet_zone=2),
        "questions": [question["text_zh"] for question in questions],
        "answers": [str(label) for value, label in Said.choices if value != Said.UNSAID],
        "given_on": timezone.localdate(call.planned_at).isoformat(),
    }
