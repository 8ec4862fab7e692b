"""Items in and out of Excel, joined by the code."""

from mingchuang.catalogue.sheets.reading import Loaded, load_workbook
from mingchuang.catalogue.sheets.specs import BOOK, ITEMS, MATERIALS, STEPS
from mingchuang.catalogue.sheets.writing import item_template, items_as_book

__all__ = ["BOOK", "ITEMS", "MATERIALS", "STEPS", "Loaded", "item_template", "items_as_book", "load_workbook"]
