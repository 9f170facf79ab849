"""A pupil's home: one step to do now, and the road of the year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.applications.models import Application
from premierpas.following.models import Standing
from premierpas.following.stages import Stage
from premierpas.placements.models import Agreement, AgreementState, Party
from premierpas.placements.standing import on_turn, standing_of
from premierpas.ui.typography import day, long_week, short_day
from premierpas.workshop.models import Letter


@dataclass(frozen=True)
class Step:
    """The one thing to do now."""

    title: str
    text: str
    button: str
    url: str
    more: str = ""
    other: str = ""
    other_url: str = ""


@dataclass(frozen=True)
class Underway:
    """What a step is about. `agreement`: the one that counts, parties read; `unsent`: a letter that could leave."""

    accepted: Application | None = None
    waiting: Application | None = None
    agreement: Agreement | None = None
    unsent: Letter | None = None


def step_now(followed: Standing, underway: Underway) -> Step:
    """What this pupil does next; there is always exactly one."""
    accepted, waiting, agreement = underway.accepted, underway.waiting, underway.agreement
    if accepted is not None:
        return _confirm(accepted)
    if followed.stage == Stage.AGREED and agreement is not None and agreement.state != AgreementState.VOID:
        return _agreement(followed, agreement)
    if followed.placed and followed.week:
        return _week(followed)
    if not followed.has_texts:
        return Step(
            _("Écris ton CV en dix minutes."),
            _("Raconte ce que tu sais faire : à la maison, en club, avec tes amis. Rien n’est trop petit."),
            _("Commencer mon CV"),
            reverse("workshop:cv"),
            other=_("Regarder les offres d’abord"),
            other_url=reverse("offers:search"),
        )
    if followed.needs_authorisation:
        return Step(
            _("Il manque l’accord de ta famille."),
            _("Tu as moins de 15 ans : un parent signe une autorisation, et ton professeur la note ici."),
            _("Chercher en attendant"),
            reverse("offers:search"),
            more=_("Demande la feuille à ton professeur. Tu pourras postuler dès qu’il l’aura notée."),
        )
    if underway.unsent is not None:
        return _send(underway.unsent)
    if waiting is not None:
        return Step(
            _("Une candidature de plus, c’est une chance de plus."),
            _("%(company)s te répond avant le %(day)s. En attendant, choisis une autre porte.")
            % {"company": waiting.offer.company.name, "day": short_day(waiting.answer_due or waiting.slot.first_day)},
            _("Chercher une autre place"),
            reverse("offers:search"),
            other=_("Voir mes candidatures"),
            other_url=reverse("applications:mine"),
        )
    return Step(
        _("Choisis une porte près de toi."),
        _("Regarde les offres, de la plus proche à la plus lointaine. Garde celles qui te plaisent, puis postule."),
        _("Chercher ma place"),
        reverse("offers:search"),
        other=_("Un lieu t’a déjà dit oui ? Note-le ici"),
        other_url=reverse("placements:register"),
    )


def _confirm(accepted: Application) -> Step:
    return Step(
        _("%(company)s t’ouvre sa porte.") % {"company": accepted.offer.company.name},
        _("Semaine %(week)s. Ta place t’attend jusqu’au %(day)s.")
        % {"week": long_week(accepted.week), "day": day(accepted.confirm_due) if accepted.confirm_due else ""},
        _("Confirmer ma place"),
        reverse("applications:own", args=[accepted.pk]),
        more=_("Si tu confirmes, tes autres demandes pour ces jours s’arrêtent. Nous prévenons les entreprises."),
    )


def _send(letter: Letter) -> Step:
    assert letter.offer is not None
    return Step(
        _("Ta lettre pour %(company)s n’est pas encore partie.") % {"company": letter.offer.company.name},
        _("Relis-la avec ton CV, choisis ta semaine, puis envoie : la réponse vient après."),
        _("Relire et envoyer"),
        reverse("offers:detail", args=[letter.offer.slug, letter.offer.pk]),
        other=_("Chercher une autre place"),
        other_url=reverse("offers:search"),
    )


def _agreement(followed: Standing, agreement: Agreement) -> Step:
    """The place is taken: the agreement is read and signed before the first day."""
    here = reverse("placements:own_agreement", args=[agreement.pk])
    place = {"place": followed.place}
    if agreement.state == AgreementState.SIGNED:
        return Step(
            _("Tout est signé : tu vas chez %(place)s.") % place,
            _("Ton stage va %(week)s. L’essentiel tient sur une page.")
            % {"week": long_week(followed.week or (date.min,) * 2)},
            _("Voir ma convention"),
            here,
        )
    signs = any(row.party == Party.PUPIL and not row.has_signed for row in on_turn(list(agreement.signatories.all())))
    if agreement.state == AgreementState.SIGNING and signs:
        return Step(
            _("Ta convention attend ta signature."),
            _("Avant ta semaine chez %(place)s, chacun la signe : l’établissement, la structure, un parent et toi.")
            % place,
            _("Lire et signer"),
            reverse("placements:sign", args=[agreement.pk]),
        )
    return Step(
        _("Ta place est prise chez %(place)s.") % place,
        _("Ta convention se prépare : %(standing)s.") % {"standing": standing_of(agreement).words.lower()},
        _("Voir ma convention"),
        here,
        more=_("Tu n’as rien à faire. Tu reçois un message quand c’est à toi de signer."),
    )


def _week(followed: Standing) -> Step:
    assert followed.week is not None
    place, button, url = {"place": followed.place}, _("Voir ma semaine"), reverse("week:home")
    if followed.stage == Stage.COMPLETED:
        title = _("Ta semaine chez %(place)s est finie. Bravo.") % place
        text = _("Écris ton rapport tant que tout est frais : ton journal t’aide, partie par partie.")
        return Step(title, text, _("Écrire mon rapport"), reverse("week:report"), other=button, other_url=url)
    text = _("Ton stage va %(week)s. Note les horaires et le trajet.") % {"week": long_week(followed.week)}
    if followed.stage == Stage.ON_INTERNSHIP:
        text = _("Raconte ta journée en cinq minutes : ce que tu as vu, qui tu as rencontré.")
        return Step(_("C’est ta semaine chez %(place)s.") % place, text, _("Écrire aujourd’hui"), url)
    return Step(_("Ta place est prise chez %(place)s.") % place, text, button, url)


def road(followed: Standing) -> list[dict[str, Any]]:
    """The doors of the year: done, now, next."""
    placed, week = followed.placed, followed.week
    done = [
        followed.has_texts or placed,
        bool(followed.sent) or placed,
        placed,
        followed.stage == Stage.COMPLETED,
    ]
    titles = [
        (_("J’écris ma lettre et mon CV"), _("Dans ton atelier"), reverse("workshop:home")),
        (
            _("Je postule"),
            ngettext("%(count)d envoyée", "%(count)d envoyées", followed.sent) % {"count": followed.sent}
            if followed.sent
            else _("Plusieurs portes valent mieux qu’une"),
            reverse("applications:mine"),
        ),
        (_("Je confirme ma place"), _("Quand une entreprise te dit oui"), ""),
        (
            _("Ma semaine"),
            long_week(week) if week else _("Cinq jours derrière une vraie porte"),
            reverse("week:home"),
        ),
    ]
    now = done.index(False) if False in done else len(done)
    states = ["done" if is_done else "now" if n == now else "next" for n, is_done in enumerate(done)]
    return [
        {"title": title, "detail": detail, "state": state, "url": url if state != "next" else ""}
        for (title, detail, url), state in zip(titles, states, strict=True)
    ]
