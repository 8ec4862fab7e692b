"""Rules of campaigns: drafts and their corrections, dates, units found on the tree, frameworks, moves."""
