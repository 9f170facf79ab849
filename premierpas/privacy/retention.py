"""What privacy itself keeps of people: demands, and who has looked."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_ACCOUNT, Basis, Personal, Plain, Then, after, declared

FIELDS = (
    Personal(
        model="privacy.Opening",
        what=_("qui a ouvert le dossier d’un élève, et quand"),
        fields=("by", "link", "name", "screen", "minute"),
        of="pupil",
        purpose=_("montrer à l’élève et à sa famille qui a regardé"),
        basis=Basis.INTEREST,
        then=Then.DELETE,
        until=after(365, since="minute", label=_("12 mois")),
    ),
    Personal(
        model="privacy.Demand",
        what=_("les demandes d’effacement : qui, quand"),
        fields=("user",),
        purpose=_("répondre aux demandes dans le délai de la loi"),
        basis=Basis.LAW,
        then=Then.DELETE,
        until=after(365, since="ended_at", label=_("12 mois après la réponse")),
    ),
    Personal(
        model="privacy.Demand",
        what=_("la réponse à une demande d’effacement"),
        fields=("reason",),
        of="user",
        purpose=_("répondre aux demandes dans le délai de la loi"),
        basis=Basis.LAW,
        then=Then.BLANK,
        until=WITH_ACCOUNT,
    ),
    Personal(
        model="privacy.Warned",
        what=_("les annonces de fin de compte"),
        fields=("user", "ends_on"),
        purpose=_("prévenir avant la fin d’un compte"),
        basis=Basis.INTEREST,
        then=Then.DELETE,
        until=after(365, since="at", label=_("12 mois")),
    ),
    Plain(model="privacy.Opening", fields=("capacity",), why="the name of a kind of capacity"),
    Plain(model="privacy.Demand", fields=("due",), why="a date of the process"),
    Plain(model="privacy.Tally", fields=("level", "what"), why="counts of a school's year"),
)
declared.fill("privacy", FIELDS)
