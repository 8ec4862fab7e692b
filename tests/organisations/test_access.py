"""Who sees what of the tree."""

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.foundation.access import NotAllowed
from mingchuang.organisations.actions import accounts
from mingchuang.organisations.models import Node
from mingchuang.organisations.permissions import OrganisationsPermission as P
from mingchuang.organisations.rules import GrantRefused
from tests.cast import NOON, PASSWORD, Cast


def test_a_grant_reaches_the_subtree_and_not_the_neighbour(cast: Cast) -> None:
    seen = set(Node.objects.within(cast.chen.actor, P.NODE_READ).values_list("code", flat=True))

    assert {"qinghe", "minzheng", "mz-1", "dating"} <= seen
    assert "linhu" not in seen


@pytest.mark.parametrize(("who", "status"), [("chen", 200), ("neighbour_office", 404)])
def test_neighbouring_county_sees_404(client: Client, cast: Cast, who: str, status: int) -> None:
    client.force_login(cast[who].account)

    assert client.get(reverse("organisations:node", args=["minzheng"])).status_code == status


def test_nobody_gives_away_more_than_he_holds(cast: Cast) -> None:
    with pytest.raises(GrantRefused, match="超出您本人权限"):
        accounts.grant_role(actor=cast.chen.actor, account=cast.lin.account, role="operator", node=cast.county, at=NOON)


def test_a_role_is_not_granted_outside_ones_reach(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        accounts.grant_role(
            actor=cast.chen.actor, account=cast.wu.account, role="clerk", node=cast.neighbour_window, at=NOON
        )


def test_sign_in_leads_where_one_wanted_to_go_and_stands_in_the_journal(client: Client, cast: Cast) -> None:
    wanted = reverse("organisations:tree")

    answer = client.post(reverse("organisations:sign-in"), {"username": "chen", "password": PASSWORD, "next": wanted})

    assert answer.status_code == 302
    assert answer["Location"] == wanted
    client.force_login(cast.operator.account)
    assert "登录" in client.get(reverse("organisations:journal")).content.decode()


def test_five_wrong_passwords_lock_the_account_for_this_address(client: Client, cast: Cast) -> None:
    wrong = {"username": "chen", "password": "wrong-password"}
    for _ in range(5):
        answer = client.post(reverse("organisations:sign-in"), wrong)

    right = client.post(reverse("organisations:sign-in"), {"username": "chen", "password": PASSWORD})

    assert answer.status_code == 429
    assert right.status_code == 429
    assert "十五分钟" in right.content.decode()
