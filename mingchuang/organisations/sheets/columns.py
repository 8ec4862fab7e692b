"""The sheets of the workbook: places, staff, marks."""

from mingchuang.foundation.sheets.spec import Column, Kind, SheetSpec
from mingchuang.organisations.enums import Language, NodeKind

YES_NO = (("yes", "是"), ("no", "否"))
NODES = SheetSpec(
    name_zh="机构",
    name_en="Places",
    columns=(
        Column(
            key="code",
            title_zh="编码",
            title_en="Code",
            required=True,
            max_length=40,
            help_zh="字母、数字、连字符，全表不重复",
        ),
        Column(
            key="kind",
            title_zh="类别",
            title_en="Kind",
            required=True,
            kind=Kind.CHOICE,
            choices=tuple(NodeKind.choices),
        ),
        Column(key="name_zh", title_zh="名称", title_en="Name", required=True, max_length=100, width=30),
        Column(key="name_en", title_zh="英文名称", title_en="English name", max_length=150, width=30),
        Column(key="parent", title_zh="上级编码", title_en="Parent code", max_length=40, help_zh="最上一级地区不填"),
        Column(key="site", title_zh="所在大厅编码", title_en="Hall code", max_length=40, help_zh="只有窗口填写"),
        Column(key="address", title_zh="地址", title_en="Address", max_length=200, width=30),
        Column(key="phone", title_zh="公开电话", title_en="Public phone", max_length=40),
        Column(key="hours", title_zh="服务时间", title_en="Hours", max_length=100, width=24),
    ),
)
STAFF = SheetSpec(
    name_zh="人员",
    name_en="Staff",
    required=False,
    columns=(
        Column(key="badge_number", title_zh="工号", title_en="Badge number", required=True, max_length=30),
        Column(key="name_zh", title_zh="姓名", title_en="Name", required=True, max_length=40),
        Column(key="name_en", title_zh="英文姓名", title_en="English name", max_length=80),
        Column(key="node", title_zh="机构编码", title_en="Place code", required=True, max_length=40),
        Column(key="post", title_zh="岗位", title_en="Post", max_length=60),
        Column(key="post_en", title_zh="英文岗位", title_en="English post", max_length=100),
        Column(key="duties", title_zh="职责", title_en="Duties", max_length=2000, width=40),
        Column(key="from_on", title_zh="到岗日期", title_en="In post from", kind=Kind.DATE),
        Column(key="is_party_member", title_zh="党员", title_en="Party member", kind=Kind.CHOICE, choices=YES_NO),
        Column(
            key="languages",
            title_zh="服务语言",
            title_en="Languages",
            max_length=100,
            width=24,
            help_zh=f"用顿号分开，可写：{'、'.join(str(label) for label in Language.labels)}",
        ),
        Column(
            key="is_shown",
            title_zh="对外展示",
            title_en="Shown to the public",
            kind=Kind.CHOICE,
            choices=YES_NO,
            help_zh="不填就是“是”",
        ),
        Column(
            key="deputy",
            title_zh="代岗人工号",
            title_en="Deputy",
            max_length=30,
            help_zh="AB岗：本人不在时谁代这个岗位，写他的工号",
        ),
        Column(key="mobile", title_zh="手机号", title_en="Mobile", max_length=20, help_zh="加密保存，不公开"),
    ),
)
MARKS = SheetSpec(
    name_zh="标识",
    name_en="Marks",
    required=False,
    columns=(
        Column(
            key="kind",
            title_zh="标识",
            title_en="Mark",
            required=True,
            max_length=40,
            help_zh="如：青年文明号、服务明星",
        ),
        Column(key="badge_number", title_zh="工号", title_en="Badge number", max_length=30, help_zh="授予个人的填工号"),
        Column(key="node", title_zh="机构编码", title_en="Place code", max_length=40, help_zh="授予集体的填机构编码"),
        Column(key="body_zh", title_zh="授予机构", title_en="Granted by", required=True, max_length=100, width=30),
        Column(key="body_en", title_zh="授予机构英文", title_en="Granted by (English)", max_length=150, width=30),
        Column(key="from_on", title_zh="授予日期", title_en="Granted on", kind=Kind.DATE, required=True),
        Column(key="until_on", title_zh="有效期至", title_en="Valid until", kind=Kind.DATE),
    ),
)
