"""Words for values, ranks, lines and records. Built from rows already fetched."""
