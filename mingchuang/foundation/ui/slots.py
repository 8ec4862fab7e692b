"""Places that pages leave for areas they do not know: those answer, or nobody does.

A lower area asks by name and never learns who answered; a higher area hangs its answer at start.

| name | asked with | answered with |
|---|---|---|
| `rating` | window_code, source, number | the address at which a citizen rates that very service |
| `receipt` | code (a receipt without slips of the pen), now | the address of the page behind it |
| `offer` | hand_over (a key) | the address at which a matter on offer is taken on or sent back |
"""

from collections import defaultdict
from collections.abc import Callable

Answer = Callable[..., str]
RATING, RECEIPT, OFFER = "rating", "receipt", "offer"
_answers: dict[str, dict[str, Answer]] = defaultdict(dict)


def hang_answer(slot: str, answer: Answer) -> None:
    """Answer for a place from now on; "" = not mine. The same function hung twice counts once."""
    _answers[slot][f"{answer.__module__}.{answer.__qualname__}"] = answer


def ask(slot: str, **values: object) -> str:
    """The first answer that says something; "" when nobody does."""
    return next(filter(None, (answer(**values) for answer in _answers[slot].values())), "")
