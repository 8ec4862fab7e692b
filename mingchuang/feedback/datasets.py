"""Voices as a table for figures. Neither who spoke nor what she said is in it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone

from mingchuang.analytics.registry import Column, ColumnType, Dataset, Row, in_batches, register
from mingchuang.feedback.enums import Contentment, Plea
from mingchuang.feedback.models import Ask, Order, Voice

CONTENT = frozenset({Contentment.SATISFIED.value, Contentment.BASICALLY.value})


def register_datasets() -> None:
    """Offer the voices; called at start."""
    register(
        Dataset(
            name="feedback.voices",
            label="诉求",
            columns=(
                Column("voice_id", ColumnType.WHOLE),
                Column("path", ColumnType.TEXT),
                Column("about_path", ColumnType.TEXT),
                Column("unit_path", ColumnType.TEXT),
                Column("window_id", ColumnType.WHOLE),
                Column("item_id", ColumnType.WHOLE),
                Column("kind", ColumnType.TEXT),
                Column("channel", ColumnType.TEXT),
                Column("urgency", ColumnType.TEXT),
                Column("state", ColumnType.TEXT),
                Column("finding", ColumnType.TEXT),
                Column("received_on", ColumnType.DAY),
                Column("dispatched_on", ColumnType.DAY),
                Column("due_on", ColumnType.DAY),
                Column("replied_on", ColumnType.DAY),
                Column("closed_on", ColumnType.DAY),
                Column("is_merged", ColumnType.TRUTH),
                Column("is_late", ColumnType.TRUTH),
                Column("is_provisional", ColumnType.TRUTH),
                Column("is_upheld", ColumnType.TRUTH),
                Column("is_satisfied", ColumnType.TRUTH),
                Column("is_left_out", ColumnType.TRUTH),
                Column("returns", ColumnType.WHOLE),
                Column("upheld_returns", ColumnType.WHOLE),
                Column("redone", ColumnType.WHOLE),
            ),
            # read whole: a voice of last year may be answered today
            read=_read,
        )
    )


def _read(_since: date | None) -> Iterable[Sequence[Row]]:
    said = Ask.objects.filter(voice=OuterRef("pk"), is_reached=True).order_by("-pk").values("contentment")[:1]
    returns = Q(orders__pleas__kind=Plea.RETURN)

    def of_order(column: str) -> Subquery:
        """That of the order which was not returned."""
        return Subquery(Order.objects.current().filter(voice=OuterRef("pk")).values(column)[:1])

    rows = (
        Voice.objects.annotate(
            unit_path=of_order("matter__owner_node__path"),
            dispatched=of_order("dispatched_at"),
            due=of_order("matter__clock__due_at"),
            replied=of_order("first_replied_at"),
            late=of_order("first_reply_late"),
            provisional=of_order("matter__clock__is_provisional"),
            left_out=of_order("final_answer__is_left_out"),
            said=Subquery(said),
            returns=Count("orders__pleas", filter=returns, distinct=True),
            upheld_returns=Count("orders__pleas", filter=returns & Q(orders__pleas__is_granted=True), distinct=True),
        )
        .order_by("pk")
        .values_list(
            "pk",
            "path",
            "about__path",
            "unit_path",
            "place_id",
            "item_id",
            "kind",
            "channel",
            "urgency",
            "state",
            "finding",
            "local_on",
            "dispatched",
            "due",
            "replied",
            "closed_at",
            "lead_id",
            "late",
            "provisional",
            "said",
            "left_out",
            "returns",
            "upheld_returns",
            "redone",
        )
    )
    return in_batches(map(_told, rows.iterator(chunk_size=5000)))


def _told(row: tuple[Any, ...]) -> Row:
    """Any: cells of several types."""
    days = [timezone.localdate(moment) if moment else None for moment in row[12:16]]
    lead, late, provisional, said, left_out, returns, upheld_returns, redone = row[16:]
    finding = row[10]
    return (
        *row[:2],
        row[2] or "",
        row[3] or "",
        *row[4:12],
        *days,
        lead is not None,
        bool(late),
        bool(provisional),
        finding in {"true", "partly"},
        said in CONTENT if said else None,
        bool(left_out),
        returns,
        upheld_returns,
        redone,
    )
