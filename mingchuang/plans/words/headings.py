"""What headings of plans are called, by the part they play. Written as alternatives of one pattern each.

The order matters: a heading plays the first part whose words it has, unless it names two (范围和重点内容).
"""

from mingchuang.plans.words import word_set

# Part → words. A word that ends in $ must end the heading, one that begins with ^ must begin it.
HEADING_WORDS: tuple[tuple[str, str], ...] = (
    ("supplement", (
        "奉核|核定后实施|修正时亦同|未尽事宜|起(?:施行|实施|执行)|^附则|解释权|负责解释|日起执行|自核定|核定日|"
        "日(?:起)?实施"
    )),
    ("attachment", "^附件|^附表|^附录"),
    ("theme", "主题$|^活动主题|^主题|口号$"),
    ("phases", "步骤|阶段|进度|日程|时间安排|时间节点|实施安排|推进安排|时程|期程"),
    ("leading_group", (
        "组织机构|领导小组|工作机构|组织架构|领导机构|工作专班|工作小组|推动组织|推行组织|任务编组|推行小组|推动小组|组织体系|组织分工"
    )),
    ("measures", (
        "保障|工作要求|活动要求|有关要求|相关要求|几点要求|具体要求|纪律要求|实施要求|组织领导|组织推进|"
        "推进措施|组织实施|注意事项|措施要求|工作纪律|(?<![体总标范准务容本])要求$|相关事项|有关事项|其他事项|其它事项|要求和措施"
    )),
    ("principles", "原则"),
    ("situation", "基本情况|现状|存在(?:的)?问题|形势|概况|简介"),
    ("contact", "联系方式|联系人|监督电话|举报电话|投诉电话"),
    ("venue", "地点$|^场地"),
    ("duties", "职责$|工作职责|职责分工|主要职责"),
    ("basis", "依据|法源|根据$"),
    ("guiding", "指导思想|总体要求|总体思路|基本思路|工作思路|总要求|指导方针|总则$"),
    ("background", "背景|缘起"),
    ("purpose", "目的|宗旨"),
    ("significance", "重要意义|充分认识|提高认识|统一思想|必要性|重要性|^意义"),
    ("goals", "目标|预期效益|预期成效|预期效果|预期成果|效益$"),
    ("scope", "范围|对象|参加人员|参与人员|参加单位|参与单位|竞赛单位|参赛单位|参评单位|参赛人员|实施主体|适用"),
    ("period", (
        "活动时间|开展时间|实施时间|起止时间|^时间$|"
        "期间|实施日期|活动日期|期限$|举办时间|比赛时间|竞赛时间|评选时间|评比时间"
    )),
    ("standards", "标准|评选条件|规范$|规范要求|行为准则|评分"),
    ("evaluation", (
        "考核|评核|考评|评比|评选|督查|督导|检查|评价|奖惩|奖励|验收|监督|评估|表彰|测评|评议|管考|奖项|评奖"
    )),
    ("units", "实施单位|执行单位|牵头单位|主办单位|承办单位|协办单位|办理单位|指导单位|组织单位"),
    ("budget", "经费|预算"),
    ("activities", "内容|任务|举措|载体|措施|做法|形式|项目|重点|安排|方式|流程|分工|策略|办法|工作|活动|要点"),
)  # fmt: skip
# Headings that stand without number, as whole lines or before a colon.
_KINDS_OF_WORK = word_set("竞赛 比赛 评比 评选 评议 测评 整治 创建 培训 考核 计画 执行 实施 办理 活动")
_PARTS_OF_WORK = word_set("目的 目标 内容 范围 对象 时间 方法 标准 步骤 方式 流程 办法 依据 期程 期间 形式 主题 程序")
BARE_HEADINGS = frozenset(kind + part for kind in _KINDS_OF_WORK for part in _PARTS_OF_WORK) | word_set("""
    指导思想 总体要求 总体思路 基本原则 工作原则 总体目标 工作目标 活动目标 主要目标 目标任务
    目标要求 活动主题 主题 活动口号 活动目的 活动意义 目的意义 目的 依据 范围 活动范围 实施范围
    参与范围 活动对象 参加对象 实施对象 适用范围 参加人员 参与对象 活动时间 开展时间 实施时间
    时间安排 时间 实施期间 办理期间 活动内容 主要内容 工作内容 重点内容 主要任务 重点任务 工作任务
    工作重点 工作措施 具体措施 主要措施 工作举措 活动载体 活动形式 活动安排 工作安排 活动步骤
    实施步骤 方法步骤 工作步骤 实施方法 实施方式 保障措施 工作要求 活动要求 有关要求 相关要求
    组织领导 组织机构 组织保障 组织实施 领导小组 考核评比 考核办法 监督检查 督导检查 奖励办法
    奖惩措施 评选办法 注意事项 主办单位 承办单位 协办单位 指导单位 预期效益 经费来源 活动地点
    实施内容 附则 总则 前言 活动背景 工作背景
    """)
# Titles of phases: they tell a row of phases from a row of activities.
PHASE_WORDS = (
    "动员|发动|部署|启动|筹备|准备|组织实施|全面实施|集中实施|推进|开展阶段|实施阶段|总结|评比|评选|表彰|验收|考评|"
    "整改|提高|巩固|深化|自查|查摆|宣传发动|检查|公示|评议|落实阶段|长效"
)
