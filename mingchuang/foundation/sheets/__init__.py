"""Typed rows to and from Excel.

`spec` says what a sheet looks like and what is found in one, `writing` makes templates and ledgers, `opening`
makes a stranger's file safe to read, `cells` turns one cell into a value, `reading` puts them together. No
database here: each area turns its rows into actions, and decides whether one fault stops the whole file.
"""
