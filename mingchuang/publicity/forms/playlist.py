"""Setting a playlist: which scenes in which order, how long, when, and the slogans."""

from datetime import time
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from mingchuang.foundation.http.fields import HourInput, show_refusal
from mingchuang.publicity.enums import SceneKind
from mingchuang.publicity.rules import PlaylistContent, PlaylistRefused, SceneTurn
from mingchuang.publicity.rules.playlist import DAYS

LINES = forms.Textarea(attrs={"rows": 4})


class PlaylistForm(forms.Form):
    """One playlist of one hall. Each scene has a place in the order (empty: not shown) and its seconds."""

    name_zh = forms.CharField(label=_("名称"), max_length=60, help_text=_("例如：上午、中午、周末。"))
    name_en = forms.CharField(label=_("英文名称"), max_length=100, required=False)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("星期"),
        coerce=int,
        choices=[(number, _(day)) for number, day in enumerate(DAYS, start=1)],
        widget=forms.CheckboxSelectMultiple,
        initial=[1, 2, 3, 4, 5, 6, 7],
    )
    starts_at = forms.TimeField(label=_("从几点"), widget=HourInput(), initial=time(0, 0))
    ends_at = forms.TimeField(label=_("到几点"), widget=HourInput(), initial=time(23, 59))
    slogans_zh = forms.CharField(
        label=_("标语"), required=False, widget=LINES, help_text=_("一行一条，每条不超过 40 个字。")
    )
    slogans_en = forms.CharField(
        label=_("标语（英文）"), required=False, widget=LINES, help_text=_("与中文逐行对应，可以不填。")
    )

    def __init__(self, *args: Any, content: PlaylistContent, **kwargs: Any) -> None:
        """`content` is what the form begins with."""
        super().__init__(*args, **kwargs)
        turns = {turn.kind: (place, turn.seconds) for place, turn in enumerate(content.scenes, start=1)}
        for kind in SceneKind:
            place, seconds = turns.get(kind.value, (None, 12))
            self.fields[f"place_{kind.value}"] = forms.IntegerField(
                label=_("次序"), required=False, min_value=1, max_value=20, initial=place
            )
            self.fields[f"seconds_{kind.value}"] = forms.IntegerField(label=_("秒"), required=False, initial=seconds)

    @property
    def scene_rows(self) -> list[tuple[str, BoundField, BoundField]]:
        """Label, place and seconds of each scene, for a table."""
        return [(str(kind.label), self[f"place_{kind.value}"], self[f"seconds_{kind.value}"]) for kind in SceneKind]

    @property
    def plain_fields(self) -> list[BoundField]:
        """All other fields."""
        return [self[name] for name in self.base_fields]

    def content(self) -> PlaylistContent:
        """What was typed, as a value."""
        typed = self.cleaned_data
        placed = [
            (typed[f"place_{kind.value}"], SceneTurn(kind=kind.value, seconds=typed[f"seconds_{kind.value}"] or 0))
            for kind in SceneKind
            if typed.get(f"place_{kind.value}")
        ]
        return PlaylistContent(
            name_zh=typed["name_zh"],
            name_en=typed["name_en"],
            weekdays=tuple(typed["weekdays"]),
            starts_at=typed["starts_at"],
            ends_at=typed["ends_at"],
            scenes=tuple(turn for _place, turn in sorted(placed, key=lambda row: row[0])),
            slogans_zh=_lines(typed["slogans_zh"]),
            slogans_en=_lines(typed["slogans_en"]),
        )

    def refuse(self, refusal: PlaylistRefused) -> None:
        """Put a refusal at its field, or at the head of the form."""
        show_refusal(self, refusal)


def starting_values(content: PlaylistContent) -> dict[str, Any]:
    """The plain fields of a known playlist."""
    return {
        "name_zh": content.name_zh,
        "name_en": content.name_en,
        "weekdays": list(content.weekdays),
        "starts_at": content.starts_at,
        "ends_at": content.ends_at,
        "slogans_zh": "\n".join(content.slogans_zh),
        "slogans_en": "\n".join(content.slogans_en),
    }


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
