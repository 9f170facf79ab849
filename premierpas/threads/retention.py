"""What is kept of messages: with the pupil's file; an adult's erasure leaves their word without them."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, declared

FIELDS = (
    Personal(
        model="threads.Message",
        what=_("les messages entre un élève et les adultes qui l’accompagnent"),
        fields=("text", "word"),
        of="thread__enrolment__pupil",
        purpose=_("accompagner l’élève toute l’année"),
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
        private=True,
    ),
    Plain(model="threads.Message", fields=("capacity",), why="the name of a kind of capacity"),
    Plain(model="threads.Message", fields=("held_for",), why="kinds of contact details, never these themselves"),
)
declared.fill("threads", FIELDS)
