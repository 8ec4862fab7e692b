"""The one exception of the importer: a file that cannot be read, said in a sentence for the user."""


class UnreadableDocument(Exception):
    """Carries a Chinese sentence with {placeholders} and the values that fill them.

    The sentence is the translation key; whoever stands at the door translates it before filling it.
    """

    def __init__(self, text: str, **values: str | int) -> None:
        """Keep the sentence and its values apart, so that the sentence can be looked up."""
        super().__init__(text)
        self.text = text
        self.values: dict[str, str | int] = values

    def __str__(self) -> str:
        """The Chinese sentence, filled."""
        return self.text.format(**self.values)
