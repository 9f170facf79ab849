"""A PDF as the answer to a request."""

from django.http import HttpResponse
from django.utils.text import slugify


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """A document to keep."""
    headers = {"Content-Disposition": f'attachment; filename="{slugify(name)[:80]}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
