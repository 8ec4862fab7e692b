"""What may be offered as a dataset."""

import pytest

from mingchuang.analytics.registry import Column, ColumnType, Dataset, Privacy, dataset_named, in_batches

KEY = Column("id", ColumnType.WHOLE)


def _dataset(**changed: object) -> Dataset:
    given: dict[str, object] = {"name": "test.things", "label": "东西", "columns": [KEY], "read": lambda _: []}
    return Dataset(**(given | changed))  # type: ignore[arg-type]  # the point is what it refuses


@pytest.mark.parametrize("privacy", [Privacy.PERSONAL, Privacy.SECRET])
def test_personal_columns_never_enter(privacy: Privacy) -> None:
    with pytest.raises(ValueError, match="never enter a dataset: phone"):
        _dataset(columns=[KEY, Column("phone", ColumnType.TEXT, privacy)])


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        pytest.param({"name": "things"}, "area.things", id="its name has no area"),
        pytest.param({"name": "test.things; DROP"}, "area.things", id="its name is no word"),
        pytest.param({"columns": [KEY, KEY]}, "must differ", id="a column stands twice"),
        pytest.param({"month_by": "day"}, "no day column", id="there is no such day"),
        pytest.param({"month_by": "id"}, "no day column", id="the month would be cut by a number"),
    ],
)
def test_a_dataset_is_refused_when(changed: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        _dataset(**changed)


def test_an_unknown_dataset_is_answered_with_the_known_ones() -> None:
    with pytest.raises(LookupError, match=r"no dataset 'test\.nothing'"):
        dataset_named("test.nothing")


def test_rows_are_handed_over_in_batches() -> None:
    assert list(in_batches(((n,) for n in range(5)), size=2)) == [[(0,), (1,)], [(2,), (3,)], [(4,)]]
