"""Official papers as Word files, in the layout of GB/T 9704-2012.

`official` is the door: `OfficialDocument` takes title, headings, paragraphs, tables, pictures and the signature
in order and gives a .docx. `layout` sets up page, grid and styles, `numbering` counts headings, `xml` holds the few
things python-docx has no word for.
"""
