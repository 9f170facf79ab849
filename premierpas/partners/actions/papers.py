"""A partner's papers, and the activity sheets that its people read."""

from datetime import date

from django.utils.translation import gettext as _

from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError
from premierpas.core.scans import Scan
from premierpas.core.text import one_line
from premierpas.insights.periods import Period, closed_months

from ..models import Document, Partner, SharedSheet
from ..notices import SHARED
from ..telling import tell_members
from ..timeline import tell_fact
from .rows import locked

MOST_DOCUMENTS = 40


@action(may="partners.change")
def add_document(partner: Partner, *, by: Actor, name: str, scan: Scan, shared: bool = False) -> Document:
    """Keep a paper; the same one again is the one that is there. Raises DomainError for too many."""
    partner = locked(partner)
    known = partner.documents.defer("scan").filter(sha256=scan.sha256).first()
    if known is not None:
        return known
    if partner.documents.count() >= MOST_DOCUMENTS:
        raise DomainError(_("Cette fiche a déjà quarante documents : retirez-en un d’abord."), field="scan")
    document = Document.objects.create(
        partner=partner, name=one_line(name)[:120], scan=scan.pdf, sha256=scan.sha256, pages=scan.pages,
        shared=shared, added_by=by.user,
    )  # fmt: skip
    tell_fact(partner, "document", name=document.name)
    if shared:
        _tell_document(document)
    return document


@action(may="partners.change", on=lambda given: given["document"].partner)
def share_document(document: Document, *, by: Actor, shared: bool) -> None:
    """Whether the partner's people see it, from now on; the first time they are told."""
    if Document.objects.filter(pk=document.pk).exclude(shared=shared).update(shared=shared) and shared:
        _tell_document(document)


@action(may="partners.change", on=lambda given: given["document"].partner)
def drop_document(document: Document, *, by: Actor) -> None:
    """Take a paper away, its bytes with it."""
    gone, _by_model = Document.objects.filter(pk=document.pk).delete()
    if gone:
        tell_fact(document.partner, "document_gone", name=document.name)


@action(may="partners.change")
def share_sheet(partner: Partner, *, by: Actor, first: date, last: date) -> SharedSheet:
    """Let the partner's people read the activity of these months. Raises DomainError for a month that isn't over."""
    closed = closed_months()
    if first not in closed or last not in closed or last < first:
        raise DomainError(_("Choisissez des mois finis, dans l’ordre."), field="last")
    sheet, new = SharedSheet.objects.get_or_create(
        partner=partner, first_month=first, last_month=last, defaults={"shared_by": by.user}
    )
    if new:
        tell_fact(partner, "sheet", first=first.isoformat(), last=last.isoformat())
        months = Period.of(first, last)
        tell_members(
            SHARED, partner, key=f"partners.shared:sheet:{sheet.pk}",
            what=lambda: _("une fiche d’activité, %(months)s") % {"months": months},
        )  # fmt: skip
    return sheet


@action(may="partners.change", on=lambda given: given["sheet"].partner)
def unshare_sheet(sheet: SharedSheet, *, by: Actor) -> None:
    """They read it no longer."""
    SharedSheet.objects.filter(pk=sheet.pk).delete()


def _tell_document(document: Document) -> None:
    tell_members(SHARED, document.partner, key=f"partners.shared:document:{document.pk}", what=document.name)
