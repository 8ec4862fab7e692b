"""What stands on paper, as values of JSON's kinds, and the version stamp that is worked out from them."""

from mingchuang.publicity.presenters.prints.subjects import (
    Wanted,
    chapters_of,
    current_versions,
    print_values,
    title_of,
)

__all__ = ["Wanted", "chapters_of", "current_versions", "print_values", "title_of"]
