"""Items registered before there was an index of terms get theirs."""

from django.db import migrations

from mingchuang.catalogue.rules.searching import terms_of

BATCH = 200


def index_items(apps, schema_editor):
    """Write the terms of every item, some at a time."""
    item_model = apps.get_model("catalogue", "ServiceItem")
    term_model = apps.get_model("catalogue", "SearchTerm")
    names = ("pk", "code", "base_code", "name_zh", "name_en", "also_called")
    term_model.objects.all().delete()
    last = 0
    while rows := list(item_model.objects.filter(pk__gt=last).order_by("pk").values(*names)[:BATCH]):
        last = rows[-1]["pk"]
        term_model.objects.bulk_create(
            term_model(item_id=key, term=term.encode(), weight=weight)
            for row in rows
            for key in [row.pop("pk")]
            for term, weight in terms_of(**row).items()
        )


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_items_say_all_and_are_found")]

    operations = [
        # backwards the table itself goes
        migrations.RunPython(index_items, migrations.RunPython.noop, elidable=True),
    ]
