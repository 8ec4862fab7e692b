"""What another system may do, and the words of order files."""

from django.db.models import TextChoices


class Scope(TextChoices):
    """What a client system may do through the machine door, from its node downwards."""

    ORDERS_SEND = "orders.send", "送入热线工单"
    ORDERS_READ = "orders.read", "取工单办理结果"
    ORDERS_RETURN = "orders.return", "代承办单位申请退单"
    CASES_SEND = "cases.send", "送入办件"
    CASES_READ = "cases.read", "查办件进度"
    COUNTS_SEND = "counts.send", "送入服务人数"


class OrderField(TextChoices):
    """What an order tells; a hotline has its own column for each."""

    NUMBER = "number", "工单编号"
    RECEIVED_AT = "received_at", "来电时间"
    KIND = "kind", "诉求类型"
    URGENCY = "urgency", "紧急程度"
    TITLE = "title", "标题"
    CONTENT = "content", "诉求内容"
    UNIT = "unit", "承办单位"
    CALLER = "caller", "来电人"
    PHONE = "phone", "来电号码"
    ADDRESS = "address", "地址"
    SECRECY = "secrecy", "是否保密"

    @classmethod
    def needed(cls) -> tuple["OrderField", ...]:
        """Without these a line is no order."""
        return (cls.NUMBER, cls.CONTENT)


class CodeTable(TextChoices):
    """The code tables of a hotline."""

    KIND = "kind", "诉求类型"
    URGENCY = "urgency", "紧急程度"
    UNIT = "unit", "承办单位"
    RESULT = "result", "办理结果"


class Result(TextChoices):
    """What the hotline is told of an order."""

    SIGNED = "signed", "已签收"
    RETURNED = "returned", "退回热线"
    ANSWERED = "answered", "已答复"
    REDONE = "redone", "重办"
    CLOSED = "closed", "已办结"


class ResultField(TextChoices):
    """What a line of results can hold; a hotline has its own column for each it wants."""

    NUMBER = "number", "工单编号"
    RESULT = "result", "办理结果（代码）"
    RESULT_LABEL = "result_label", "办理结果（文字）"
    AT = "at", "时间"
    UNIT = "unit", "承办单位（代码）"
    UNIT_NAME = "unit_name", "承办单位（名称）"
    TEXT = "text", "答复或说明"
    OWN_NUMBER = "own_number", "本系统编号"


class Direction(TextChoices):
    """Which way a file went."""

    IN = "in", "导入工单"
    OUT = "out", "导出结果"


class FileState(TextChoices):
    """Where a file stands."""

    TRIED = "tried", "试读，待确认"
    RUNNING = "running", "正在导入"
    LANDED = "landed", "已导入"
    DROPPED = "dropped", "已放弃"
    WRITTEN = "written", "已导出"


class FileForm(TextChoices):
    """How results are handed out."""

    EXCEL = "xlsx", "Excel"
    CSV_UTF8 = "csv-utf-8", "CSV（UTF-8）"
    CSV_GB = "csv-gb18030", "CSV（GB18030）"


class Fate(TextChoices):
    """What becomes of a line."""

    NEW = "new", "新工单"
    KNOWN = "known", "已收下，不变"
    FAULTY = "faulty", "有错"
