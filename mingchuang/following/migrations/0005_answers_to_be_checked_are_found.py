"""Answers that nobody has looked at yet are found without passing what is still being done."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('following', '0004_pauses_of_before'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(condition=models.Q(('answered_at__isnull', False), ('closed_at', None)), fields=['answered_at'], name='following_to_be_checked'),
        ),
    ]
