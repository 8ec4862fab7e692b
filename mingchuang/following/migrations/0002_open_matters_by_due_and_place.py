"""What is still to be done is found by due time, by place and by owner without passing what was closed."""

from django.db import migrations, models


def put_away_the_closed(apps, schema_editor):
    """Clocks of matters closed before this column was there."""
    clocks = apps.get_model("following", "Clock").objects
    clocks.filter(matter__closed_at__isnull=False).update(is_open=False)


class Migration(migrations.Migration):

    dependencies = [
        ('following', '0001_begins'),
    ]

    operations = [
        migrations.AddField(
            model_name='clock',
            name='is_open',
            field=models.BooleanField(default=True, verbose_name='未销号'),
        ),
        migrations.AddIndex(
            model_name='clock',
            index=models.Index(condition=models.Q(('is_open', True)), fields=['due_at', 'id'], name='following_open_by_due'),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['path'], name='following_open_by_place', opclasses=['text_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['site_path'], name='following_open_by_hall', opclasses=['text_pattern_ops']),
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(condition=models.Q(('closed_at', None)), fields=['owner'], name='following_open_by_owner'),
        ),
        migrations.RunPython(put_away_the_closed, migrations.RunPython.noop, elidable=True),
    ]
