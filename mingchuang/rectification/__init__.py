"""整改: The one rectification ledger for every source.

An area above opens a row with its own source and hears what became of it by facts. Words: rectification, way,
measure, evidence, return, close out (销号), reopen, extend, mending rule.
"""
