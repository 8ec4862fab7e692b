"""The persons of the cast in the groups by which pages are opened."""

PERSONAS = (
    "operator",
    "chen",  # campaign office
    "zhou",  # unit head
    "lin",  # clerk
    "zheng",  # inspector
    "sun",  # leader in charge
    "he",  # auditor
    "qian",  # branch secretary
    "tang",  # outside judge
)
STAFF = frozenset(PERSONAS)
ANYONE = None
KEYS = frozenset[str]()  # the machine door: no session opens it, see tests/exchange/test_machine_door.py
READERS = frozenset({"operator", "chen", "sun", "he"})  # hold whatever ends in :read
LOOP = frozenset({"chen", "zhou", "lin", "zheng", "sun", "he"})  # see what was judged, each in her own branch
ON_CAMPAIGN = frozenset({"chen", "zhou", "lin", "zheng", "sun", "he", "qian"})  # whom a county's campaign reaches
KEEPERS = frozenset({"operator", "chen", "zhou"})  # keep the staff
CHECKERS = frozenset({"chen", "zheng", "sun"})  # the other person at the parent node
