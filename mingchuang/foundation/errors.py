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
