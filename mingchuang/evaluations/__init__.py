"""评价: Ratings, their reasons, and the mending of bad ones.

A citizen rates a window in two taps (好差评); a bad rating opens a follow-up on the unit and a rectification.
Words: rating, grade, code list, reason, receipt, origin, suspect, follow-up, verify, appeal, re-rating.
"""
