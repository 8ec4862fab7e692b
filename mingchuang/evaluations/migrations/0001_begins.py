import datetime
import django.db.models.deletion
import mingchuang.foundation.privacy.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('following', '0001_begins'),
        ('organisations', '0001_begins'),
        ('rectification', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('receipt', models.CharField(max_length=13, unique=True, verbose_name='回执码')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('site_path', models.CharField(blank=True, db_index=True, default='', max_length=255, verbose_name='所在大厅路径')),
                ('grade', models.CharField(choices=[('very_satisfied', '非常满意'), ('satisfied', '满意'), ('fairly_satisfied', '基本满意'), ('dissatisfied', '不满意'), ('very_dissatisfied', '非常不满意')], max_length=20, verbose_name='满意度')),
                ('first_grade', models.CharField(choices=[('very_satisfied', '非常满意'), ('satisfied', '满意'), ('fairly_satisfied', '基本满意'), ('dissatisfied', '不满意'), ('very_dissatisfied', '非常不满意')], max_length=20, verbose_name='最初满意度')),
                ('code_list', models.CharField(choices=[('national-5', '国家好差评五级（5 为非常满意）'), ('gbt39046-a8', 'GB/T 39046 表 A.8（1 为非常满意）')], max_length=20, verbose_name='代码表')),
                ('reasons', models.JSONField(blank=True, default=list, verbose_name='原因代码')),
                ('reasons_version', models.CharField(max_length=40, verbose_name='原因清单版本')),
                ('words', models.TextField(blank=True, default='', verbose_name='文字评价')),
                ('phone', mingchuang.foundation.privacy.fields.SealedTextField(blank=True, default='', verbose_name='回访电话')),
                ('has_phone', models.BooleanField(default=False, verbose_name='留有电话')),
                ('origin', models.CharField(choices=[('active', '办件主动评价'), ('invited', '邀评'), ('walk_in', '扫码评价'), ('default', '默认评价'), ('proxy', '代评'), ('imported_unknown', '导入（来源不明）')], max_length=20, verbose_name='评价来源')),
                ('source', models.CharField(blank=True, default='', max_length=40, verbose_name='来源系统')),
                ('service_number', models.CharField(max_length=80, null=True, verbose_name='服务编号')),
                ('given_at', models.DateTimeField(verbose_name='评价时间')),
                ('local_on', models.DateField(db_index=True, verbose_name='评价日期')),
                ('prompt_shown_at', models.DateTimeField(null=True, verbose_name='评价页打开时间')),
                ('changed_at', models.DateTimeField(null=True, verbose_name='改评时间')),
                ('visit_slot', models.BigIntegerField(verbose_name='到访时段')),
                ('device_hash', models.CharField(max_length=32, null=True, verbose_name='设备标识摘要')),
                ('network_hash', models.CharField(max_length=32, null=True, verbose_name='网络标识摘要')),
                ('words_hash', models.CharField(max_length=64, null=True, verbose_name='文字摘要')),
                ('body_digest', models.CharField(max_length=64, verbose_name='提交内容摘要')),
                ('salt', models.CharField(max_length=32, verbose_name='承诺随机数')),
                ('is_suspect', models.BooleanField(default=False, verbose_name='可疑')),
                ('suspicions', models.JSONField(blank=True, default=list, verbose_name='可疑原因')),
                ('suspicion_note', models.CharField(blank=True, default='', max_length=300, verbose_name='可疑认定')),
                ('validity', models.CharField(choices=[('valid', '有效'), ('withdrawn', '申诉成立，已撤除')], default='valid', max_length=12, verbose_name='效力')),
                ('window', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.node', verbose_name='窗口')),
            ],
            options={
                'verbose_name': '评价',
                'indexes': [models.Index(condition=models.Q(('network_hash__isnull', False)), fields=['network_hash', 'given_at'], name='evaluations_by_network'), models.Index(condition=models.Q(('words_hash__isnull', False)), fields=['words_hash'], name='evaluations_by_words')],
                'constraints': [models.UniqueConstraint(fields=('window', 'device_hash', 'visit_slot'), name='evaluations_one_rating_per_visit', violation_error_message='这台设备在这次到访中已经评价过这个窗口。'), models.UniqueConstraint(fields=('service_number', 'source'), name='evaluations_one_rating_per_service', violation_error_message='这次服务已经评价过。'), models.CheckConstraint(condition=models.Q(('has_phone', True), ('phone', ''), _connector='OR'), name='evaluations_phone_is_known_of', violation_error_message='留有电话的评价必须注明。')],
            },
        ),
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('matter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='+', serialize=False, to='following.matter', verbose_name='跟踪事项')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('site_path', models.CharField(blank=True, db_index=True, default='', max_length=255, verbose_name='所在大厅路径')),
                ('state', models.CharField(choices=[('opened', '待核实'), ('verified', '待处理'), ('appealed', '申诉复核中'), ('mending', '整改中'), ('answered', '已答复，待销号'), ('closed', '已销号'), ('withdrawn', '已撤除')], default='opened', max_length=12, verbose_name='状态')),
                ('call_back', models.CharField(blank=True, choices=[('reached', '已联系上'), ('not_reached', '多次未联系上'), ('no_phone', '没有留电话')], default='', max_length=12, verbose_name='回访结果')),
                ('is_well_founded', models.BooleanField(null=True, verbose_name='属实')),
                ('verification', models.TextField(blank=True, default='', verbose_name='核实情况')),
                ('verified_at', models.DateTimeField(null=True, verbose_name='核实时间')),
                ('verified_by', models.CharField(blank=True, default='', max_length=100, verbose_name='核实人')),
                ('appeal', models.TextField(blank=True, default='', verbose_name='申诉理由')),
                ('appealed_at', models.DateTimeField(null=True, verbose_name='申诉时间')),
                ('appealed_by', models.CharField(blank=True, default='', max_length=100, verbose_name='申诉人')),
                ('appealed_account', models.BigIntegerField(null=True, verbose_name='申诉人账号')),
                ('decision', models.TextField(blank=True, default='', verbose_name='裁定理由')),
                ('is_upheld', models.BooleanField(null=True, verbose_name='申诉成立')),
                ('decided_at', models.DateTimeField(null=True, verbose_name='裁定时间')),
                ('decided_by', models.CharField(blank=True, default='', max_length=100, verbose_name='裁定人')),
                ('public_answer', models.TextField(blank=True, default='', verbose_name='给群众的答复')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='答复时间')),
                ('finding', models.TextField(blank=True, default='', verbose_name='核对意见')),
                ('mending_grade', models.CharField(blank=True, choices=[('satisfied', '满意'), ('fairly_satisfied', '基本满意'), ('dissatisfied', '不满意')], default='', max_length=20, verbose_name='群众对整改的评价')),
                ('regraded_at', models.DateTimeField(null=True, verbose_name='评价整改时间')),
                ('rectification', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rectification.rectification', verbose_name='整改事项')),
                ('rating', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='follow_up', to='evaluations.rating', verbose_name='评价')),
            ],
            options={
                'verbose_name': '差评办理',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['answered', 'closed']), _negated=True), models.Q(('public_answer', ''), _negated=True), _connector='OR'), name='evaluations_answered_tells_the_citizen', violation_error_message='办结的差评必须答复群众。'), models.CheckConstraint(condition=models.Q(('state__in', ['opened', 'withdrawn']), ('verified_at__isnull', False), _connector='OR'), name='evaluations_verified_before_more', violation_error_message='差评要先核实。'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('is_upheld', None)), models.Q(('decided_at__isnull', False), ('is_upheld__isnull', False)), _connector='OR'), name='evaluations_decided_either_way', violation_error_message='裁定必须写明成立与否。')],
            },
        ),
        migrations.CreateModel(
            name='RatingRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('visit_minutes', models.PositiveSmallIntegerField(default=120, verbose_name='一次到访（分钟）')),
                ('follow_up_days', models.PositiveSmallIntegerField(default=5, verbose_name='差评办理期限（工作日）')),
                ('burst_limit', models.PositiveSmallIntegerField(default=60, verbose_name='同一网络评价上限')),
                ('burst_minutes', models.PositiveSmallIntegerField(default=10, verbose_name='统计时长（分钟）')),
                ('opens_at', models.TimeField(default=datetime.time(7, 0), verbose_name='服务开始')),
                ('closes_at', models.TimeField(default=datetime.time(20, 0), verbose_name='服务结束')),
                ('node', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.node', verbose_name='适用机构')),
            ],
            options={
                'verbose_name': '评价规则',
                'constraints': [models.CheckConstraint(condition=models.Q(('burst_limit__gte', 1), ('burst_minutes__gte', 1), ('follow_up_days__gte', 1), ('visit_minutes__gte', 1), ('opens_at__lt', models.F('closes_at'))), name='evaluations_terms_in_reason', violation_error_message='各项都要大于零，服务开始要早于结束。')],
            },
        ),
    ]
