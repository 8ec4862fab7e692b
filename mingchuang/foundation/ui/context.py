"""What the page frame needs on every page."""

from typing import Any

from django.http import HttpRequest

from mingchuang.foundation.access import Actor
from mingchuang.foundation.ui.menu import rail_for


def page_frame(request: HttpRequest) -> dict[str, Any]:
    """The actor, the rail and the reader's choice of type size. Lazy: public pages ask nothing of the database."""
    actor: Actor = getattr(request, "actor", None) or Actor.nobody()
    return {
        "actor": actor,
        "rail": lambda: rail_for(actor),
        "large_type": request.COOKIES.get("large-type") == "1",
    }
