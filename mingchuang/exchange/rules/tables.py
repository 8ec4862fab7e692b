"""What the columns and codes of a hotline may be."""

from collections import Counter
from collections.abc import Mapping, Sequence

from mingchuang.exchange.enums import CodeTable, OrderField, Result, ResultField
from mingchuang.exchange.rules.orders import tidy
from mingchuang.feedback.enums import Urgency, VoiceKind
from mingchuang.foundation.errors import FieldRefusal

MEANINGS: Mapping[CodeTable, Mapping[str, str]] = {
    CodeTable.KIND: {str(value): str(label) for value, label in VoiceKind.choices},
    CodeTable.URGENCY: {str(value): str(label) for value, label in Urgency.choices},
    CodeTable.RESULT: {str(value): str(label) for value, label in Result.choices},
}
"""What a code may mean, by table; a unit's code means a node of the tree."""


class TableRefused(FieldRefusal):
    """Such columns or codes cannot be worked with; `field` names the place at fault."""


def check_columns(columns: Mapping[str, Sequence[str]]) -> None:
    """What an order needs has a column, and no title stands for two things."""
    for order_field in OrderField.needed():
        if not columns.get(order_field):
            raise TableRefused("请写明“{wanted}”的列名。", field=order_field.value, wanted=order_field.label)
    titles = Counter(tidy(title) for listed in columns.values() for title in dict.fromkeys(map(tidy, listed)))
    for key, listed in columns.items():
        for title in listed:
            if titles[tidy(title)] > 1:
                raise TableRefused("列名“{title}”写在了两处，请只留一处。", field=key, title=title)


def check_out_columns(pairs: Sequence[Sequence[str]]) -> None:
    """Results name their order, and no title stands twice."""
    if ResultField.NUMBER not in [field for _, field in pairs]:
        raise TableRefused("结果里要有“工单编号”一列，热线才认得出是哪一单。", field="out_number")
    titles = Counter(tidy(title) for title, _ in pairs)
    if repeated := [title for title, _ in pairs if titles[tidy(title)] > 1]:
        raise TableRefused("结果的列名“{title}”写了两次。", field="out_columns", title=repeated[0])


def check_meaning(table: CodeTable, means: str, *, is_unit: bool) -> None:
    """A code means something that exists here."""
    if not (is_unit if table is CodeTable.UNIT else means in MEANINGS[table]):
        raise TableRefused("没有可以对应的“{means}”，请从列表里选。", field="means", means=means)
