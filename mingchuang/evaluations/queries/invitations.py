"""What a slip, a message or a tracking page carries, so that a rating is bound to the service it was given for."""

from dataclasses import dataclass

from django.urls import reverse

from mingchuang.evaluations.enums import Origin
from mingchuang.foundation.http.seals import Seal

CASE = Seal("evaluations.case")


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """The service a rating is bound to; empty for a walk-in. `source` names the register, `number` the row in it."""

    source: str = ""
    number: str = ""
    origin: Origin = Origin.WALK_IN


def seal_service(service: Service) -> str:
    """As text that nobody else can make."""
    return CASE.close({"s": service.source, "n": service.number, "o": service.origin.value})


def read_service(text: str) -> Service:
    """The service again; none for an empty text. Raises `SealRefused`."""
    if not text:
        return Service()
    found = CASE.open(text)
    return Service(source=found["s"], number=found["n"], origin=Origin(found["o"]))


def invitation(*, window_code: str, source: str, number: str) -> str:
    """Where a citizen rates this very service; each service is rated once."""
    sealed = seal_service(Service(source=source, number=number, origin=Origin.INVITED))
    return f"{reverse('evaluations:rate', args=[window_code])}?c={sealed}"
