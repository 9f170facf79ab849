"""The papers of a company's file."""

from django.utils.translation import gettext as _

from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError
from premierpas.core.scans import Scan
from premierpas.core.text import one_line

from ..models import CompanyFile, Document
from ..timeline import tell_fact
from .files import locked

MOST_DOCUMENTS = 40


@action(may="outreach.change_file")
def add_document(file: CompanyFile, *, by: Actor, name: str, scan: Scan) -> Document:
    """Keep a paper; the same one again is the one that is there. Raises DomainError for too many."""
    file = locked(file)
    known = file.documents.defer("scan").filter(sha256=scan.sha256).first()
    if known is not None:
        return known
    if file.documents.count() >= MOST_DOCUMENTS:
        raise DomainError(_("Cette fiche a déjà quarante documents : retirez-en un d’abord."), field="scan")
    document = Document.objects.create(
        file=file, name=one_line(name)[:120], scan=scan.pdf, sha256=scan.sha256, pages=scan.pages, added_by=by.user
    )
    tell_fact(file, "document", name=document.name)
    return document


@action(may="outreach.change_file", on=lambda given: given["document"].file)
def drop_document(document: Document, *, by: Actor) -> None:
    """Take a paper away, its bytes with it."""
    file = locked(document.file)
    gone, _by_model = Document.objects.filter(pk=document.pk).delete()
    if gone:
        tell_fact(file, "document_gone", name=document.name)
