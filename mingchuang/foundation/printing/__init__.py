"""PDF for paper: badges, posters, handbooks. `setting.print_pdf` sets a Typst template with values and pictures."""
