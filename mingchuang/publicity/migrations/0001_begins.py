import datetime
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('attachments', '0001_begins'),
        ('organisations', '0002_identity_and_whereabouts'),
    ]

    operations = [
        migrations.CreateModel(
            name='DisplayPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('site_path', models.CharField(blank=True, db_index=True, default='', max_length=255, verbose_name='所在大厅路径')),
                ('kind', models.CharField(max_length=30, verbose_name='类别')),
                ('place_zh', models.CharField(max_length=120, verbose_name='位置')),
                ('place_en', models.CharField(blank=True, default='', max_length=180, verbose_name='位置（英文）')),
                ('registered_at', models.DateTimeField(verbose_name='登记时间')),
                ('registered_by', models.CharField(max_length=100, verbose_name='登记人')),
                ('closed_on', models.DateField(null=True, verbose_name='停用日期')),
                ('node', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.node', verbose_name='所属机构')),
            ],
            options={
                'verbose_name': '展示点',
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_on', None)), fields=('node', 'kind', 'place_zh'), name='publicity_point_once', violation_error_message='这个展示点已经登记过。')],
            },
        ),
        migrations.CreateModel(
            name='Hanging',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('site_path', models.CharField(blank=True, db_index=True, default='', max_length=255, verbose_name='所在大厅路径')),
                ('print_kind', models.CharField(choices=[('window_poster', '窗口海报'), ('hall_poster', '大厅海报'), ('campaign_poster', '活动海报'), ('handbook', '便民服务手册'), ('service_cards', '办事指南卡'), ('desk_codes', '窗口评价二维码')], max_length=20, verbose_name='印件')),
                ('subject_code', models.CharField(max_length=40, verbose_name='内容编码')),
                ('subject_zh', models.CharField(max_length=200, verbose_name='内容')),
                ('version', models.CharField(max_length=8, verbose_name='版本号')),
                ('put_up_at', models.DateTimeField(verbose_name='张贴时间')),
                ('put_up_by', models.CharField(max_length=100, verbose_name='张贴人')),
                ('taken_down_at', models.DateTimeField(null=True, verbose_name='取下时间')),
                ('taken_down_by', models.CharField(blank=True, default='', max_length=100, verbose_name='取下人')),
                ('photo', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='attachments.attachment', verbose_name='张贴照片')),
                ('point', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hangings', to='publicity.displaypoint', verbose_name='展示点')),
            ],
            options={
                'verbose_name': '张贴',
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_down_at', None)), fields=('point', 'print_kind', 'subject_code'), name='publicity_hangs_once_at_a_point', violation_error_message='这里已经挂着同样的印件。')],
            },
        ),
        migrations.CreateModel(
            name='Playlist',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(db_index=True, max_length=255, verbose_name='路径')),
                ('name_zh', models.CharField(max_length=60, verbose_name='名称')),
                ('name_en', models.CharField(blank=True, default='', max_length=100, verbose_name='英文名称')),
                ('weekdays', models.JSONField(default=list, verbose_name='星期')),
                ('starts_at', models.TimeField(default=datetime.time(0, 0), verbose_name='开始时间')),
                ('ends_at', models.TimeField(default=datetime.time(23, 59), verbose_name='结束时间')),
                ('scenes', models.JSONField(default=list, verbose_name='画面')),
                ('slogans_zh', models.JSONField(blank=True, default=list, verbose_name='标语')),
                ('slogans_en', models.JSONField(blank=True, default=list, verbose_name='标语（英文）')),
                ('hall', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.node', verbose_name='大厅')),
            ],
            options={
                'verbose_name': '大屏播放单',
                'constraints': [models.UniqueConstraint(fields=('hall', 'name_zh'), name='publicity_playlist_name_once_per_hall', violation_error_message='这个大厅已有同名的播放单。'), models.CheckConstraint(condition=models.Q(('starts_at__lt', models.F('ends_at'))), name='publicity_playlist_ends_after_it_starts', violation_error_message='结束时间要晚于开始时间。')],
            },
        ),
    ]
