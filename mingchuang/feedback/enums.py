"""Kinds of voice, how it came, where it stands, and what was found."""

from django.db.models import TextChoices


class VoiceKind(TextChoices):
    """What somebody wants (诉求)."""

    COMPLAINT = "complaint", "投诉"
    SUGGESTION = "suggestion", "建议"
    QUESTION = "question", "咨询"
    PRAISE = "praise", "表扬"
    FAULT = "fault", "设施报修"
    STUCK = "stuck", "办不成事"

    @classmethod
    def about_somebody(cls) -> tuple["VoiceKind", ...]:
        """Kinds in which a unit is judged; upheld, they open a rectification."""
        return (cls.COMPLAINT, cls.STUCK)


class Channel(TextChoices):
    """How a voice came."""

    WEB = "web", "网上"
    PHONE = "phone", "电话"
    VISIT = "visit", "来访"
    LETTER = "letter", "来信"
    BOX = "box", "意见箱"
    HOTLINE = "hotline", "12345 热线"
    BUSINESS = "business", "营商办"
    MEDIA = "media", "媒体"
    CONTACT = "contact", "首问登记"
    OUTREACH = "outreach", "上门服务"
    FACILITY = "facility", "设施二维码"

    @classmethod
    def typed_in(cls) -> tuple["Channel", ...]:
        """Ways in which staff write down what was said."""
        return (cls.PHONE, cls.VISIT, cls.LETTER, cls.BOX, cls.BUSINESS, cls.MEDIA, cls.HOTLINE)


class VoiceFileKind(TextChoices):
    """What came with a voice."""

    PHOTO = "photo", "照片"
    LETTER = "letter", "来信原件"


class Urgency(TextChoices):
    """How fast; the limits of each class are data."""

    URGENT = "urgent", "紧急"
    UTILITIES = "utilities", "水电气热"
    QUERY = "query", "咨询求助"
    GENERAL = "general", "一般"
    COMPLEX = "complex", "复杂疑难"


class VoiceState(TextChoices):
    """Where a voice stands, from its being taken in to the archive."""

    REGISTERED = "registered", "待分类"
    CLASSIFIED = "classified", "待派单"
    DISPATCHED = "dispatched", "待签收"
    SIGNED = "signed", "已签收"
    RETURN_ASKED = "return_asked", "申请退单"
    HANDLING = "handling", "办理中"
    EXTENSION_ASKED = "extension_asked", "申请延期"
    REPLIED = "replied", "待回访"
    SATISFIED = "satisfied", "群众满意，待办结"
    DISSATISFIED = "dissatisfied", "群众不满意，待裁定"
    CLOSED = "closed", "已办结"
    ARCHIVED = "archived", "已归档"
    MERGED = "merged", "已并案"
    DECLINED = "declined", "不予受理"

    @classmethod
    def to_sort(cls) -> tuple["VoiceState", ...]:
        """The dispatcher has not sent it out yet."""
        return (cls.REGISTERED, cls.CLASSIFIED)

    @classmethod
    def at_unit(cls) -> tuple["VoiceState", ...]:
        """A unit answers for it now."""
        return (cls.DISPATCHED, cls.SIGNED, cls.RETURN_ASKED, cls.HANDLING, cls.EXTENSION_ASKED)

    @classmethod
    def answered(cls) -> tuple["VoiceState", ...]:
        """There is an answer that the citizen may read."""
        return (cls.REPLIED, cls.SATISFIED, cls.DISSATISFIED, cls.CLOSED, cls.ARCHIVED)

    @classmethod
    def waiting_for_office(cls) -> tuple["VoiceState", ...]:
        """The dispatching office has the next act."""
        return (
            cls.REGISTERED,
            cls.CLASSIFIED,
            cls.RETURN_ASKED,
            cls.EXTENSION_ASKED,
            cls.REPLIED,
            cls.SATISFIED,
            cls.DISSATISFIED,
        )

    @classmethod
    def over(cls) -> tuple["VoiceState", ...]:
        """Nobody has anything to do any more."""
        return (cls.CLOSED, cls.ARCHIVED, cls.MERGED, cls.DECLINED)


class AnswerWay(TextChoices):
    """How the citizen was answered."""

    IN_PERSON = "in_person", "当面"
    PHONE = "phone", "电话"
    WRITING = "writing", "书面"
    PAGE = "page", "网上查询"


class Finding(TextChoices):
    """What the unit, or the office above it, found a complaint to be."""

    TRUE = "true", "属实"
    PARTLY = "partly", "部分属实"
    UNTRUE = "untrue", "不属实"
    NONE = "none", "不涉及"

    @classmethod
    def upheld(cls) -> tuple["Finding", ...]:
        """Something has to be mended."""
        return (cls.TRUE, cls.PARTLY)


class Plea(TextChoices):
    """What a unit asks of the dispatcher."""

    RETURN = "return", "退单"
    EXTENSION = "extension", "延期"


class Urging(TextChoices):
    """Steps of supervision (督办), each harder than the one before."""

    REMINDER = "reminder", "催办"
    NOTICE = "notice", "督办单"
    INSTRUCTION = "instruction", "领导批示"


class Contentment(TextChoices):
    """What the citizen says when asked before closing."""

    SATISFIED = "satisfied", "满意"
    BASICALLY = "basically", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"


class AskedHow(TextChoices):
    """How the citizen was asked."""

    CALL = "call", "电话回访"
    PAGE = "page", "本人网上评价"
    HOTLINE = "hotline", "热线平台回访"


class MaskKind(TextChoices):
    """What a mask hides."""

    NAME = "name", "姓名"
    PHONE = "phone", "电话"
    ID = "id", "证件号码"
    CARD = "card", "银行卡号"
    PLATE = "plate", "车牌"
    EMAIL = "email", "邮箱"
    ADDRESS = "address", "住址"
    OTHER = "other", "其他"


class PublicationState(TextChoices):
    """Whether an answered voice is shown to everybody."""

    WAITING = "waiting", "待复看"
    PUBLISHED = "published", "已公开"
    KEPT_BACK = "kept_back", "不公开"


class PetitionState(TextChoices):
    """Where an old petition stands."""

    OPEN = "open", "化解中"
    SETTLED = "settled", "已化解"
    ENDED = "ended", "依法终结"

    @classmethod
    def closed(cls) -> tuple["PetitionState", ...]:
        """No longer in the backlog."""
        return (cls.SETTLED, cls.ENDED)
