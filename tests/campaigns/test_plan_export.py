"""The plan of a campaign as an official paper gives the plan back to whoever reads it, person or importer."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingchuang.campaigns.actions import withdraw_task
from mingchuang.campaigns.models import Campaign
from mingchuang.campaigns.presenters.plan_paper import plan_paper
from mingchuang.campaigns.queries.paper import plan_of
from mingchuang.campaigns.rules.draft import prepared
from mingchuang.campaigns.rules.outline import sections_apart, shape_of
from mingchuang.plans import parse_bytes
from tests.cast import NOON, Cast
from tests.factories.campaigns import confirmed_campaign, task_named
from tests.plans.comparing import Verdict, compare, wrong
from tests.plans.seeds import SEEDS

DOCUMENTS = Path(__file__).parents[1] / "plans" / "documents"
# All own plans come back whole, but for this: the paper of a plan has no words of a notice that is titled 方案.
NOT_GIVEN_BACK = {"county_three_levels_until": {"kind"}}
FIELDS = (
    "kind", "is_plan", "title", "campaign_name", "issuer", "doc_number", "issue_date", "addressees", "preamble",
    "guiding_text", "theme", "scope", "basis", "goals", "period", "phases", "activities", "norms",
    "evaluation_methods", "measures", "leading_group", "attachments", "score_table", "colophon",
)  # fmt: skip
# A paper must have a title, and from it a reader learns a name; the house style numbers steps that no name numbers.
MAY_BE_ADDED = {"title", "campaign_name", "issuer"}


def read_back(plan: dict[str, Any]) -> dict[str, Any]:
    """What the importer reads out of the paper of a plan."""
    found: dict[str, Any] = parse_bytes(paper_with_all(plan), "方案.docx").to_json()["plans"][0]
    return found


def beside(plan: dict[str, Any], found: dict[str, Any]) -> list[Verdict]:
    """The plan as it was and as it came back, value by value."""
    wanted = {key: plan.get(key) for key in FIELDS if plan.get(key) or key not in MAY_BE_ADDED}
    return [one for one in compare(wanted, found) if not _is_house_number(one)]


def paper_with_all(plan: dict[str, Any]) -> bytes:
    return plan_paper({**plan, **prepared(plan), "others": sections_apart(plan), **shape_of(plan)})


def bare(text: str) -> str:
    return "".join(text.split())


def _is_house_number(verdict: Verdict) -> bool:
    return verdict.path.endswith("/ordinal") and "阶段" not in str(verdict.expected)


def plans_in(file: Path) -> list[dict[str, Any]]:
    return [plan for plan in parse_bytes(file.read_bytes(), file.name).to_json()["plans"] if plan["is_plan"]]


@pytest.mark.parametrize("file", sorted(DOCUMENTS.glob("*.txt")), ids=lambda file: file.stem)
def test_the_paper_of_a_plan_is_read_as_the_same_plan(file: Path) -> None:
    for plan in plans_in(file):
        found = read_back(plan)
        lost = {one.path: one for one in beside(plan, found) if not one.right}
        assert set(lost) == NOT_GIVEN_BACK.get(file.stem, set()), lost
        # Sections that are no field stand in the paper, too.
        said = [line for one in sections_apart(plan) for line in (one["heading"], *one["text"].split("\n"))]
        assert all(bare(line) in bare(found["text"]) for line in said)


def test_a_paper_counts_and_is_written_as_its_plan_was() -> None:
    [plan] = plans_in(DOCUMENTS / "household_office_tw.txt")
    text = read_back(plan)["text"]
    assert [line for line in text.split("\n") if line.startswith(("壹、", "伍、"))] == ["壹、依據", "伍、主要任務"]
    assert "主辦單位：行政課；協辦單位：登記課、資料課" in text


@pytest.mark.seeds
@pytest.mark.parametrize("file", SEEDS, ids=lambda path: path.stem[:3])
def test_of_a_real_plan_nearly_every_value_comes_back(file: Path) -> None:
    for plan in plans_in(file):
        verdicts = beside(plan, read_back(plan))
        assert sum(one.right for one in verdicts) >= 0.95 * len(verdicts), wrong(verdicts)


def paper_of(client: Client, campaign: Campaign) -> dict[str, Any]:
    answer = client.get(reverse("campaigns:plan-paper", args=[campaign.code]))
    assert answer.status_code == 200
    found: dict[str, Any] = parse_bytes(answer.content, "方案.docx").to_json()["plans"][0]
    return found


def test_a_confirmed_campaign_gives_its_plan_as_word(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    client.force_login(cast.chen.account)

    answer = client.get(reverse("campaigns:plan-paper", args=[campaign.code]))

    plan = campaign.drafts.get().data
    wanted = {key: plan[key] for key in FIELDS if plan[key]}
    found = parse_bytes(answer.content, "方案.docx").to_json()["plans"][0]
    assert wrong([one for one in compare(wanted, found) if not _is_house_number(one)]) == []
    assert "attachment" in answer["Content-Disposition"]


def test_the_paper_says_what_holds_now(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    withdraw_task(actor=cast.chen.actor, task_id=task_named(campaign, "清理积件").pk, reason="并入别的活动。", at=NOON)
    campaign.phases.filter(ordinal=1).update(ends_on=date(2026, 4, 20))
    client.force_login(cast.he.account)

    found = paper_of(client, campaign)

    assert [row["title"] for row in found["activities"]] == ["窗口亮诺", "上门问需"]
    assert (found["phases"][0]["start"], found["phases"][0]["end"]) == ("2026-04-01", "2026-04-20")


def test_the_page_of_the_campaign_leads_to_its_paper(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    client.force_login(cast.chen.account)
    page = client.get(reverse("campaigns:campaign", args=[campaign.code])).content.decode()
    assert reverse("campaigns:plan-paper", args=[campaign.code]) in page


def test_the_neighbours_do_not_get_it(client: Client, cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    client.force_login(cast.neighbour_office.account)
    assert client.get(reverse("campaigns:plan-paper", args=[campaign.code])).status_code == 404


def test_a_campaign_without_a_document_has_a_paper_all_the_same(cast: Cast) -> None:
    campaign = confirmed_campaign(cast)
    campaign.drafts.update(campaign=None, state="dropped")
    text = parse_bytes(plan_paper(plan_of(campaign)), "方案.docx").plans[0].text
    assert text.startswith("暖心窗口活动")
    assert "窗口亮诺" in text
