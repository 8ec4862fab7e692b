"""Working days (工作日): which days count, when a limit runs out, and how that came about.

`calendar_year` reads one year's notice, `calendars` loads the shipped years, `arithmetic` is the table,
`limits` turns a limit and its pauses into a due date, `command` is `mingchuang due`. No clock is read here.
"""
