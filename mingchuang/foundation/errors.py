"""The one expected way to say no."""


class Refusal(Exception):
    """An act or input is refused; the message is fit to show.

    `text` is a Chinese msgid with {named} places, filled from `values`.
    """

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.text = text
        self.values = values

    def __str__(self) -> str:
        return self.text.format(**self.values)


class FieldRefusal(Refusal):
    """A refusal that knows where it belongs: `field` names the place of the form at fault, None where it is none."""

    def __init__(self, text: str, *, field: str | None = None, **values: object) -> None:
        super().__init__(text, **values)
        self.field = field
