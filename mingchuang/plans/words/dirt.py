"""Signs without one of which a kind of dirt cannot be there: looked for before any pattern is tried."""

MONTH_WITHOUT_NUMBER = (" 月", "（月", "(月", "至月", "到月", "—月", "年月")
"""A month that lost its number, and what stood before it."""
MASKING = "xX×＊*某"
"""What is put in place of a name."""
