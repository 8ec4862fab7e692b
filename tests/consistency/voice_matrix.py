"""Who may open the pages of voice: part of the access matrix."""

ANYONE = None
CHECKERS = frozenset({"chen", "zheng", "sun"})  # the other person at the parent node

VOICE: dict[str, frozenset[str] | None] = {
    **dict.fromkeys(
        (f"feedback:{page}" for page in ("say", "receipt", "judge", "answered", "answered-one", "answered-photo")),
        ANYONE,
    ),
    **dict.fromkeys(
        (f"feedback:{page}" for page in ("inbox", "voice", "export", "rates", "limits", "voice-file")),
        frozenset({"chen", "zheng", "sun", "he"}),
    ),
    "feedback:enter": frozenset({"chen", "zhou", "lin"}),
    **dict.fromkeys(
        (
            f"feedback:{page}"
            for page in (
                "dispatch-many",
                "boxes",
                "open-box",
                "box-photo",
                "set-limits",
                "set-terms",
                "classify",
                "dispatch",
                "decline",
                "merge",
                "take-apart",
                "decide-return",
                "decide-extension",
                "confer",
                "open-person",
                "pass-photos-on",
                "enter-petition",
                "import-petitions",
                "petition-template",
                "accept-petition",
                "extend-petition",
                "return-petition",
                "close-petition",
            )
        ),
        frozenset({"chen"}),  # the dispatching office
    ),
    **dict.fromkeys(
        (
            f"feedback:{page}"
            for page in ("urge", "ask", "redo", "close", "uphold", "final-answer", "publish", "keep-back")
        ),
        CHECKERS,
    ),
    **dict.fromkeys(
        (f"feedback:{page}" for page in ("petitions", "export-petitions", "petition", "petition-matter")),
        frozenset({"chen", "zhou", "zheng", "sun", "he"}),  # the office, the unit that answers, whoever checks
    ),
    "feedback:report-petition": frozenset({"chen", "zhou"}),
    **dict.fromkeys(
        (f"feedback:{page}" for page in ("orders", "order", "order-file", "order-photo")),
        frozenset({"chen", "zhou", "zheng", "sun", "he"}),
    ),
    **dict.fromkeys(
        (f"feedback:{page}" for page in ("sign", "start", "ask-return", "ask-extension", "answer-urging", "reply")),
        frozenset({"chen", "zhou"}),
    ),
}
