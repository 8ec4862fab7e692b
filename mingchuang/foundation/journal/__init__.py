"""What happened: append-only entries without foreign keys, and the deliveries that carry news upwards.

`recording.record` writes the entry in the act's own transaction; `facts` declares what can happen.
Three readers: history pages, reactions, analytics.
"""
