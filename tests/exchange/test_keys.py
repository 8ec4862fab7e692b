"""Keys of client systems, without the database: how one looks and when it opens the door."""

from datetime import date, timedelta

import pytest

from mingchuang.casework.permissions import CaseworkPermission
from mingchuang.exchange.enums import Scope
from mingchuang.exchange.permissions import PERMISSIONS, permissions_of
from mingchuang.exchange.rules.keys import (
    KeyRefused,
    KeyTermRefused,
    check_key,
    check_term,
    digest_of,
    draw_key,
    parts_of,
)
from mingchuang.exchange.rules.repeats import RepeatRefused, body_digest, check_repeat_key, check_same
from mingchuang.exchange.rules.scopes import ScopeRefused, check_scopes
from tests.cast import NOON

TODAY = date(2026, 3, 11)


def test_a_key_is_long_random_and_only_its_hash_is_kept() -> None:
    one, other = draw_key(), draw_key()

    assert one.text != other.text
    assert len(one.text.rsplit("_", 1)[1]) == 32  # 160 bits
    assert one.digest not in one.text
    assert parts_of(f"Bearer {one.text}") == (one.sign, one.text.rsplit("_", 1)[1])


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("", "no_key"),
        ("Bearer", "key_malformed"),
        ("Bearer mc_ABC", "key_malformed"),
        ("Basic YTpi", "key_malformed"),
        ("Bearer mc_12345678_ILOU0000000000000000000000000000", "key_malformed"),
    ],
)
def test_a_header_that_holds_no_key_is_told_how_to_write_one(header: str, code: str) -> None:
    with pytest.raises(KeyRefused, match="Authorization: Bearer") as refused:
        parts_of(header)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, None),
        ({"digest": None}, "key_unknown"),
        ({"secret": "0" * 32}, "key_unknown"),
        ({"secret": "0" * 32, "revoked_at": NOON}, "key_unknown"),  # who cannot show the secret learns nothing
        ({"revoked_at": NOON}, "key_revoked"),
        ({"expires_on": TODAY - timedelta(days=1)}, "key_expired"),
        ({"expires_on": TODAY}, None),
    ],
)
def test_a_key_opens_until_its_last_day_unless_revoked(changes: dict[str, object], code: str | None) -> None:
    secret = "7" * 32
    asked = {"secret": secret, "digest": digest_of(secret), "expires_on": TODAY, "revoked_at": None, **changes}
    told = None
    try:
        check_key(today=TODAY, **asked)  # type: ignore[arg-type]  # a table of cases
    except KeyRefused as refusal:
        told = refusal.code

    assert told == code


@pytest.mark.parametrize("days", [0, -1, 5 * 366])
def test_a_key_ends_and_not_in_the_far_future(days: int) -> None:
    with pytest.raises(KeyTermRefused):
        check_term(expires_on=TODAY + timedelta(days=days), today=TODAY)


def test_every_scope_says_what_it_allows_and_nobody_gives_what_she_lacks() -> None:
    assert set(PERMISSIONS) == set(Scope)
    assert permissions_of(["counts.send", "gone.long-ago"]) == {CaseworkPermission.COUNT_EDIT}
    with pytest.raises(ScopeRefused, match="送入服务人数"):
        check_scopes(["counts.send"], may_give=lambda _: False)
    with pytest.raises(ScopeRefused, match="至少"):
        check_scopes([], may_give=lambda _: True)


@pytest.mark.parametrize("text", ["", "short", "a b c d e f g h", "编号编号编号编号", "x" * 65])
def test_a_repeat_key_is_asked_for_and_must_be_plain(text: str) -> None:
    with pytest.raises(RepeatRefused, match="Idempotency-Key"):
        check_repeat_key(text)


def test_another_body_address_or_method_is_another_sending() -> None:
    first = body_digest("POST", "/api/v1/orders", b"{}")

    for other in (("PUT", "/api/v1/orders", b"{}"), ("POST", "/api/v1/counts", b"{}"), ("POST", "/api/v1/orders", b"")):
        with pytest.raises(RepeatRefused):
            check_same(first, body_digest(*other))
