"""Organisations: regions, units, sections, halls and windows; Party and mass organisations; posts, staff, accounts.

Everything hangs on this tree. Words: node, region, unit, section, hall, window, post, staff, tenure, account, grant.
"""
