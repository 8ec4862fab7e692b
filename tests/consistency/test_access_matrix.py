"""Every address of the site is opened as every person of the cast, and as nobody."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from mingchuang.config.roles import ROLES, reading
from mingchuang.foundation.http.doors import door_of
from tests.cast import Cast
from tests.consistency.access_matrix import MATRIX
from tests.consistency.personas import ANYONE, PERSONAS
from tests.consistency.sample import Sample
from tests.consistency.sample_rows import SAMPLES

DJANGOS_OWN = {"set_language"}
MACHINES = {name for name in MATRIX if name.startswith("exchange:api-") and MATRIX[name] is not ANYONE}
GUARDED = {name for name in MATRIX if MATRIX[name] is not ANYONE} - MACHINES


def addresses(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, inner)
        elif pattern.name:
            yield space + pattern.name, pattern


ADDRESSES = dict(addresses())


def test_every_address_is_in_the_matrix_and_none_is_invented() -> None:
    assert set(ADDRESSES) == set(MATRIX), (
        f"missing: {sorted(set(ADDRESSES) - set(MATRIX))}; gone: {sorted(set(MATRIX) - set(ADDRESSES))}"
    )


@pytest.mark.parametrize("name", sorted(set(ADDRESSES) - DJANGOS_OWN))
def test_every_view_has_a_door(name: str) -> None:
    door = door_of(ADDRESSES[name].callback)

    assert door is not None, "give the view @page or @act"
    assert (door.permission == "public") == (MATRIX[name] is ANYONE)


def _opened(client: Client, name: str, sample: Sample) -> int:
    address = reverse(name, kwargs=sample.kwargs) + sample.query
    return client.get(address).status_code


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(name for name in ADDRESSES if MATRIX.get(name) is ANYONE))
def test_a_stranger_opens_public_pages(name: str, cast: Cast, client: Client) -> None:
    sample = SAMPLES[name](cast) if name in SAMPLES else Sample()
    status = _opened(client, name, sample)

    assert status in {200, 302}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(ADDRESSES) & GUARDED))
def test_only_those_in_the_matrix_open(name: str, cast: Cast) -> None:
    sample = SAMPLES[name](cast) if name in SAMPLES else Sample()
    allowed = MATRIX[name]
    assert allowed is not None
    seen = {}
    for persona in PERSONAS:
        client = Client()
        client.force_login(cast[persona].account)
        seen[persona] = _opened(client, name, sample)

    assert {who for who, status in seen.items() if status in {200, 302}} == allowed, seen
    assert {status for who, status in seen.items() if who not in allowed} <= {404}
    assert Client().get(reverse(name, kwargs=sample.kwargs)).url.startswith(reverse(settings.LOGIN_URL))  # type: ignore[attr-defined]  # a redirect


@pytest.mark.django_db
def test_no_session_opens_the_machine_door(cast: Cast) -> None:
    for persona in ("", *PERSONAS):
        client = Client()
        if persona:
            client.force_login(cast[persona].account)
        for name in MACHINES:
            address = reverse(name, kwargs=SAMPLES[name](cast).kwargs if name in SAMPLES else {})
            answers = {client.get(address).status_code, client.post(address, {}).status_code}
            assert 401 in answers, name
            assert answers <= {401, 405}, name  # a method it does not know is told to anybody


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(SAMPLES) & GUARDED))
def test_the_neighbour_with_the_same_role_gets_404(name: str, cast: Cast) -> None:
    sample = SAMPLES[name](cast)
    answers: dict[str, Any] = {}
    for persona in ("neighbour_office", "wu"):
        client = Client()
        client.force_login(cast[persona].account)
        answers[persona] = _opened(client, name, sample)

    assert set(answers.values()) == {404}


def test_an_auditor_reads_everything_and_changes_nothing() -> None:
    auditor = next(role for role in ROLES if role.key == "auditor")

    assert auditor.permissions == reading()
