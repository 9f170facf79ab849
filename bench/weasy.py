"""WeasyPrint as benches use it: its style sheet parsed and its fonts configured once, its progress unsaid."""

import logging


class Weasy:
    """Sets pages of HTML with one style sheet; `tagged`: as PDF/UA-1."""

    def __init__(self, style: str, *, tagged: bool) -> None:
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        for name in ("weasyprint", "weasyprint.progress", "fontTools"):  # their progress would cost them time
            logging.getLogger(name).setLevel(logging.ERROR)
        self.fonts = FontConfiguration()
        self.style = CSS(string=style, font_config=self.fonts)
        self.options = {"pdf_variant": "pdf/ua-1"} if tagged else {}

    def pdf(self, page: str) -> bytes:
        """One document."""
        from weasyprint import HTML

        return HTML(string=page).write_pdf(stylesheets=[self.style], font_config=self.fonts, **self.options)
