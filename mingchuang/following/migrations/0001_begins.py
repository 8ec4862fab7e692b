import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('organisations', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40, verbose_name='类别')),
                ('title_zh', models.CharField(max_length=200, verbose_name='标题')),
                ('title_en', models.CharField(blank=True, default='', max_length=300, verbose_name='英文标题')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('site_path', models.CharField(blank=True, db_index=True, default='', max_length=255, verbose_name='所在大厅路径')),
                ('state', models.CharField(choices=[('open', '办理中'), ('answered', '待销号'), ('closed', '已销号'), ('withdrawn', '已撤除')], default='open', max_length=12, verbose_name='状态')),
                ('opened_at', models.DateTimeField(verbose_name='立项时间')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='办结时间')),
                ('answered_by_id', models.BigIntegerField(null=True, verbose_name='办结人账号')),
                ('answered_by', models.CharField(blank=True, default='', max_length=100, verbose_name='办结人')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='销号时间')),
                ('closed_by_id', models.BigIntegerField(null=True, verbose_name='销号人账号')),
                ('closed_by', models.CharField(blank=True, default='', max_length=100, verbose_name='销号人')),
                ('reopened_count', models.PositiveSmallIntegerField(default=0, verbose_name='重新打开次数')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staff', verbose_name='责任人')),
                ('owner_node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.node', verbose_name='责任单位')),
            ],
            options={
                'verbose_name': '跟踪事项',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state__in', ['closed', 'withdrawn'])), models.Q(('closed_at', None), ('state__in', ['open', 'answered'])), _connector='OR'), name='following_closed_has_its_time', violation_error_message='销号的事项必须有销号时间。'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('state', 'open')), models.Q(('answered_at__isnull', False), ('state__in', ['answered', 'closed'])), ('state', 'withdrawn'), _connector='OR'), name='following_answered_has_its_time', violation_error_message='办结的事项必须有办结时间。')],
            },
        ),
        migrations.CreateModel(
            name='Clock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_on', models.DateField(verbose_name='起算日')),
                ('unit', models.CharField(choices=[('natural', '天'), ('working', '个工作日'), ('month', '个月'), ('year', '年')], max_length=10, verbose_name='期限单位')),
                ('limit_count', models.PositiveSmallIntegerField(verbose_name='承诺期限')),
                ('law_unit', models.CharField(blank=True, default='', max_length=10, verbose_name='法定期限单位')),
                ('law_count', models.PositiveSmallIntegerField(null=True, verbose_name='法定期限')),
                ('is_agreed_date', models.BooleanField(default=False, verbose_name='约定日期')),
                ('amber_at', models.DateTimeField(verbose_name='临期时间')),
                ('due_at', models.DateTimeField(db_index=True, verbose_name='到期时间')),
                ('limit_at', models.DateTimeField(null=True, verbose_name='法定到期时间')),
                ('first_due_at', models.DateTimeField(verbose_name='最初到期时间')),
                ('is_provisional', models.BooleanField(default=False, verbose_name='暂定')),
                ('provisional_reason', models.CharField(blank=True, default='', max_length=300, verbose_name='暂定原因')),
                ('basis', models.CharField(blank=True, default='', max_length=200, verbose_name='依据')),
                ('paused_at', models.DateTimeField(null=True, verbose_name='暂停时间')),
                ('paused_days', models.PositiveSmallIntegerField(default=0, verbose_name='已暂停工作日')),
                ('announced_at', models.DateTimeField(null=True, verbose_name='逾期通告时间')),
                ('matter', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='clock', to='following.matter', verbose_name='事项')),
            ],
            options={
                'verbose_name': '时钟',
                'constraints': [models.CheckConstraint(condition=models.Q(('amber_at__lte', models.F('due_at'))), name='following_amber_before_due', violation_error_message='临期时间不能晚于到期时间。'), models.CheckConstraint(condition=models.Q(('is_provisional', False), models.Q(('provisional_reason', ''), _negated=True), _connector='OR'), name='following_provisional_says_why', violation_error_message='暂定的期限必须写明原因。')],
            },
        ),
    ]
