"""Tree, staff and marks from Excel, all of it or nothing. Each row goes to an act; nothing is written here."""

from mingchuang.organisations.sheets.loading import TreeImport, load_tree, template

__all__ = ["TreeImport", "load_tree", "template"]
