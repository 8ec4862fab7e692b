"""Who may open what. Every url name of the site stands here; the test walks the real resolver.

A row says which persons of the cast get an answer (200 or a redirect onwards) to a GET; all others get 404, and
strangers are sent to sign in. `ANYONE` needs no account. `STAFF` is everybody with an account.
"""

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
READERS = frozenset({"operator", "chen", "sun", "he"})  # hold whatever ends in :read
LOOP = frozenset({"chen", "zhou", "lin", "zheng", "sun", "he"})  # see what was judged, each in her own branch
ON_CAMPAIGN = frozenset({"chen", "zhou", "lin", "zheng", "sun", "he", "qian"})  # whom a county's campaign reaches
CHECKERS = frozenset({"chen", "zheng", "sun"})  # the other person at the parent node

MATRIX: dict[str, frozenset[str] | None] = {
    "healthz": ANYONE,
    "set_language": ANYONE,
    "type-size": ANYONE,
    "portal:home": ANYONE,
    "organisations:sign-in": ANYONE,
    "organisations:sign-out": STAFF,
    "organisations:change-password": STAFF,
    "organisations:tree": STAFF,
    "organisations:node": frozenset({"operator", "chen", "zhou", "zheng", "sun", "he", "tang"}),
    "organisations:import-tree": frozenset({"operator", "chen"}),
    "organisations:tree-template": frozenset({"operator", "chen"}),
    "organisations:journal": READERS,
    "organisations:accounts": READERS,
    "organisations:open-account": frozenset({"operator", "chen"}),
    "organisations:grant-role": frozenset({"operator", "chen"}),
    "organisations:revoke-role": frozenset({"operator", "chen"}),
    "campaigns:campaigns": ON_CAMPAIGN,
    "campaigns:upload-plan": frozenset({"chen"}),
    "campaigns:plan-file": frozenset({"chen", "sun", "he"}),
    "campaigns:draft": frozenset({"chen", "sun", "he"}),
    "campaigns:edit-header": frozenset({"chen"}),
    "campaigns:confirm-plan": frozenset({"chen"}),
    "campaigns:drop-draft": frozenset({"chen"}),
    "campaigns:take-up-draft": frozenset({"chen"}),
    "campaigns:add-row": frozenset({"chen"}),
    "campaigns:edit-row": frozenset({"chen"}),
    "campaigns:drop-row": frozenset({"chen"}),
    "campaigns:followed-task": ON_CAMPAIGN,
    "campaigns:campaign": ON_CAMPAIGN,
    "campaigns:source-file": ON_CAMPAIGN,
    "campaigns:summary-file": ON_CAMPAIGN,
    "campaigns:tasks-sheet": ON_CAMPAIGN,
    "campaigns:edit-campaign": frozenset({"chen"}),
    "campaigns:start-campaign": frozenset({"chen"}),
    "campaigns:close-campaign": frozenset({"chen"}),
    "campaigns:adopt-framework": frozenset({"chen"}),
    "campaigns:task": ON_CAMPAIGN,
    "campaigns:edit-task": frozenset({"chen"}),
    "campaigns:withdraw-task": frozenset({"chen"}),
    "campaigns:report-task": frozenset({"chen", "zhou", "lin", "qian"}),
    "campaigns:accept-task": frozenset({"chen", "sun"}),
    "campaigns:return-task": frozenset({"chen", "sun"}),
    "campaigns:evidence-file": frozenset({"chen", "zhou", "zheng", "sun", "he"}),
    "rectification:ledger": LOOP,
    "rectification:export": LOOP,
    "rectification:enter": CHECKERS,
    "rectification:mending-rule": frozenset({"chen"}),
    "rectification:record": LOOP - {"lin"},
    "rectification:evidence-file": LOOP - {"lin"},
    "rectification:plan": frozenset({"chen", "zhou"}),
    "rectification:submit": frozenset({"chen", "zhou"}),
    "rectification:return": CHECKERS,
    "rectification:close": CHECKERS,
    "rectification:extend": CHECKERS,
    "rectification:reopen": CHECKERS,
    "evaluations:rate": ANYONE,
    "evaluations:look-up": ANYONE,
    "evaluations:receipt": ANYONE,
    "evaluations:add-words": ANYONE,
    "evaluations:change-grade": ANYONE,
    "evaluations:rate-mending": ANYONE,
    "evaluations:ratings": LOOP,
    "evaluations:windows": LOOP,
    "evaluations:card": LOOP,
    "evaluations:qr-image": LOOP,
    "evaluations:rating-rule": frozenset({"chen"}),
    "evaluations:rating": LOOP,
    "evaluations:clear-suspicion": frozenset({"chen"}),
    "evaluations:follow-ups": LOOP,
    "evaluations:follow-up": LOOP,
    "evaluations:verify": CHECKERS | {"zhou"},
    "evaluations:mend": frozenset({"chen", "zhou"}),
    "evaluations:answer": frozenset({"chen", "zhou"}),
    "evaluations:appeal": frozenset({"chen", "zhou"}),
    "evaluations:decide-appeal": CHECKERS,
    "evaluations:return": CHECKERS,
    "evaluations:close": CHECKERS,
    "evaluations:reopen": CHECKERS,
    "evaluations:open-phone": frozenset({"chen"}),
    "workspace:home": STAFF,
    "workspace:calendar": STAFF,
    "workspace:enter-calendar-year": frozenset({"operator", "chen"}),
}
