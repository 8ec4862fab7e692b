"""What the roles of units are called in front of 单位, 部门, 科室 and a colon."""

UNIT_LABELS: tuple[tuple[str, str], ...] = (
    (
        "leaders",
        (
            "责任领导|分管领导|主管领导|主抓领导|分管责任人|牵头责任人|第一责任人|直接责任人|牵头领导|"
            "包抓领导|带队领导|责任人|负责人"
        ),
    ),
    ("lead", "牵头|主办|主（承）办|主责|主管|主协|主要责任|总牵头"),
    ("responsible", "责任|落实|完成|承办|负责|实施|执行|办理"),
    ("supporting", "配合|协办|协助|参与|协同|协作|参加|支持|辅办"),
)
# How units inside a body end.
UNIT_ENDINGS = (
    "科|股|处|室|部|组|课|办|局|委|中心|支部|大队|分局|所|站|院|系|团委|工会|妇联|党委|公司|车间|班组|支行|分行|银行|厅|校|馆|"
    "街道|镇|乡|社区|单位|部门|政府"
)
