"""PDF with text: characters with places in, lines of text in reading order out.

`reader` is the door. `glyphs` takes characters and ruled lines from PDFium, `lines` makes lines of them, `columns` and
`tables` find the order to read them in, `furniture` tells what belongs to the page and not to the document, and
`paragraphs` joins the lines of a paragraph.
"""
