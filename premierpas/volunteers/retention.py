"""What is kept of volunteers beside who they are: what they offered, what was checked, when they leave."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_ACCOUNT, Basis, Personal, Plain, Then, after, declared

_SAFE = _("savoir qui peut être avec des mineurs, et depuis quand")
_TEAM = _("organiser l’équipe bénévole et transmettre ce qu’elle sait")

FIELDS = (
    Personal(
        model="volunteers.Candidacy",
        what=_("les candidatures de bénévoles : disponibilités, réponse"),
        fields=("availability", "reason"),
        purpose=_("répondre aux personnes qui proposent leur aide"),
        basis=Basis.MISSION,
        until=after(92, since="at", label=_("3 mois après la candidature")),
        then=Then.DELETE,
    ),
    Personal(
        model="volunteers.Milestone",
        what=_("les vérifications d’un bénévole : laquelle, quel jour, par qui, et pourquoi une suspension"),
        fields=("note",),
        of="volunteer__user",
        purpose=_SAFE,
        basis=Basis.MISSION,
        until=WITH_ACCOUNT,
        then=Then.BLANK,
    ),
    Personal(
        model="volunteers.Reference",
        what=_("les personnes qui connaissent un bénévole, et ce qu’elles ont dit de lui"),
        fields=("name", "function", "reach", "said"),
        purpose=_SAFE,
        basis=Basis.MISSION,
        until=after(731, since="named_at", label=_("deux ans ; le fait et le jour de l’échange restent")),
        then=Then.BLANK,
    ),
    Personal(
        model="volunteers.Duty",
        what=_("les heures données par un bénévole : le jour, la durée, ce qui a été fait"),
        fields=("on", "what"),
        of="volunteer__user",
        purpose=_("lui faire une attestation, et compter le temps donné"),
        basis=Basis.MISSION,
        until=WITH_ACCOUNT,
        then=Then.DELETE,
    ),
    Personal(
        model="volunteers.Handover",
        what=_("le mot d’un bénévole qui part"),
        fields=("word",),
        of="volunteer__user",
        purpose=_TEAM,
        basis=Basis.MISSION,
        until=WITH_ACCOUNT,
        then=Then.BLANK,
    ),
    Personal(
        model="volunteers.Coordination",
        what=_("le mot d’un coordinateur qui part"),
        fields=("word",),
        of="membership__user",
        purpose=_TEAM,
        basis=Basis.MISSION,
        until=WITH_ACCOUNT,
        then=Then.BLANK,
    ),
    Personal(
        model="volunteers.Availability",
        what=_("ce qu’un bénévole offre : heures libres, langues, secteurs, d’où il vient, combien d’élèves"),
        fields=("languages", "sectors", "slots", "postal_code"),
        of="volunteer__user",
        purpose=_("proposer à un élève quelqu’un qui lui convient"),
        basis=Basis.MISSION,
        until=WITH_ACCOUNT,
        then=Then.DELETE,
    ),
    Personal(
        model="volunteers.Away",
        what=_("les jours où un bénévole n’est pas là"),
        fields=("first_day", "last_day"),
        of="volunteer__user",
        purpose=_("ne pas prévoir de rencontre quand il est absent"),
        basis=Basis.MISSION,
        until=WITH_ACCOUNT,
        then=Then.DELETE,
    ),
    Plain(model="volunteers.Milestone", fields=("on", "version"), why="a date of the process, and a text of the house"),
    Plain(model="volunteers.Reference", fields=("spoken_on",), why="a date of the process"),
    Plain(model="volunteers.Understood", fields=("scene",), why="a name of the product's own"),
    Plain(model="volunteers.Intention", fields=("last_day",), why="a date of the process"),
    Plain(model="volunteers.Coordination", fields=("last_day", "together_from"), why="a date of the process"),
    Plain(model="volunteers.Handover", fields=("last_day",), why="a date of the process"),
    Plain(
        model="volunteers.Succession",
        fields=("source", "reads", "together_from", "answer_by"),
        why="names of the product's own, and dates of the process",
    ),
)
declared.fill("volunteers", FIELDS)
