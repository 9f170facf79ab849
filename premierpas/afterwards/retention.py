"""What is kept of the time after the week, and until when."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, after, declared

_OWN = _("voir ce que le stage a changé ; pour l’association, des totaux de onze élèves ou plus")
_ASKING = _("savoir ce que les élèves deviennent, et ce que le stage leur a apporté")
_NEXT = _("préparer la suite : le lycée, la 2de, l’été")
_THREE_YEARS = after(
    3 * 365 + 1, since="last_answer_at", or_else="said_at",
    label=_("trois ans après la dernière réponse, ou dès qu’il n’en veut plus"),
)  # fmt: skip


def _kept(
    model: str, what: object, *fields: str, of: str, purpose: object, basis: Basis = Basis.MISSION,
    then: Then = Then.DELETE, private: bool = False,
) -> Personal:  # fmt: skip
    return Personal(
        model=f"afterwards.{model}", what=what, fields=fields, of=of, purpose=purpose, basis=basis,
        until=WITH_PUPIL_FILE, then=then, private=private,
    )  # fmt: skip


FIELDS = (
    _kept(
        "Answers", _("les réponses aux cinq questions, avant et après le stage"),
        "confident", "speaks", "knows", "imagines", "plans", of="enrolment__pupil", purpose=_OWN, private=True,
    ),
    _kept(
        "PutOff", _("le jour jusqu’auquel les cinq questions sont remises à plus tard"), "until",
        of="enrolment__pupil", purpose=_OWN, private=True,
    ),
    _kept(
        "ReviewPart", _("le bilan de l’année : ce qu’un professeur et un bénévole en disent"),
        "grew", "helped", "coming", "word", "by_name",
        of="enrolment__pupil", purpose=_("dire à l’élève ce que l’année lui a appris"),
    ),
    _kept(
        "Reference", _("la recommandation d’une structure d’accueil"),
        "on_time", "curious", "with_others", "words", "by_name", "by_function",
        of="placement__pupil", purpose=_("donner à l’élève un mot à montrer"),
    ),
    _kept(
        "NextDoor", _("ma prochaine porte : le stage de 2de, l’été"), "internship", "summer",
        of="pupil", purpose=_NEXT, private=True,
    ),
    _kept(
        "Wish", _("ma prochaine porte : les vœux"), "trades", "place", "why",
        of="door__pupil", purpose=_NEXT, private=True,
    ),
    _kept(
        "Landmark", _("ma prochaine porte : les dates"), "day", "what", of="pupil", purpose=_NEXT, private=True,
    ),
    _kept(
        "Tale", _("ce qu’un ancien élève raconte aux suivants"), "trade", "saw", "first_name", "reason",
        of="pupil", purpose=_("aider les élèves suivants à choisir"), basis=Basis.CONSENT,
    ),
    _kept(
        "AlumniConsent", _("ce que la famille dit des nouvelles après la 3e"), "given", "by_name",
        of="pupil", purpose=_ASKING, basis=Basis.CONSENT,
    ),
    _kept(
        "Alumnus", _("le lien entre l’adresse d’un ancien élève et son dossier"), "pupil",
        of="pupil", purpose=_ASKING, basis=Basis.CONSENT, then=Then.BLANK,
    ),
    Personal(
        model="afterwards.Alumnus",
        what=_("un ancien élève qui l’a voulu : prénom, adresse e-mail"),
        fields=("first_name", "email"),
        of="pupil",
        purpose=_ASKING,
        basis=Basis.CONSENT,
        until=_THREE_YEARS,
        then=Then.DELETE,
    ),
    Plain(model="afterwards.FollowUp", fields=("due",), why="a day of the process"),
    Plain(model="afterwards.Reference", fields=("expires_on",), why="a day of the process"),
)  # fmt: skip
declared.fill("afterwards", FIELDS)
