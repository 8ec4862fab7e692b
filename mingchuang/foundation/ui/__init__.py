"""Components, page frames, template tags. No business word here."""
