"""The description of the machine door: as a document for programs, as a page for people. No key needed."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from mingchuang.exchange.api.door import LARGEST_BODY, door
from mingchuang.exchange.presenters.guide import chapters
from mingchuang.foundation.http import PUBLIC, AskedRequest, page

PREFIX = "/api/v1/"
REPEAT_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": True,
    "schema": {"type": "string", "minLength": 8, "maxLength": 64},
    "description": "自己编的、不重复的编号，如 UUID；断线重发用原编号",
}
PROBLEM = {
    "title": "Problem",
    "type": "object",
    "properties": {
        "type": {"type": "string", "description": "说明在哪里"},
        "title": {"type": "string", "description": "什么错"},
        "status": {"type": "integer", "description": "状态"},
        "code": {"type": "string", "description": "错误代码，不随语言变化"},
        "detail": {"type": "string", "description": "怎么改"},
        "errors": {
            "type": "array",
            "description": "每一处",
            "items": {
                "type": "object",
                "properties": {
                    "where": {"type": "string", "description": "在哪里"},
                    "what": {"type": "string", "description": "哪里不对"},
                },
            },
        },
    },
    "required": ["type", "title", "status", "code", "detail"],
}
FAILED = {
    "description": "没有办成",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


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
    """The OpenAPI document of all endpoints, with what the door itself asks and answers. Any: JSON."""
    found: dict[str, Any] = json.loads(json.dumps(door.get_openapi_schema(path_prefix=PREFIX), cls=DjangoJSONEncoder))
    found["components"]["schemas"]["Problem"] = PROBLEM
    for operations in found["paths"].values():
        for method, operation in operations.items():
            operation["responses"]["default"] = FAILED
            if method == "post":
                operation.setdefault("parameters", []).append(REPEAT_KEY)
    return found
