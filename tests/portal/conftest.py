"""The browser of the journeys, for the public pages too."""

from tests.journeys.conftest import browser, desk, phone

__all__ = ["browser", "desk", "phone"]
