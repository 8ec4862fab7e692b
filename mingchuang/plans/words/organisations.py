"""How names of public bodies and enterprises end, and words that tell a body from its documents."""

ORG_ENDINGS = (
    "委员会|办公室|人民政府|政府|领导小组|指挥部|党委|党组|党支部|党总支|工会|团委|妇联|总工会|分局|支队|大队|总队|监狱|法院|检察院|"
    "医院|卫生院|学院|大学|中学|小学|学校|幼儿园|研究所|研究院|中心|公司|集团|银行|支行|分行|信用社|合作社|联社|"
    "管理处|管理局|事务所|服务中心|街道办事处|办事处|文明办|招生办|扶贫办|局|厅|委|处|院|站|所|馆|(?<![干全内])部|社区|协会|总站|分公司|供电所|税务所|"
    "公所|县政府|市政府|区公所|课|科|室"
)
# Words after which a name is somebody else's document or instruction, not the writer's own name.
OTHERS_DOCUMENT = "根据|按照|依据|贯彻|落实|遵照|参照|依照|执行"
SELF = "我([局县市省区镇乡院校委厅处站所中行社部公])"
