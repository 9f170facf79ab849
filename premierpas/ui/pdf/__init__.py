"""Documents: typst templates, JSON as data and never as markup, PDF/UA-1."""
