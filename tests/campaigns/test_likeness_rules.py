"""Which row of an older list a row of a newer one is."""

import pytest

from mingchuang.campaigns.rules.likeness import Row, matched


def _rows(*titles: str) -> list[Row]:
    return [Row(title=title) for title in titles]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(("亮诺", "清件"), ("亮诺", "清件"), {0: 0, 1: 1}, id="nothing changed"),
        pytest.param(("亮诺", "清件"), ("清件", "亮诺"), {0: 1, 1: 0}, id="the order changed"),
        pytest.param(("窗口亮诺", "清理积件"), ("窗口公开亮诺", "清理积件"), {0: 0, 1: 1}, id="a title grew"),
        pytest.param(("亮诺", "清件"), ("清件",), {0: 1}, id="one is gone"),
        pytest.param(("亮诺",), ("亮诺", "夜间延时服务"), {0: 0}, id="one is new"),
        pytest.param(("“亮诺”（一）",), ("亮诺一",), {0: 0}, id="only marks differ"),
        pytest.param((), ("亮诺",), {}, id="there was nothing"),
        pytest.param(("走访企业",), ("清理积件",), {}, id="they have nothing in common"),
    ],
)
def test_rows_find_each_other(old: tuple[str, ...], new: tuple[str, ...], expected: dict[int, int]) -> None:
    assert matched(_rows(*old), _rows(*new)) == expected


def test_of_two_with_the_same_title_the_text_decides() -> None:
    old = [Row(title="检查", text="每月抽查窗口纪律"), Row(title="检查", text="年底考核评比先进")]
    new = [Row(title="检查", text="年底考核评比先进单位"), Row(title="检查", text="每月抽查窗口纪律")]

    assert matched(old, new) == {0: 1, 1: 0}


def test_a_renamed_row_between_the_same_neighbours_is_the_same() -> None:
    text = "走访企业和社区，收集意见，当场能答的当场答复。"
    old = [Row(title="亮诺"), Row(title="上门问需", text=text), Row(title="总结")]
    new = [Row(title="亮诺"), Row(title="千企大走访", text=text), Row(title="总结")]

    assert matched(old, new)[1] == 1


def test_a_renamed_row_with_another_text_is_another() -> None:
    old = [Row(title="亮诺"), Row(title="上门问需", text="走访企业和社区。"), Row(title="总结")]
    new = [Row(title="亮诺"), Row(title="设备更新", text="采购叫号机三十台。"), Row(title="总结")]

    assert 1 not in matched(old, new)


def test_each_row_is_matched_once() -> None:
    found = matched(_rows("窗口亮诺"), _rows("窗口亮诺一", "窗口亮诺二"))

    assert len(found) == len(set(found.values())) == 1
