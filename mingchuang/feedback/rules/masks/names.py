"""Names of people in a text, by surname and what stands around it."""

import re
from collections.abc import Iterator

import rjieba

from mingchuang.feedback.enums import MaskKind

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆"
    "范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷龙史陶贺毛段郝顾龚邵覃武钱戴严莫孔向常汤康易乔赖文洪季柴温兰包章鲁葛"
    "岳齐梅庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强"
    "柳华车房褚卞舒聂焦向倪娄冉宗伍尤安时巩丛裘池申翟樊庞骆俞冷沙邢"
)
COMPOUND = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "夏侯",
    "司徒",
    "端木",
    "南宫",
)
# surnames that are mostly other words: they count only where something introduces a name
WEAK = frozenset("和于向时成方安关常文同应从管路位车房单全申强解华白石金高马江温平阳田易左宁包季项谷席游查钱左夏")
TITLES = (
    "先生|女士|小姐|太太|同志|师傅|老师|医生|大夫|护士|阿姨|大爷|大妈|大叔|大哥|大姐|大娘|奶奶|爷爷|叔叔|婆婆|老板|老太|老汉|"
    "姐|哥|嫂|婶|伯|主任|局长|科长|股长|所长|处长|站长|队长|组长|校长|院长|书记|主席|经理|警官|法官|律师|会计|科员|某某|某"
)
STRONG = (
    "我叫|我是|姓名|名叫|名字叫|名字是|叫做|联系人|本人|申请人|投诉人|反映人|举报人|来信人|来访人|户主|当事人|法人代表|法定代表人|"
    "法人|负责人|落款|署名|收件人|经手人|代办人|监护人|证人"
)
KIN = (
    "丈夫|妻子|老公|老婆|爱人|儿子|女儿|父亲|母亲|爸爸|妈妈|孙子|孙女|哥哥|弟弟|姐姐|妹妹|邻居|同事|工作人员|窗口人员|"
    "经办人|柜员|办事员|村民|居民|业主|患者|房东|租客|职工|姓名叫|那个叫|一个叫|有个叫|名为|叫"
)
# signs that begin what follows a name and are hardly ever part of one
STOPS = frozenset(
    "的了在是我你您他她它说住有去来到和与及跟对向也就都不没要让把被给因从于电手身岁号等这那已昨今下上办申反投帮带问想能会可至还才再"
    "为打拿过年月日现户家男女联系本人先女工老同级局科窗口咨诉请求希望告态服务，。、；：！？,.;:!?（）()《》“”\"' \n\t"
    "0123456789０１２３４５６７８９"
)
END = re.compile(r"[，。、；：！？,.;:!?（）()\s“”\"'0-9]|$")
HAN = re.compile(r"[\u4e00-\u9fff]")
_SUR = f"(?:{'|'.join(COMPOUND)}|[{''.join(sorted(SURNAMES))}])"

TITLED = re.compile(rf"({_SUR}[\u4e00-\u9fff]{{0,2}}?)(?:{TITLES})")
INTRODUCED = re.compile(rf"(?P<by>{STRONG}|{KIN})(?P<link>[：:是为叫姓 ]{{0,2}})(?={_SUR})")
FAMILIAR = re.compile(
    rf"[小老阿]([{''.join(sorted(SURNAMES - WEAK))}])(?=[说在的态对让也就不很叫给把，。、：；！？]|$|同志|师傅)"
)
SURNAMED = re.compile(rf"(?<!百家)姓({_SUR})(?=[的，。、；！？\s]|$)")
LISTED = re.compile(rf"[、和与及]({_SUR}[\u4e00-\u9fff]{{1,2}}?)(?=[、，。；！？\s和与及都等三两四]|$)")
SIGNED = re.compile(rf"(?:^|\n)\s*({_SUR}[\u4e00-\u9fff]{{1,2}})\s*(?:$|\n|\d{{4}}年)")
PLACES = re.compile(r"[省市县区镇乡村路街巷局院校厅所站部公司]")
ORDINARY_WORDS = """
张贴 张罗 成员 成立 成功 谢谢 感谢 查询 查看 司机 司法 任岗 任务 任何 高龄 高兴 高度 申报 申请 杜绝
范畴 范围 许可 许多 包括 包干 文明 文件 方便 方案 安排 安全 常用 应当 应该 管理 经常 金额 路上 马上
马路 平时 白天 全部 时间 严格 严重 顾客 余额 万一 明白 程序 程度 强调 单据 单位 车辆 解决 解释 水平
季度 计划 施工 宣传 关系 关于 关心 连续 商量 商户 麻烦 房屋 项目 阳光 齐全 党员 游客 席位 卫生 尤其
祝愿 钟头 温馨 汤圆 洪水 龙头 雷雨 段落 苗木 童年 史料 易懂 庞大 冷静 沙发 景区 古代 谭谈 陆续 严禁
钱款 毛病 白跑 江边 田地 石头 黄牌 黄金 蓝色
"""
ORDINARY = frozenset(ORDINARY_WORDS.split())
"""Words that a list takes for names, or that begin with a surname."""
NO_ENDS = frozenset("证费率线项")
A_TITLE = re.compile(TITLES)
WHO_IS_IT = "我是"
COUNTED = tuple("一二两三四五六七八九十几这那每各半多0123456789")
GIVEN_TAGS = frozenset({"t", "z", "nz", "ns"})

Span = tuple[int, int, MaskKind]


