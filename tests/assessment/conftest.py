"""A data folder of its own, and invented records in the place of the areas' datasets."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from mingchuang.analytics import registry
from tests.factories.assessment import Records


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
