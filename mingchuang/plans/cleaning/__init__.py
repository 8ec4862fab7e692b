"""The cleaning stage: repairs what can be repaired, remembers each repair, and marks what is not content."""
