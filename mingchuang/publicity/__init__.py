"""What is shown and hung up: hall screens, posters, handbooks, cards, codes, and the register of display points."""
