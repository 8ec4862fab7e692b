"""考核: marking schemes as data, scoring runs that open down to their records, ranks with intervals.

Words: scheme, indicator, deduction, veto, mark, run, line, total, standing.
"""
