"""Two who enter the same at once: one is served, the other gets a sentence, nobody a server error."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse

from mingchuang.foundation.access import Actor
from mingchuang.foundation.errors import Refusal
from mingchuang.organisations.actions.accounts import grant_role, open_account
from mingchuang.organisations.actions.posts import name_deputy
from mingchuang.organisations.actions.presence import set_whereabouts
from mingchuang.organisations.actions.tree import appoint, open_node, register_staff
from mingchuang.organisations.enums import Where
from mingchuang.organisations.models import Deputy, Node, Staff, Whereabouts
from tests.cast import NOON, Cast, make_cast
from tests.factories.organisations import BEGAN, make_staff, on_post

SYSTEM = Actor.system()


def test_what_stands_already_is_refused_and_the_act_around_goes_on(cast: Cast) -> None:
    tenure = on_post(cast.lin.staff)
    again: list[Callable[[], Any]] = [
        lambda: open_node(actor=SYSTEM, kind="region", code="qinghe", name_zh="又一个", at=NOON),
        lambda: register_staff(actor=SYSTEM, node=cast.window, name_zh="又一个", badge_number="lin", at=NOON),
        lambda: appoint(
            actor=SYSTEM, staff=cast.lin.staff, node=cast.window, title=tenure.post.title_zh, from_on=BEGAN, at=NOON
        ),
        lambda: open_account(
            actor=SYSTEM, username="lin", display_name="林", password="good-window-2027", at=NOON, node=cast.window
        ),
        lambda: grant_role(actor=SYSTEM, account=cast.lin.account, role="clerk", node=cast.window, at=NOON),
    ]

    for act in again:
        with pytest.raises(Refusal):
            act()

    assert Node.objects.filter(code="qinghe").count() == Staff.objects.filter(badge_number="lin").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["staff", "whereabouts", "deputy"])
def test_two_at_the_same_moment(what: str) -> None:
    cast = make_cast()
    post, deputy = on_post(cast.lin.staff).post, make_staff(cast.window, "韩梅")
    acts: dict[str, Callable[[], Any]] = {
        "staff": lambda: register_staff(actor=SYSTEM, node=cast.window, name_zh="新人", badge_number="N1", at=NOON),
        "whereabouts": lambda: set_whereabouts(actor=SYSTEM, staff=deputy, where=Where.AT_POST, at=NOON),
        "deputy": lambda: name_deputy(actor=SYSTEM, post=post, deputy_staff=deputy, at=NOON),
    }
    barrier = Barrier(2)

    def attempt() -> str:
        try:
            barrier.wait(timeout=10)
            acts[what]()
        except Refusal:
            return "refused"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(future.result() for future in [pool.submit(attempt), pool.submit(attempt)])
    connections.close_all()

    assert outcomes in (["done", "done"], ["done", "refused"])
    assert Staff.objects.filter(badge_number="N1").count() == (1 if what == "staff" else 0)
    assert Whereabouts.objects.filter(ended_at=None).count() == (1 if what == "whereabouts" else 0)
    assert Deputy.objects.filter(until_on=None).count() == (1 if what == "deputy" else 0)


def test_the_second_clerk_reads_a_sentence_at_the_field(client: Client, cast: Cast) -> None:
    client.force_login(cast.zhou.account)
    typed = {"name_zh": "新人", "badge_number": "N1", "is_shown": "on"}
    address = reverse("organisations:register-staff", args=["mz-1"])

    assert client.post(address, typed).status_code == 302
    answer = client.post(address, typed)

    assert answer.status_code == 422
    assert 'id="id_badge_number_faults"' in answer.content.decode()
