"""The description of the machine door: as a document for programs, as a page for people. No key needed."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from mingchuang.exchange.api.door import LARGEST_BODY, door
from mingchuang.exchange.presenters.guide import chapters
from mingchuang.foundation.http import PUBLIC, AskedRequest, page

PREFIX = "/api/v1/"


@page(PUBLIC)
def openapi(request: AskedRequest) -> HttpResponse:  # noqa: ARG001 - the signature of views
    """The OpenAPI document."""
    return JsonResponse(document(), json_dumps_params={"ensure_ascii": False, "indent": 1})


@page(PUBLIC)
def api_guide(request: AskedRequest) -> HttpResponse:
    """The same as a page to read, without a foreign script."""
    found = document()
    context = {
        "chapters": chapters(found),
        "about": found["info"]["description"],
        "limit_kb": LARGEST_BODY // 1024,
        "base": request.build_absolute_uri(PREFIX),
    }
    return render(request, "exchange/api_guide.html", context)


def document() -> dict[str, Any]:
    """The OpenAPI document of all endpoints. Any: JSON."""
    return dict(door.get_openapi_schema(path_prefix=PREFIX))
