import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('campaigns', '0001_begins'), ('campaigns', '0002_newer_versions_of_plans'), ('campaigns', '0003_norms_live_as_data')]

    initial = True

    dependencies = [
        ('attachments', '0001_begins'),
        ('following', '0001_begins'),
        ('organisations', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True, verbose_name='代码')),
                ('name_zh', models.CharField(max_length=200, verbose_name='名称')),
                ('name_en', models.CharField(blank=True, default='', max_length=300, verbose_name='英文名称')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('issuer', models.CharField(blank=True, default='', max_length=200, verbose_name='发文机关')),
                ('doc_number', models.CharField(blank=True, default='', max_length=100, verbose_name='文号')),
                ('issue_date', models.DateField(null=True, verbose_name='发文日期')),
                ('theme', models.TextField(blank=True, default='', verbose_name='主题')),
                ('preamble', models.TextField(blank=True, default='', verbose_name='引言')),
                ('guiding_text', models.TextField(blank=True, default='', verbose_name='指导思想')),
                ('scope', models.JSONField(default=list, verbose_name='范围')),
                ('basis', models.JSONField(default=list, verbose_name='依据')),
                ('evaluation_methods', models.JSONField(default=list, verbose_name='检查办法')),
                ('leading_group', models.JSONField(default=dict, verbose_name='领导小组')),
                ('starts_on', models.DateField(null=True, verbose_name='开始日期')),
                ('ends_on', models.DateField(null=True, verbose_name='结束日期')),
                ('date_text', models.CharField(blank=True, default='', max_length=200, verbose_name='方案所写时间')),
                ('state', models.CharField(choices=[('preparing', '准备中'), ('running', '进行中'), ('closed', '已结束')], default='preparing', max_length=12, verbose_name='状态')),
                ('is_public', models.BooleanField(default=False, verbose_name='公开')),
                ('confirmed_at', models.DateTimeField(verbose_name='确认时间')),
                ('started_at', models.DateTimeField(null=True, verbose_name='启动时间')),
                ('closed_at', models.DateTimeField(null=True, verbose_name='结束时间')),
                ('summary', models.TextField(blank=True, default='', verbose_name='总结')),
                ('summary_at', models.DateTimeField(null=True, verbose_name='总结时间')),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.node', verbose_name='主办机构')),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.attachment', verbose_name='方案原文件')),
                ('summary_file', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.attachment', verbose_name='总结文件')),
            ],
            options={
                'verbose_name': '活动',
                'constraints': [models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='campaigns_ends_after_it_starts', violation_error_message='结束日期不能早于开始日期。'), models.CheckConstraint(condition=models.Q(models.Q(('started_at', None), ('state', 'preparing')), models.Q(('started_at__isnull', False), ('state__in', ['running', 'closed'])), _connector='OR'), name='campaigns_started_has_its_time', violation_error_message='启动的活动必须有启动时间。'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state', 'closed')), models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at', None)), _connector='OR'), name='campaigns_closed_has_its_time', violation_error_message='结束的活动必须有结束时间。')],
            },
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='序号')),
                ('title_zh', models.CharField(blank=True, default='', max_length=200, verbose_name='标题')),
                ('title_en', models.CharField(blank=True, default='', max_length=300, verbose_name='英文标题')),
                ('text', models.TextField(blank=True, default='', verbose_name='内容')),
                ('items', models.JSONField(default=list, verbose_name='条目')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='campaigns.campaign', verbose_name='活动')),
            ],
            options={
                'verbose_name': '目标',
                'constraints': [models.UniqueConstraint(fields=('campaign', 'ordinal'), name='campaigns_goal_once_per_place')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='序号')),
                ('title_zh', models.CharField(blank=True, default='', max_length=200, verbose_name='标题')),
                ('title_en', models.CharField(blank=True, default='', max_length=300, verbose_name='英文标题')),
                ('text', models.TextField(blank=True, default='', verbose_name='内容')),
                ('lists', models.JSONField(default=list, verbose_name='条目')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='campaigns.campaign', verbose_name='活动')),
            ],
            options={
                'verbose_name': '保障措施',
                'constraints': [models.UniqueConstraint(fields=('campaign', 'ordinal'), name='campaigns_measure_once_per_place')],
            },
        ),
        migrations.CreateModel(
            name='NormSet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='序号')),
                ('name_zh', models.CharField(max_length=200, verbose_name='名称')),
                ('name_en', models.CharField(blank=True, default='', max_length=300, verbose_name='英文名称')),
                ('kind', models.CharField(choices=[('norm', '规范'), ('polite', '文明用语'), ('forbidden', '服务忌语')], default='norm', max_length=10, verbose_name='类别')),
                ('framework', models.CharField(blank=True, default='', max_length=60, verbose_name='框架')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='norm_sets', to='campaigns.campaign', verbose_name='活动')),
            ],
            options={
                'verbose_name': '规范',
            },
        ),
        migrations.CreateModel(
            name='NormLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='序号')),
                ('text_zh', models.CharField(max_length=500, verbose_name='内容')),
                ('text_en', models.CharField(blank=True, default='', max_length=700, verbose_name='英文内容')),
                ('is_checkable', models.BooleanField(default=True, verbose_name='检查题')),
                ('is_self_check', models.BooleanField(default=False, verbose_name='自查题')),
                ('retired_at', models.DateTimeField(null=True, verbose_name='撤下时间')),
                ('norm_set', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='campaigns.normset', verbose_name='规范')),
            ],
            options={
                'verbose_name': '规范条目',
                'constraints': [models.UniqueConstraint(fields=('norm_set', 'ordinal'), name='campaigns_norm_once_per_place')],
            },
        ),
        migrations.CreateModel(
            name='Phase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='序号')),
                ('name_zh', models.CharField(max_length=200, verbose_name='名称')),
                ('name_en', models.CharField(blank=True, default='', max_length=300, verbose_name='英文名称')),
                ('number_text', models.CharField(blank=True, default='', max_length=40, verbose_name='方案所写序号')),
                ('starts_on', models.DateField(null=True, verbose_name='开始日期')),
                ('ends_on', models.DateField(null=True, verbose_name='结束日期')),
                ('date_text', models.CharField(blank=True, default='', max_length=200, verbose_name='方案所写时间')),
                ('text', models.TextField(blank=True, default='', verbose_name='内容')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='campaigns.campaign', verbose_name='活动')),
            ],
            options={
                'verbose_name': '阶段',
                'constraints': [models.UniqueConstraint(fields=('campaign', 'ordinal'), name='campaigns_phase_once_per_place'), models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='campaigns_phase_ends_after_it_starts', violation_error_message='阶段的结束日期不能早于开始日期。')],
            },
        ),
        migrations.CreateModel(
            name='PlanFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, verbose_name='摘要')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('uploaded_by', models.CharField(max_length=100, verbose_name='上传者')),
                ('uploaded_at', models.DateTimeField(verbose_name='上传时间')),
                ('source', models.JSONField(default=dict, verbose_name='文件情况')),
                ('attachment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.attachment', verbose_name='原文件')),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.node', verbose_name='所属机构')),
            ],
            options={
                'verbose_name': '方案文件',
                'constraints': [models.UniqueConstraint(fields=('node', 'digest'), name='campaigns_plan_file_once_per_node', violation_error_message='这份文件已经上传过。')],
            },
        ),
        migrations.CreateModel(
            name='PlanDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='第几篇')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('kind', models.CharField(choices=[('plan', '实施方案'), ('notice_with_plan', '印发方案的通知'), ('opinion', '意见'), ('rules', '制度办法'), ('call', '倡议书'), ('work_report', '工作汇报'), ('meeting_summary', '会议纪要'), ('speech', '讲话'), ('other', '其他材料')], max_length=30, verbose_name='种类')),
                ('is_plan', models.BooleanField(verbose_name='是活动方案')),
                ('data', models.JSONField(verbose_name='识别结果')),
                ('corrected', models.JSONField(null=True, verbose_name='修改结果')),
                ('revision', models.PositiveIntegerField(default=0, verbose_name='修改次数')),
                ('state', models.CharField(choices=[('draft', '待确认'), ('confirmed', '已确认'), ('dropped', '已舍弃')], default='draft', max_length=12, verbose_name='状态')),
                ('looked_at', models.JSONField(blank=True, default=list, verbose_name='已看过的疑点')),
                ('carried', models.JSONField(blank=True, default=list, verbose_name='沿用的修改')),
                ('decisions', models.JSONField(blank=True, default=list, verbose_name='逐项处理结果')),
                ('campaign', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='campaigns.campaign', verbose_name='活动')),
                ('previous', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='later', to='campaigns.plandraft', verbose_name='上一版草稿')),
                ('updates', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.campaign', verbose_name='要更新的活动')),
                ('plan_file', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='campaigns.planfile', verbose_name='方案文件')),
            ],
            options={
                'verbose_name': '方案草稿',
                'constraints': [models.UniqueConstraint(fields=('plan_file', 'ordinal'), name='campaigns_draft_once_per_place'), models.CheckConstraint(condition=models.Q(models.Q(('campaign__isnull', False), ('state', 'confirmed')), models.Q(models.Q(('state', 'confirmed'), _negated=True), ('campaign', None)), _connector='OR'), name='campaigns_confirmed_draft_has_its_campaign', violation_error_message='已确认的方案必须有对应的活动。')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='序号')),
                ('title_zh', models.CharField(max_length=200, verbose_name='标题')),
                ('title_en', models.CharField(blank=True, default='', max_length=300, verbose_name='英文标题')),
                ('text', models.TextField(blank=True, default='', verbose_name='内容')),
                ('due_on', models.DateField(verbose_name='完成期限')),
                ('date_text', models.CharField(blank=True, default='', max_length=200, verbose_name='方案所写时间')),
                ('wanted_evidence', models.CharField(blank=True, default='', max_length=300, verbose_name='应附材料')),
                ('campaign', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='campaigns.campaign', verbose_name='活动')),
                ('phase', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='tasks', to='campaigns.phase', verbose_name='阶段')),
            ],
            options={
                'verbose_name': '任务',
                'constraints': [models.UniqueConstraint(fields=('campaign', 'ordinal'), name='campaigns_task_once_per_place')],
            },
        ),
        migrations.AddField(
            model_name='normset',
            name='task',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='norm_sets', to='campaigns.task', verbose_name='所属任务'),
        ),
        migrations.CreateModel(
            name='TaskUnit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('lead', '牵头'), ('responsible', '责任'), ('cooperating', '配合')], max_length=12, verbose_name='职责')),
                ('named', models.CharField(blank=True, default='', max_length=200, verbose_name='方案所写单位')),
                ('is_group', models.BooleanField(default=False, verbose_name='一组单位')),
                ('path', models.CharField(blank=True, db_index=True, default='', max_length=255, verbose_name='路径')),
                ('site_path', models.CharField(blank=True, db_index=True, default='', max_length=255, verbose_name='所在大厅路径')),
                ('matter', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='following.matter', verbose_name='跟踪事项')),
                ('node', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.node', verbose_name='单位')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='units', to='campaigns.task', verbose_name='任务')),
            ],
            options={
                'verbose_name': '任务单位',
                'constraints': [models.UniqueConstraint(condition=models.Q(('node__isnull', False)), fields=('task', 'node'), name='campaigns_unit_once_per_task', violation_error_message='这个单位在这项任务里已有职责。'), models.CheckConstraint(condition=models.Q(('matter', None), ('node__isnull', False), _connector='OR'), name='campaigns_who_answers_is_on_the_tree', violation_error_message='没有对应机构的单位不能承担任务。')],
            },
        ),
        migrations.CreateModel(
            name='TaskReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='完成情况')),
                ('reported_by_id', models.BigIntegerField(null=True, verbose_name='报告人账号')),
                ('reported_by', models.CharField(max_length=100, verbose_name='报告人')),
                ('reported_at', models.DateTimeField(verbose_name='报告时间')),
                ('returned_at', models.DateTimeField(null=True, verbose_name='退回时间')),
                ('returned_by', models.CharField(blank=True, default='', max_length=100, verbose_name='退回人')),
                ('returned_reason', models.TextField(blank=True, default='', verbose_name='退回原因')),
                ('files', models.ManyToManyField(related_name='+', to='attachments.attachment', verbose_name='材料')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='campaigns.taskunit', verbose_name='任务单位')),
            ],
            options={
                'verbose_name': '任务完成报告',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('returned_at', None), ('returned_reason', '')), ('returned_at__isnull', False), _connector='OR'), name='campaigns_returned_report_has_its_time', violation_error_message='退回的报告必须有退回时间。')],
            },
        ),
        migrations.AddConstraint(
            model_name='normset',
            constraint=models.UniqueConstraint(fields=('campaign', 'ordinal'), name='campaigns_norms_once_per_place'),
        ),
    ]
