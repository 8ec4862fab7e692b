"""The description of the machine door as a page to read: from the OpenAPI document, nothing written twice."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Document = Mapping[str, Any]  # an OpenAPI document is JSON of any kind
METHODS = ("get", "post", "put", "delete")
KINDS = {
    "string": "文字",
    "integer": "整数",
    "number": "数字",
    "boolean": "是否",
    "array": "列表",
    "object": "对象",
    "date": "日期",
    "date-time": "带时区的时间",
}
SAMPLES: dict[str, Any] = {
    "string": "…",
    "integer": 0,
    "number": 0,
    "boolean": False,
    "date": "2026-03-10",
    "date-time": "2026-03-10T09:05:00+08:00",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One field: where it stands in the body or the address, what it holds."""

    name: str
    kind: str
    is_required: bool
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One endpoint as it is shown."""

    method: str
    path: str
    anchor: str
    title: str
    about: str
    parameters: Sequence[FieldRow]
    body: Sequence[FieldRow]
    sample: str
    answer: Sequence[FieldRow]
    needs_repeat_key: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The endpoints about one thing."""

    title: str
    endpoints: Sequence[Endpoint]


def chapters(document: Document) -> list[Chapter]:
    """All endpoints by subject, in the order of the document's tags."""
    found: dict[str, list[Endpoint]] = {tag["name"]: [] for tag in document.get("tags", ())}
    for path, operations in document["paths"].items():
        for method in METHODS:
            if method in operations:
                operation = operations[method]
                found.setdefault(operation.get("tags", ["其他"])[0], []).append(
                    _endpoint(document, path, method, operation)
                )
    return [Chapter(title=title, endpoints=endpoints) for title, endpoints in found.items() if endpoints]


def _endpoint(document: Document, path: str, method: str, operation: Document) -> Endpoint:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    answers = operation.get("responses", {})
    answer = next((_json_schema(answers[status]) for status in answers if str(status).startswith("2")), None)
    return Endpoint(
        method=method.upper(),
        path=path,
        anchor=f"{method}-{path.strip('/').replace('/', '-').replace('{', '').replace('}', '')}",
        title=operation.get("summary", ""),
        about=operation.get("description", ""),
        parameters=[_parameter(document, one) for one in operation.get("parameters", [])],
        body=list(_rows(document, body)) if body else [],
        sample=json.dumps(_sample(document, body), ensure_ascii=False, indent=2) if body else "",
        answer=list(_rows(document, answer)) if answer else [],
        needs_repeat_key=method == "post",
    )


def _json_schema(answer: Document) -> Document | None:
    found: Document | None = answer.get("content", {}).get("application/json", {}).get("schema")
    return found


def _parameter(document: Document, parameter: Document) -> FieldRow:
    schema = parameter.get("schema", {})
    about = schema.get("description") or parameter.get("description", "")
    return FieldRow(
        name=parameter["name"], kind=_kind(document, schema), is_required=parameter.get("required", False), about=about
    )


def _rows(document: Document, schema: Document, prefix: str = "") -> Iterator[FieldRow]:
    """The fields of an object, those of inner objects after their parent: counts[].window."""
    whole = _resolved(document, schema)
    required = whole.get("required", [])
    for name, field in whole.get("properties", {}).items():
        place = f"{prefix}{name}"
        yield FieldRow(
            name=place, kind=_kind(document, field), is_required=name in required, about=field.get("description", "")
        )
        inner = _resolved(document, field)
        if "items" in inner:
            yield from _rows(document, inner["items"], f"{place}[].")
        else:
            yield from _rows(document, inner, f"{place}.")


def _resolved(document: Document, schema: Document) -> Document:
    """The schema behind a reference; of a choice with null the other one."""
    if "$ref" in schema:
        found: Document = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
        return _resolved(document, found)
    for choice in schema.get("anyOf", schema.get("allOf", ())):
        if choice.get("type") != "null":
            return _resolved(document, choice)
    return schema


def _kind(document: Document, schema: Document) -> str:
    whole = _resolved(document, schema)
    if "enum" in whole:
        return "、".join(str(value) for value in whole["enum"])
    kind = KINDS.get(str(whole.get("format", "")), KINDS.get(str(whole.get("type", "")), ""))
    longest = whole.get("maxLength")
    return f"{kind}，最多 {longest} 字" if longest else kind


def _sample(document: Document, schema: Document) -> Any:  # Any: JSON
    """An example of a body, from the examples of its fields."""
    for level in (schema, whole := _resolved(document, schema)):
        if level.get("examples"):
            return level["examples"][0]
    if "properties" in whole:
        return {name: _sample(document, field) for name, field in whole["properties"].items()}
    if "items" in whole:
        return [_sample(document, whole["items"])]
    if "enum" in whole:
        return whole["enum"][0]
    return SAMPLES.get(str(whole.get("format", "")), SAMPLES.get(str(whole.get("type", ""))))
