"""Which papers a kind of print may have."""

from collections.abc import Mapping

from mingchuang.foundation.errors import FieldRefusal

PAPERS: Mapping[str, tuple[str, ...]] = {
    "window_poster": ("a3", "a2"),
    "hall_poster": ("a3", "a2"),
    "campaign_poster": ("a3", "a2"),
    "handbook": ("a4",),
    "service_cards": ("a6", "a5"),
    "desk_codes": ("a4",),
}


class PrintRefused(FieldRefusal):
    """Cannot be printed so. `field` names the place at fault."""


def check_print(*, kind: str, paper: str) -> None:
    """The kind exists and is set on this paper."""
    if kind not in PAPERS:
        raise PrintRefused("没有“{kind}”这种印件。", field="kind", kind=kind)
    if paper not in PAPERS[kind]:
        papers = "、".join(paper.upper() for paper in PAPERS[kind])
        raise PrintRefused("这种印件的纸张是 {papers}。", field="paper", papers=papers)
