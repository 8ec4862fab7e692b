"""Addresses that are none; registered last."""

from django.http import HttpRequest

from mingchuang.exchange.api.door import door
from mingchuang.exchange.api.problems import NothingHere


@door.api_operation(
    ["GET", "POST", "PUT", "PATCH", "DELETE"], "/{path:rest}", include_in_schema=False, url_name="api-nowhere"
)
def nowhere(request: HttpRequest, rest: str) -> None:  # noqa: ARG001 - the signature of endpoints
    """A wrong address is answered in the same shape as everything else."""
    raise NothingHere
