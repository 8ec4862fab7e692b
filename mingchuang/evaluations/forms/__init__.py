"""Shapes of input: signed page tokens, what citizens send, what staff send. Nothing is saved here."""
