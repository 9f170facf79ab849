"""The partnership agreement, as an interview says it: what is known is filled in, what isn't is a line to write on."""

from datetime import date, datetime

from django.conf import settings
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.offers.enums import OfferLevel
from premierpas.organisations.siret import spaced
from premierpas.ui.pdf.rendering import render_pdf
from premierpas.ui.typography import day, full_week, title_first

from ..models import Interview
from .to_see import trades_in_words


def weeks_in_words(interview: Interview) -> list[str]:
    """Each week, with its year."""
    return [full_week((date.fromisoformat(first), date.fromisoformat(last))) for first, last in interview.weeks]


def facts_of(interview: Interview) -> list[tuple[str, str]]:
    """What was said, by its name; empty is to be asked."""
    file, contact = interview.file, interview.contact
    trades = trades_in_words(interview.occupations)
    levels = {OfferLevel.COLLEGE: _("4e et 3e"), OfferLevel.SECONDE: _("Seconde")}
    place = " ".join(filter(None, [interview.street, interview.postal_code, interview.city]))
    represented = ", ".join(filter(None, [contact.name, contact.function])) if contact else ""
    return [
        (_("Entreprise"), file.name),
        (_("SIRET"), spaced(file.siret) if file.siret else ""),
        (_("Représentée par"), represented),
        (_("À découvrir"), interview.title),
        *([(_("Métiers à voir"), title_first(trades))] if trades else []),
        (_("Élèves à la fois"), str(interview.places)),
        (_("Classes"), levels[OfferLevel(interview.level)]),
        (_("Semaines"), title_first(" ; ".join(weeks_in_words(interview)))),
        (_("Lieu"), place),
        (_("Tuteur ou tutrice"), interview.tutor_name),
    ]


@in_french()
def partnership_pdf(interview: Interview, *, at: datetime | None = None) -> bytes:
    """One page, PDF/UA, to be signed by both."""
    file = interview.file
    title = _("Engagement de partenariat")
    facts = facts_of(interview)
    data = {
        "heading": title,
        "lead": _("%(company)s et l’association ouvrent ensemble des stages d’observation à des élèves.")
        % {"company": file.name},
        "facts": [list(fact) for fact in facts],
        "asked": _("à préciser"),
        "parts": [
            [_("L’entreprise"), [
                _("accueille les élèves aux semaines dites, avec un adulte qui les suit ;"),
                _("répond à chaque candidature, oui ou non, dans les sept jours ;"),
                _("signe la convention de stage avec le collège avant le premier jour."),
            ]],
            [_("L’association"), [
                _("écrit l’offre avec l’entreprise, qui la relit avant sa mise en ligne ;"),
                _("prépare les élèves et reste joignable toute la semaine ;"),
                _("ne transmet rien d’un élève avant que l’entreprise l’ait accepté."),
            ]],
        ],
        "made": _("Établi le %(day)s d’après l’entretien avec l’entreprise. Il ne remplace pas la convention de stage.")
        % {"day": day(clock.today())},
        "brand": settings.SITE_NAME,
        "sign": [_("Pour l’entreprise"), _("Pour l’association")],
    }  # fmt: skip
    return render_pdf("partnership", data, title=title, author=settings.SITE_NAME, at=at)
