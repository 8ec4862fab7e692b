"""Units of a plan found on the tree. No database."""

import pytest

from mingchuang.campaigns.enums import GroupKind, MatchHow
from mingchuang.campaigns.rules.matching import Place, UnitMatch, group_kind, match_units

COUNTY = Place(id=1, name="清河县", kind="region", regions=("清河县",))
BUREAU = Place(id=2, name="清河县民政局", kind="unit", regions=("清河县",), above=(1,))
LABOUR = Place(id=3, name="清河县人力资源和社会保障局", kind="unit", regions=("清河县",), above=(1,))
OFFICE = Place(id=4, name="办公室", kind="section", regions=("清河县",), parents=("清河县民政局",), above=(1, 2))
STAFFING = Place(id=5, name="人事科", kind="section", regions=("清河县",), parents=("清河县民政局",), above=(1, 2))
LABOUR_OFFICE = Place(
    id=6, name="办公室", kind="section", regions=("清河县",), parents=("清河县人力资源和社会保障局",), above=(1, 3)
)
WINDOW = Place(id=7, name="婚姻登记窗口", kind="window", regions=("清河县",), parents=("清河县民政局",), above=(1, 2))
BRANCH = Place(
    id=8, name="民政局机关党支部", kind="party_branch", regions=("清河县",), parents=("清河县民政局",), above=(1, 2)
)
STATION = Place(id=9, name="救助管理站", kind="unit", regions=("清河县",), parents=("清河县民政局",), above=(1, 2))
STATION_OFFICE = Place(id=10, name="综合科", kind="section", regions=("清河县",), above=(1, 2, 9))
MARKET = Place(id=11, name="清河县市场监督管理局", kind="unit", regions=("清河县",), above=(1,))
TOWN = Place(id=12, name="柳林镇", kind="unit", regions=("清河县",), above=(1,))
ALL = [
    COUNTY, BUREAU, LABOUR, OFFICE, STAFFING, LABOUR_OFFICE, WINDOW, BRANCH, STATION, STATION_OFFICE, MARKET, TOWN,
]  # fmt: skip
BELOW_BUREAU = [BUREAU, OFFICE, STAFFING, WINDOW, BRANCH, STATION, STATION_OFFICE]


def _found(name: str, *, body: Place = COUNTY) -> UnitMatch:
    (match,) = match_units([name], ALL if body is COUNTY else BELOW_BUREAU, body=body)
    return match


@pytest.mark.parametrize("name", ["清河县民政局", " 清河县民政局 "])
def test_the_name_itself_is_exact(name: str) -> None:
    assert _found(name) == UnitMatch(text=name, how=MatchHow.EXACT, places=(BUREAU.id,))


@pytest.mark.parametrize(
    "name", ["县民政局", "民政局", "清河民政局", "縣民政局", "民政局（老龄办）", "清 河 县 民 政 局"]
)
def test_a_shorter_or_traditional_name_is_found(name: str) -> None:
    assert (_found(name).how, _found(name).places) == (MatchHow.SHORTENED, (BUREAU.id,))


def test_a_name_that_begins_with_a_word_for_a_level_is_not_cut() -> None:
    assert _found("市场监督管理局").places == (MARKET.id,)


def test_a_superiors_office_is_not_taken_for_ours() -> None:
    assert _found("市民政局").how == MatchHow.UNMATCHED
    assert BUREAU.id in _found("市民政局").suggestions


@pytest.mark.parametrize("name", ["局办公室", "局辦公室", "县局办公室", "机关办公室", "办公室"])
def test_a_bureaus_own_office_is_found_in_the_bureaus_plan(name: str) -> None:
    assert _found(name, body=BUREAU).places == (OFFICE.id,)


def test_two_offices_of_one_name_are_asked_for() -> None:
    match = _found("办公室")

    assert match.how == MatchHow.UNMATCHED
    assert set(match.suggestions) >= {OFFICE.id, LABOUR_OFFICE.id}


def test_an_abbreviation_is_suggested_and_not_taken() -> None:
    match = _found("人社局")

    assert (match.how, match.places) == (MatchHow.UNMATCHED, ())
    assert match.suggestions[0] == LABOUR.id


def test_what_is_like_nothing_has_no_suggestion() -> None:
    assert _found("县电视台").suggestions == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("各科室", GroupKind.SECTIONS),
        ("局機關各科(室、局)", GroupKind.SECTIONS),
        ("机关各股室", GroupKind.SECTIONS),
        ("各单位", GroupKind.UNITS),
        ("局屬各單位", GroupKind.UNITS),
        ("全体直属单位", GroupKind.UNITS),
        ("各部门、单位", GroupKind.BOTH),
        ("各科室、各单位", GroupKind.BOTH),
        ("各部门", GroupKind.BOTH),
        ("各窗口单位", GroupKind.WINDOW_UNITS),
        ("各党支部", GroupKind.BRANCHES),
        ("各乡镇（街道）", GroupKind.TOWNS),
        ("各有关单位", None),
        ("相关科室", None),
        ("民政局", None),
        ("科室", None),
    ],
)
def test_a_group_name_stands_for(name: str, kind: GroupKind | None) -> None:
    assert group_kind(name) is kind


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("各单位", {BUREAU.id, LABOUR.id, MARKET.id, TOWN.id}),
        ("各窗口", {WINDOW.id}),
        ("各进驻窗口单位", {BUREAU.id}),
        ("各党支部", {BRANCH.id}),
        ("各乡镇", {TOWN.id}),
    ],
)
def test_a_countys_group_is_the_topmost_of_its_kind(name: str, members: set[int]) -> None:
    match = _found(name)

    assert match.how == MatchHow.GROUP
    assert set(match.places) == members


@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("各科室", {OFFICE.id, STAFFING.id}),
        ("各窗口单位", {WINDOW.id}),
        ("局属各单位", {STATION.id}),
        ("各部门、单位", {4, 5, 9}),
    ],
)
def test_a_bureaus_group_leaves_out_what_lies_below_its_own_units(name: str, members: set[int]) -> None:
    assert set(_found(name, body=BUREAU).places) == members


def test_a_group_with_nobody_in_it_is_still_a_group() -> None:
    match = _found("各乡镇", body=BUREAU)

    assert (match.how, match.places) == (MatchHow.GROUP, ())


def test_a_branch_is_found_without_the_name_of_its_bureau() -> None:
    assert _found("局机关党支部", body=BUREAU).places == (BRANCH.id,)
    assert _found("民政局机关党支部").places == (BRANCH.id,)
