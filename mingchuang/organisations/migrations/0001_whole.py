import django.db.models.deletion
import mingchuang.foundation.privacy.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('organisations', '0001_begins'), ('organisations', '0002_identity_and_whereabouts')]

    initial = True

    dependencies = [
        ('attachments', '0001_begins'),
    ]

    operations = [
        migrations.CreateModel(
            name='Account',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=60, unique=True, verbose_name='账号')),
                ('display_name', models.CharField(max_length=60, verbose_name='显示名')),
                ('is_active', models.BooleanField(default=True, verbose_name='启用')),
                ('opened_at', models.DateTimeField(verbose_name='开通时间')),
            ],
            options={
                'verbose_name': '账号',
            },
        ),
        migrations.CreateModel(
            name='MarkKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=40, unique=True, verbose_name='编码')),
                ('name_zh', models.CharField(max_length=40, verbose_name='名称')),
                ('name_en', models.CharField(blank=True, default='', max_length=80, verbose_name='英文名称')),
                ('sign', models.CharField(blank=True, default='', max_length=2, verbose_name='简标')),
                ('holder', models.CharField(choices=[('person', '个人'), ('place', '集体'), ('both', '个人或集体')], default='both', max_length=10, verbose_name='授予对象')),
            ],
            options={
                'verbose_name': '标识种类',
            },
        ),
        migrations.CreateModel(
            name='Node',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('region', '地区'), ('unit', '单位'), ('section', '科室'), ('hall', '大厅'), ('window', '窗口'), ('party_branch', '党支部'), ('union', '工会'), ('youth_league', '团组织'), ('women', '妇女组织')], max_length=20, verbose_name='类别')),
                ('code', models.CharField(max_length=40, unique=True, verbose_name='编码')),
                ('name_zh', models.CharField(max_length=100, verbose_name='名称')),
                ('name_en', models.CharField(blank=True, default='', max_length=150, verbose_name='英文名称')),
                ('path', models.CharField(db_index=True, default='', max_length=255, verbose_name='路径')),
                ('site_path', models.CharField(blank=True, db_index=True, default='', max_length=255, verbose_name='所在大厅路径')),
                ('sort_path', models.CharField(db_index=True, default='', max_length=255, verbose_name='排序')),
                ('address', models.CharField(blank=True, default='', max_length=200, verbose_name='地址')),
                ('phone', models.CharField(blank=True, default='', max_length=40, verbose_name='公开电话')),
                ('hours', models.CharField(blank=True, default='', max_length=100, verbose_name='服务时间')),
                ('naming', models.CharField(choices=[('full', '姓名、照片和工号'), ('surname', '只显示姓氏和工号')], default='full', max_length=10, verbose_name='人员公开方式')),
                ('opened_on', models.DateField(null=True, verbose_name='启用日期')),
                ('closed_on', models.DateField(null=True, verbose_name='停用日期')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='organisations.node', verbose_name='上级')),
                ('site', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='site_windows', to='organisations.node', verbose_name='所在大厅')),
            ],
            options={
                'verbose_name': '机构',
                'constraints': [models.CheckConstraint(condition=models.Q(('site', None), ('kind', 'window'), _connector='OR'), name='organisations_only_windows_have_a_site', violation_error_message='只有窗口可以设在大厅里。')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='member_links', to='organisations.node', verbose_name='组织')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='body_links', to='organisations.node', verbose_name='成员单位')),
            ],
            options={
                'verbose_name': '成员单位',
                'constraints': [models.UniqueConstraint(fields=('body', 'member'), name='organisations_member_once')],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title_zh', models.CharField(max_length=60, verbose_name='岗位')),
                ('title_en', models.CharField(blank=True, default='', max_length=100, verbose_name='英文岗位')),
                ('duties_zh', models.TextField(blank=True, default='', verbose_name='职责')),
                ('duties_en', models.TextField(blank=True, default='', verbose_name='英文职责')),
                ('is_head', models.BooleanField(default=False, verbose_name='负责人岗位')),
                ('closed_on', models.DateField(null=True, verbose_name='停设日期')),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='organisations.node', verbose_name='所在机构')),
            ],
            options={
                'verbose_name': '岗位',
                'constraints': [models.UniqueConstraint(fields=('node', 'title_zh'), name='organisations_post_once_per_node')],
            },
        ),
        migrations.CreateModel(
            name='RoleGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=40, verbose_name='角色')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('granted_at', models.DateTimeField(verbose_name='授权时间')),
                ('granted_by', models.CharField(max_length=100, verbose_name='授权人')),
                ('revoked_at', models.DateTimeField(null=True, verbose_name='收回时间')),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grants', to=settings.AUTH_USER_MODEL, verbose_name='账号')),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.node', verbose_name='授权机构')),
            ],
            options={
                'verbose_name': '授权',
                'constraints': [models.UniqueConstraint(condition=models.Q(('revoked_at', None)), fields=('account', 'role', 'node'), name='organisations_grant_once', violation_error_message='此账号在这里已有这个角色。')],
            },
        ),
        migrations.CreateModel(
            name='Staff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('site_path', models.CharField(blank=True, db_index=True, default='', max_length=255, verbose_name='所在大厅路径')),
                ('name_zh', models.CharField(max_length=40, verbose_name='姓名')),
                ('name_en', models.CharField(blank=True, default='', max_length=80, verbose_name='英文姓名')),
                ('badge_number', models.CharField(max_length=30, unique=True, verbose_name='工号')),
                ('is_party_member', models.BooleanField(default=False, verbose_name='党员')),
                ('mobile', mingchuang.foundation.privacy.fields.SealedTextField(blank=True, default='', verbose_name='手机号')),
                ('languages', models.JSONField(blank=True, default=list, verbose_name='服务语言')),
                ('is_shown', models.BooleanField(default=True, verbose_name='对外展示')),
                ('left_on', models.DateField(null=True, verbose_name='离岗日期')),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='staff', to='organisations.node', verbose_name='所属机构')),
                ('photo', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.attachment', verbose_name='照片')),
            ],
            options={
                'verbose_name': '工作人员',
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('site_path', models.CharField(blank=True, db_index=True, default='', max_length=255, verbose_name='所在大厅路径')),
                ('body_zh', models.CharField(max_length=100, verbose_name='授予机构')),
                ('body_en', models.CharField(blank=True, default='', max_length=150, verbose_name='授予机构英文')),
                ('from_on', models.DateField(verbose_name='授予日期')),
                ('until_on', models.DateField(null=True, verbose_name='有效期至')),
                ('withdrawn_on', models.DateField(null=True, verbose_name='收回日期')),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='organisations.markkind', verbose_name='种类')),
                ('node', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='organisations.node', verbose_name='集体')),
                ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='organisations.staff', verbose_name='个人')),
            ],
            options={
                'verbose_name': '标识',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('node__isnull', False), ('staff', None)), models.Q(('node', None), ('staff__isnull', False)), _connector='OR'), name='organisations_mark_has_one_holder', violation_error_message='标识授予一个人或一个集体。'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='organisations_mark_ends_after_it_begins', violation_error_message='有效期不能早于授予日期。')],
            },
        ),
        migrations.CreateModel(
            name='HandOver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('site_path', models.CharField(blank=True, db_index=True, default='', max_length=255, verbose_name='所在大厅路径')),
                ('state', models.CharField(choices=[('waiting', '待接手'), ('accepted', '已接手'), ('declined', '未接手'), ('ended', '已交回')], default='waiting', max_length=10, verbose_name='状态')),
                ('reason', models.CharField(choices=[('business', '外出办事'), ('meeting', '开会'), ('training', '培训学习'), ('leave', '请假')], max_length=10, verbose_name='事由')),
                ('from_on', models.DateField(verbose_name='代岗起')),
                ('until_on', models.DateField(verbose_name='代岗止')),
                ('written_at', models.DateTimeField(verbose_name='填写时间')),
                ('answered_at', models.DateTimeField(null=True, verbose_name='答复时间')),
                ('answer', models.CharField(blank=True, default='', max_length=200, verbose_name='答复说明')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='交回时间')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hand_overs', to='organisations.post', verbose_name='岗位')),
                ('giver', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staff', verbose_name='交出人')),
                ('taker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staff', verbose_name='接手人')),
            ],
            options={
                'verbose_name': '岗位交接',
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'accepted'])), fields=('post', 'giver'), name='organisations_one_open_hand_over', violation_error_message='这个岗位已有一份没有交回的交接单。'), models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='organisations_hand_over_ends_after_it_begins', violation_error_message='代岗止日不能早于起日。')],
            },
        ),
        migrations.CreateModel(
            name='Deputy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='起始日期')),
                ('until_on', models.DateField(null=True, verbose_name='截止日期')),
                ('deputy_post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.post', verbose_name='B岗')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deputies', to='organisations.post', verbose_name='A岗')),
                ('deputy_staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staff', verbose_name='代岗人')),
            ],
            options={
                'verbose_name': 'AB岗',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('deputy_post', None), ('deputy_staff__isnull', False)), models.Q(('deputy_post__isnull', False), ('deputy_staff', None)), _connector='OR'), name='organisations_deputy_is_post_or_person', violation_error_message='B岗是一个岗位或一个人。'), models.CheckConstraint(condition=models.Q(('deputy_post', None), models.Q(('deputy_post', models.F('post')), _negated=True), _connector='OR'), name='organisations_no_post_stands_in_for_itself', violation_error_message='岗位不能做自己的 B 岗。'), models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('post',), name='organisations_one_deputy_a_post', violation_error_message='这个岗位已经有 B 岗。')],
            },
        ),
        migrations.AddField(
            model_name='account',
            name='staff',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='account', to='organisations.staff', verbose_name='工作人员'),
        ),
        migrations.CreateModel(
            name='Tenure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='到岗日期')),
                ('until_on', models.DateField(null=True, verbose_name='离岗日期')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tenures', to='organisations.post', verbose_name='岗位')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tenures', to='organisations.staff', verbose_name='工作人员')),
            ],
            options={
                'verbose_name': '任岗',
                'constraints': [models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gt', models.F('from_on')), _connector='OR'), name='organisations_tenure_ends_after_it_begins', violation_error_message='离岗日期必须晚于到岗日期。'), models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('post', 'staff'), name='organisations_one_open_tenure', violation_error_message='此人已在这个岗位上。')],
            },
        ),
        migrations.CreateModel(
            name='Whereabouts',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('site_path', models.CharField(blank=True, db_index=True, default='', max_length=255, verbose_name='所在大厅路径')),
                ('where', models.CharField(choices=[('at_post', '在岗'), ('business', '外出办事'), ('meeting', '开会'), ('training', '培训学习'), ('leave', '请假')], max_length=10, verbose_name='去向')),
                ('from_at', models.DateTimeField(db_index=True, verbose_name='开始时间')),
                ('until_at', models.DateTimeField(null=True, verbose_name='预计返回')),
                ('ended_at', models.DateTimeField(null=True, verbose_name='结束时间')),
                ('set_by', models.CharField(max_length=100, verbose_name='登记人')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='whereabouts', to='organisations.staff', verbose_name='工作人员')),
            ],
            options={
                'verbose_name': '人员去向',
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('staff',), name='organisations_one_whereabouts_a_person', violation_error_message='一个人同一时间只能登记一个去向。'), models.CheckConstraint(condition=models.Q(('until_at', None), ('until_at__gt', models.F('from_at')), _connector='OR'), name='organisations_return_after_leaving', violation_error_message='预计返回时间必须晚于现在。')],
            },
        ),
        migrations.CreateModel(
            name='HandOverLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='序号')),
                ('text', models.CharField(max_length=300, verbose_name='事项')),
                ('due_on', models.DateField(null=True, verbose_name='到期')),
                ('taken_on', models.BooleanField(default=False, verbose_name='已接手')),
                ('hand_over', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='organisations.handover', verbose_name='交接单')),
            ],
            options={
                'verbose_name': '交接事项',
                'constraints': [models.UniqueConstraint(fields=('hand_over', 'ordinal'), name='organisations_hand_over_line_once')],
            },
        ),
    ]
