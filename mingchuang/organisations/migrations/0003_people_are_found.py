"""People are found by their names; those entered before get their terms."""

from django.db import migrations, models

from mingchuang.organisations.rules import found_by

BATCH = 500


def write_terms(apps, schema_editor):
    """Some at a time."""
    staff_model = apps.get_model("organisations", "Staff")
    last = 0
    while rows := list(staff_model.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = rows[-1].pk
        for row in rows:
            row.found_by = found_by(row.name_zh, row.name_en, row.badge_number)
        staff_model.objects.bulk_update(rows, ["found_by"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_identity_and_whereabouts")]

    operations = [
        migrations.AddField(
            model_name="staff",
            name="found_by",
            field=models.CharField(blank=True, default="", max_length=1000, verbose_name="查找词"),
        ),
        # backwards the column itself goes
        migrations.RunPython(write_terms, migrations.RunPython.noop, elidable=True),
    ]
