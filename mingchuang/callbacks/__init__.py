"""回访: Calls and visits after a matter is done: who is asked, by which script, what was said."""