def name_spans(text: str) -> Iterator[Span]:
    """Where somebody is named; spans may overlap. A name once found is found wherever it stands again."""
    spans = {*_titled(text), *_introduced(text), *_bare(text)}
    for pattern in (FAMILIAR, SURNAMED):
        spans |= {found.span(1) for found in pattern.finditer(text)}
    spans |= {found.span(1) for found in SIGNED.finditer(text) if _looks_like_a_name(found[1])}
    spans |= set(_listed(text, spans))
    spans = {(start, end) for start, end in spans if text[start : start + 2] not in ORDINARY}
    for name in {text[start:end] for start, end in spans if end - start >= 2}:
        spans |= {(found.start(), found.end()) for found in re.finditer(re.escape(name), text)}
    return ((start, end, MaskKind.NAME) for start, end in sorted(spans))


def _titled(text: str) -> Iterator[tuple[int, int]]:
    for found in TITLED.finditer(text):
        start, end = found.span(1)
        name = found[1]
        if name[0] in WEAK and not _begins_here(text, start):
            continue
        if any(sign in STOPS for sign in name[1:]):
            # 王某先生 begins later: the nearest surname before the title counts
            start = max((at for at in range(start + 1, end) if text[at] in SURNAMES - WEAK), default=-1)
            if start < 0:
                continue
        if not _is_word(text[start : found.end()]) and _is_free(text, start, end):
            yield start, end


def _introduced(text: str) -> Iterator[tuple[int, int]]:
    for found in INTRODUCED.finditer(text):
        start = found.end()
        length = _name_length(text, start)
        name = text[start : start + length]
        is_weak = found["by"] == WHO_IS_IT or found["by"] in KIN.split("|")
        if length < 2 or (is_weak and (not _looks_like_a_name(name) or PLACES.search(name[1:]))):
            continue
        yield start, start + length


def _name_length(text: str, start: int) -> int:
    """How many signs from here are a name: the surname, and up to two more before something else begins."""
    surname = 2 if text[start : start + 2] in COMPOUND else 1
    given = 0
    while given < 2 and start + surname + given < len(text):
        sign = text[start + surname + given]
        if sign in STOPS or not HAN.match(sign):
            break
        given += 1
    if given == 2 and not END.match(text, start + surname + 2):
        # 王强住在…: two given signs only if what follows can stand after a name
        follows = text[start + surname + 2]
        if follows not in STOPS and text[start + surname] not in STOPS:
            tokens = rjieba.cut(text[start : start + surname + 6])
            given = min(2, max(1, len(tokens[0]) - surname)) if len(tokens[0]) > surname else 2
    return surname + given if given else 0


def _bare(text: str) -> Iterator[tuple[int, int]]:
    """Names without anything around them, where the word list takes them for one."""
    place, words = 0, rjieba.tag(text)
    for index, (word, tag) in enumerate(words):
        start, place = place, place + len(word)
        if len(word) == 1:
            if index + 1 < len(words) and _is_split_name(word, *words[index + 1], text[max(start - 1, 0) : start]):
                yield start, place + len(words[index + 1][0])
            continue
        name = word.rstrip("".join(STOPS))
        surname = 2 if name[:2] in COMPOUND else 1
        is_name = tag.startswith("nr") and (surname == 2 or _may_begin(word)) and not TITLED.fullmatch(word)
        if is_name and 1 <= len(name) - surname <= 2 and _looks_like_a_name(name) and not _is_place(name):
            yield start, start + len(name)


def _may_begin(word: str) -> bool:
    """A surname; one that is mostly another word only before two given signs."""
    return word[0] in SURNAMES and (word[0] not in WEAK or len(word) == 3)


def _is_split_name(word: str, following: str, kind: str, before: str) -> bool:
    """A surname alone, and then a word that people are called by: 李·国庆, 罗·婷婷."""
    if word not in SURNAMES - WEAK or len(following) > 2 or before in COUNTED or A_TITLE.fullmatch(following):
        return False
    return (kind.startswith("nr") and not _is_known(following)) or (len(following) == 2 and kind in GIVEN_TAGS)


def _listed(text: str, spans: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Further names after a found one: 王强、李敏."""
    ends = {end for start, end in spans if end - start >= 2}
    for found in LISTED.finditer(text):
        if found.start() in ends and _looks_like_a_name(found[1]):
            ends.add(found.end(1))
            yield found.span(1)


def _looks_like_a_name(name: str) -> bool:
    """Not the beginning of an ordinary word, as 高中生 and 江苏人 are."""
    return name[:2] not in ORDINARY and not _is_known(name[:2]) and not _is_word(name) and name[-1] not in NO_ENDS


def _is_known(word: str) -> bool:
    """In the word list, and not as a name."""
    if len(word) < 2 or not rjieba.has_word(word):
        return False
    return not any(tag.startswith("nr") for _, tag in rjieba.tag(word))


def _is_word(word: str) -> bool:
    return len(word) >= 2 and _is_known(word)


def _is_place(word: str) -> bool:
    return bool(PLACES.search(word[1:]))


def _begins_here(text: str, start: int) -> bool:
    """Nothing before it that it could belong to."""
    return start == 0 or not HAN.match(text[start - 1]) or text[start - 1] in "是叫找姓的名请问"


def _is_free(text: str, start: int, end: int) -> bool:
    """The surname does not end a longer word: 曾经, 单位, 上海."""
    before = text[start - 1 : start + 1] if start else ""
    return not (len(before) == 2 and _is_known(before) and end - start == 1)
