"""跟踪: What every followed row shares: a matter with its owner, clock, lamp, answer and closing by another.

Areas hold a one-to-one key down to a `Matter`, register their kind in `apps.ready()` and show the fragment
`following/_lamp.html`. Words: matter, clock, lamp, hand over, answer, return, close, reopen, withdraw.
"""
