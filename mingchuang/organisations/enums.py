"""What a node can be, and what can be said of those who serve."""

from django.db.models import TextChoices


class NodeKind(TextChoices):
    """Kinds of node. Party and mass organisations pledge, display and are judged like units."""

    REGION = "region", "地区"
    UNIT = "unit", "单位"
    SECTION = "section", "科室"
    HALL = "hall", "大厅"
    WINDOW = "window", "窗口"
    PARTY_BRANCH = "party_branch", "党支部"
    UNION = "union", "工会"
    YOUTH_LEAGUE = "youth_league", "团组织"
    WOMEN = "women", "妇女组织"

    @classmethod
    def answering(cls) -> tuple["NodeKind", ...]:
        """Kinds that answer for work and are judged as a unit."""
        return (cls.UNIT, cls.PARTY_BRANCH, cls.UNION, cls.YOUTH_LEAGUE, cls.WOMEN)


class Naming(TextChoices):
    """How those who serve are shown to the public; a unit decides for all its people."""

    FULL = "full", "姓名、照片和工号"
    SURNAME = "surname", "只显示姓氏和工号"


class Language(TextChoices):
    """What a citizen can be served in."""

    MANDARIN = "cmn", "普通话"
    LOCAL = "local", "本地方言"
    CANTONESE = "yue", "粤语"
    SIGN = "csl", "手语"
    ENGLISH = "en", "英语"
    RUSSIAN = "ru", "俄语"
    JAPANESE = "ja", "日语"
    UYGHUR = "ug", "维吾尔语"
    KAZAKH = "kk", "哈萨克语"
    KYRGYZ = "ky", "柯尔克孜语"
    MONGOLIAN = "mn", "蒙古语"
    TIBETAN = "bo", "藏语"
    ZHUANG = "za", "壮语"
    YI = "ii", "彝语"
    KOREAN = "ko", "朝鲜语"


class Where(TextChoices):
    """Where a member of staff is now (人员去向)."""

    AT_POST = "at_post", "在岗"
    BUSINESS = "business", "外出办事"
    MEETING = "meeting", "开会"
    TRAINING = "training", "培训学习"
    LEAVE = "leave", "请假"

    @classmethod
    def away(cls) -> "tuple[Where, ...]":
        """Every place but one's own."""
        return (cls.BUSINESS, cls.MEETING, cls.TRAINING, cls.LEAVE)


class HandOverState(TextChoices):
    """The life of a hand-over: written by who leaves, taken on by the deputy, ended when the holder is back."""

    WAITING = "waiting", "待接手"
    ACCEPTED = "accepted", "已接手"
    DECLINED = "declined", "未接手"
    ENDED = "ended", "已交回"


class MarkHolder(TextChoices):
    """Who can carry a mark of a kind."""

    PERSON = "person", "个人"
    PLACE = "place", "集体"
    BOTH = "both", "个人或集体"
