"""Pauses of before this version stood only in the journal: each becomes a row, so that clocks can be reckoned anew."""

from datetime import datetime

from django.db import migrations
from django.utils import timezone

PAUSED, RESUMED = "following.clock_paused", "following.clock_resumed"
RESET = "following.clock_reset"


def agreed_days(apps, schema_editor):
    """The day agreed upon stood only in the due time, which pauses up to now had moved already."""
    clocks = apps.get_model("following", "Clock").objects
    entries = apps.get_model("journal", "Entry").objects.filter(subject_kind="following.matter")
    for clock in clocks.filter(is_agreed_date=True).iterator():
        told = entries.filter(subject_id=str(clock.matter_id), kind__in=[RESET, RESUMED]).order_by("id").last()
        clock.agreed_on = timezone.localdate(clock.due_at)
        clock.agreed_from = _day(told.at) if told else clock.started_on
        clock.save(update_fields=["agreed_on", "agreed_from"])


def pauses(apps, schema_editor):
    """One row for each pair of entries; the last pause of a clock that stands has no second one."""
    clocks = apps.get_model("following", "Clock").objects.exclude(paused_at=None, paused_days=0)
    entries = apps.get_model("journal", "Entry").objects.filter(subject_kind="following.matter")
    rows = apps.get_model("following", "Pause").objects
    for clock in clocks.select_related("matter").iterator():
        told = entries.filter(subject_id=str(clock.matter_id), kind__in=[PAUSED, RESUMED]).order_by("id")
        begun = None
        for entry in told:
            if entry.kind == PAUSED:
                begun = entry
            elif begun is not None:
                rows.create(**_pause(clock.matter, begun, back=entry))
                begun = None
        if begun is not None and clock.paused_at is not None:
            rows.create(**_pause(clock.matter, begun, back=None))


def _pause(matter, begun, *, back):
    return {
        "matter": matter,
        "path": matter.path,
        "site_path": matter.site_path,
        "cause": "review",
        "reason": begun.data.get("reason", "")[:300],
        "basis": "",
        "out_on": _day(begun.at),
        "back_on": _day(back.at) if back else None,
        "state": "ended" if back else "running",
        "asked_at": begun.at,
        "asked_by": begun.actor_label,
        "asked_account": begun.actor_id,
        "decided_at": begun.at,
        "ended_at": back.at if back else None,
        "ended_by": back.actor_label if back else "",
    }


def _day(at: datetime):
    return timezone.localdate(at)


class Migration(migrations.Migration):

    dependencies = [
        ("following", "0003_clocks_with_pauses_and_hand_overs"),
        ("journal", "0001_begins"),
    ]

    operations = [
        migrations.RunPython(agreed_days, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(pauses, migrations.RunPython.noop, elidable=True),
    ]
