"""考核: Marking schemes, scoring runs, ranks with intervals."""
