"""The tree of the invented county 青汀县: what stands where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A window with the yearly flow it has (people a day) and how well it serves (share of bad ratings)."""

    code: str
    name: str
    english: str
    hall: str
    daily: int
    bad: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit with its windows."""

    code: str
    name: str
    english: str
    windows: tuple[Window, ...]
    sections: tuple[tuple[str, str, str], ...] = ()


COUNTY = ("qingting", "青汀县", "Qingting County")
HALLS = (
    ("dating", "青汀县政务服务大厅", "Qingting County Service Hall", "青汀县汀兰路 8 号", "0000-6120000"),
    ("budongchan-ting", "不动产登记大厅", "Real Estate Registration Hall", "青汀县望渚路 21 号", "0000-6120021"),
    ("chengnan", "城南便民服务中心", "South Town Service Centre", "青汀县城南街 3 号", "0000-6120033"),
)
HOURS = "工作日 9:00–12:00，13:30–17:00"


def _windows(prefix: str, *rows: tuple[str, str, int, float] | tuple[str, str, int, float, str]) -> tuple[Window, ...]:
    return tuple(
        Window(
            code=f"{prefix}-{number}",
            name=row[0],
            english=row[1],
            daily=row[2],
            bad=row[3],
            hall=row[4] if len(row) > 4 else "dating",
        )
        for number, row in enumerate(rows, start=1)
    )


UNITS: tuple[Unit, ...] = (
    Unit(
        code="minzheng",
        name="青汀县民政局",
        english="Civil Affairs Bureau",
        sections=(
            ("mz-shzz", "社会组织股", "Social organisations section"),
            ("mz-shjz", "社会救助股", "Social assistance section"),
        ),
        windows=_windows(
            "mz",
            ("婚姻登记窗口", "Marriage registration", 18, 0.006),
            ("社会救助窗口", "Social assistance", 26, 0.012),
            ("养老服务窗口", "Elderly care", 14, 0.008),
            ("城南民政窗口", "Civil affairs (south)", 12, 0.010, "chengnan"),
        ),
    ),
    Unit(
        code="renshe",
        name="青汀县人力资源和社会保障局",
        english="Human Resources and Social Security Bureau",
        sections=(("rs-jy", "就业服务股", "Employment section"),),
        windows=_windows(
            "rs",
            ("社保参保窗口", "Social insurance enrolment", 48, 0.014),
            ("养老待遇窗口", "Pension benefits", 40, 0.020),
            ("就业服务窗口", "Employment service", 22, 0.009),
            ("社保卡窗口", "Social security card", 36, 0.010),
            ("城南人社窗口", "Social security (south)", 24, 0.011, "chengnan"),
        ),
    ),
    Unit(
        code="yibao",
        name="青汀县医疗保障局",
        english="Healthcare Security Bureau",
        windows=_windows(
            "yb",
            ("医保参保窗口", "Medical insurance enrolment", 38, 0.013),
            ("费用报销窗口", "Reimbursement", 34, 0.028),
            ("异地就医备案窗口", "Out-of-town treatment filing", 16, 0.009),
            ("城南医保窗口", "Medical insurance (south)", 18, 0.012, "chengnan"),
        ),
    ),
    Unit(
        code="shuiwu",
        name="青汀县税务局",
        english="Tax Bureau",
        windows=_windows(
            "sw",
            ("发票窗口", "Invoices", 42, 0.009),
            ("申报缴税窗口", "Filing and payment", 46, 0.010),
            ("个人税费窗口", "Personal taxes and fees", 30, 0.012),
        ),
    ),
    Unit(
        code="gongan",
        name="青汀县公安局",
        english="Public Security Bureau",
        sections=(("ga-hz", "户政股", "Household section"),),
        windows=_windows(
            "ga",
            ("户籍窗口", "Household registration", 32, 0.011),
            ("身份证窗口", "Identity card", 44, 0.007),
            ("出入境窗口", "Exit and entry", 20, 0.006),
            ("车驾管窗口", "Vehicles and licences", 38, 0.019),
        ),
    ),
    Unit(
        code="shichang",
        name="青汀县市场监督管理局",
        english="Market Regulation Bureau",
        windows=_windows(
            "sc",
            ("企业开办窗口", "Business start-up", 28, 0.008),
            ("个体登记窗口", "Individual businesses", 24, 0.009),
            ("食品许可窗口", "Food permits", 16, 0.015),
        ),
    ),
    Unit(
        code="ziran",
        name="青汀县自然资源和规划局",
        english="Natural Resources and Planning Bureau",
        windows=_windows(
            "zr",
            ("不动产受理窗口", "Real estate intake", 40, 0.017, "budongchan-ting"),
            ("不动产发证窗口", "Real estate certificates", 34, 0.008, "budongchan-ting"),
            ("抵押登记窗口", "Mortgage registration", 22, 0.010, "budongchan-ting"),
            ("规划许可窗口", "Planning permits", 8, 0.013),
        ),
    ),
    Unit(
        code="zhujian",
        name="青汀县住房和城乡建设局",
        english="Housing and Construction Bureau",
        windows=_windows(
            "zj",
            ("房屋交易窗口", "Housing transactions", 26, 0.012, "budongchan-ting"),
            ("施工许可窗口", "Construction permits", 9, 0.014),
            ("公租房窗口", "Public rental housing", 15, 0.022),
        ),
    ),
    Unit(
        code="weijian",
        name="青汀县卫生健康局",
        english="Health Commission",
        windows=_windows(
            "wj",
            ("执业许可窗口", "Practice permits", 10, 0.007),
            ("生育登记窗口", "Birth registration", 14, 0.006),
            ("公共场所许可窗口", "Public place permits", 9, 0.010),
        ),
    ),
    Unit(
        code="jiaotong",
        name="青汀县交通运输局",
        english="Transport Bureau",
        windows=_windows(
            "jt",
            ("道路运输窗口", "Road transport", 18, 0.012),
            ("从业资格窗口", "Professional qualification", 13, 0.009),
        ),
    ),
    Unit(
        code="nongye",
        name="青汀县农业农村局",
        english="Agriculture and Rural Affairs Bureau",
        windows=_windows(
            "ny",
            ("农业许可窗口", "Agriculture permits", 8, 0.008),
            ("惠农补贴窗口", "Farm subsidies", 20, 0.024, "chengnan"),
            ("宅基地窗口", "Homestead land", 12, 0.018, "chengnan"),
        ),
    ),
    Unit(
        code="qixiang",
        name="青汀县气象局",
        english="Meteorological Bureau",
        sections=(("qx-bgs", "办公室", "Office"), ("qx-ywk", "业务服务股", "Services section")),
        windows=_windows(
            "qx",
            ("防雷审批窗口", "Lightning protection approval", 4, 0.005),
            ("气象证明窗口", "Weather certificates", 5, 0.004),
        ),
    ),
)
BODIES = (
    ("party_branch", "minzheng-dang", "民政局机关党支部", "Party branch of the Civil Affairs Bureau", "minzheng"),
    ("party_branch", "renshe-dang", "人社局机关党支部", "Party branch of the Social Security Bureau", "renshe"),
    ("party_branch", "shuiwu-dang", "税务局办税服务党支部", "Party branch of the Tax Bureau", "shuiwu"),
    ("youth_league", "dating-tuan", "政务服务大厅团支部", "Youth League branch of the hall", ""),
    ("union", "dating-gonghui", "窗口单位联合工会", "Joint union of the windows", ""),
    ("women", "dating-funv", "窗口妇女小组", "Women's group of the windows", ""),
)
assert sum(len(unit.windows) for unit in UNITS) == 40
