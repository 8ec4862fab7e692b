import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('following', '0004_pauses_of_before'),
        ('organisations', '0003_people_are_found'),
    ]

    operations = [
        migrations.CreateModel(
            name='StallOrder',
            fields=[
                ('matter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='following.matter', verbose_name='跟踪事项')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('measure', models.CharField(choices=[('late', '超期'), ('check', '核对等得久'), ('returned', '办结后被退回'), ('taking', '移交没人接')], max_length=10, verbose_name='看什么')),
                ('step', models.CharField(blank=True, default='', max_length=40, verbose_name='环节')),
                ('from_on', models.DateField(verbose_name='统计起日')),
                ('until_on', models.DateField(verbose_name='统计止日')),
                ('count_before', models.PositiveIntegerField(verbose_name='当时件数')),
                ('total_before', models.PositiveIntegerField(verbose_name='当时总数')),
                ('wanted', models.TextField(verbose_name='要求')),
                ('ordered_at', models.DateTimeField(verbose_name='下达时间')),
                ('ordered_by', models.CharField(max_length=100, verbose_name='下达人')),
                ('report', models.TextField(blank=True, default='', verbose_name='做了什么')),
                ('finding', models.TextField(blank=True, default='', verbose_name='核对意见')),
                ('place', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.node', verbose_name='哪里不通')),
            ],
            options={
                'verbose_name': '疏堵要求',
                'constraints': [models.CheckConstraint(condition=models.Q(('count_before__lte', models.F('total_before'))), name='supervision_counts_are_a_share', violation_error_message='件数不能超过总数。'), models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='supervision_period_ends_after_it_begins', violation_error_message='统计止日不能早于起日。')],
            },
        ),
    ]
