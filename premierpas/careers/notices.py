"""What companies are told about their page and path, and pupils about a place that they wished for."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.notices import Notice, declare
from premierpas.organisations.actions.companies import about
from premierpas.organisations.models import Company
from premierpas.organisations.people import told
from premierpas.organisations.presence import colleagues
from premierpas.people.circle import tell

WHY = _("Vous recevez ce message car vous travaillez dans cette structure.")

PAGE_PUBLISHED = declare(
    Notice(
        code="careers.page_published",
        subject=_("Votre page est en ligne"),
        body=_(
            "Bonjour {name},\n\nLa page de {company} est en ligne : les élèves y voient vos métiers, de l’entrée à la "
            "direction."
        ),
        why=WHY,
        button=_("Voir notre page"),
    )
)
PAGE_CHANGES = declare(
    Notice(
        code="careers.page_changes",
        subject=_("Votre page est à compléter"),
        body=_("Bonjour {name},\n\nNous avons relu la page de {company}. Il reste à revoir :\n\n{note}"),
        why=WHY,
        button=_("Reprendre notre page"),
    )
)
PATH_PUBLISHED = declare(
    Notice(
        code="careers.path_published",
        subject=_("Votre parcours est en ligne"),
        body=_("Bonjour {name},\n\nLe parcours « {title} » est en ligne : des élèves peuvent le suivre chez vous."),
        why=WHY,
        button=_("Voir le parcours"),
    )
)
WISH_ANSWERED = declare(
    Notice(
        code="careers.wish_answered",
        subject=_("Une place là où tu voulais aller"),
        body=_("Bonjour {name},\n\n{company} vient d’ouvrir une place. Tu avais dit que tu aimerais y aller."),
        why=_("Tu reçois ce message car tu as dit que tu aimerais aller dans cette entreprise."),
        button=_("Voir la place"),
    )
)


def tell_company(notice: Notice, company: Company, *, occasion: str, link: str, **words: object) -> None:
    """Post a notice to those who work there."""
    tell(
        notice, told(colleagues(company.pk)), key=f"{notice.code}:{company.pk}:{occasion}", about=about(company),
        link=link, company=company.name, **words,
    )  # fmt: skip


def public_address(company: Company) -> str:
    """Where everybody reads a company's page."""
    return reverse("careers:company", args=[company.slug or "entreprise", company.pk])
