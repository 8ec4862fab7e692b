"""The words the rules know, one module per concern, written in Simplified characters."""


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written with blanks between them."""
    return frozenset(text.split())
