"""A data folder of its own, and invented records in the place of the areas' datasets."""

from datetime import date
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from mingchuang.analytics import registry
from mingchuang.assessment.models import Scheme
from mingchuang.campaigns.models import Campaign
from tests.cast import Cast
from tests.factories.assessment import Records, make_campaign, make_scheme


@pytest.fixture(autouse=True)
def _own_data_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA = tmp_path


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> Records:
    """Empty datasets of the real names and columns; tests fill them."""
    invented = Records()
    monkeypatch.setattr(registry, "_datasets", dict(registry.datasets()))
    for dataset in invented.offered():
        registry.register(dataset)
    return invented


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    """A running campaign of the county."""
    return make_campaign(cast)


@pytest.fixture
def scheme(cast: Cast, campaign: Campaign) -> Scheme:
    """The standard scheme, in force."""
    return make_scheme(cast, campaign)


@pytest.fixture
def told(cast: Cast, campaign: Campaign, records: Records) -> Records:
    """Records of two bureaus: the first plainly better, both with enough ratings."""
    bureau, other = cast.window.path, cast.other_window.path
    records.ratings(bureau, [5] * 990 + [1] * 10)
    records.ratings(other, [5] * 450 + [1] * 50)
    for path in (bureau, other):
        records.mending(path, due_on=date(2026, 3, 5), closed_on=date(2026, 3, 4))
        records.pledge(path, due_on=date(2026, 3, 5), state="kept", settled_on=date(2026, 3, 4))
        records.task(path, campaign=campaign.pk, due_on=date(2026, 3, 5), accepted_on=date(2026, 3, 4))
        records.served(path, 5000)
    return records
