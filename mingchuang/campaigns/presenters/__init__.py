"""Words and groupings for the pages of campaigns, built from rows already fetched."""
