"""An offer tells of a place, and names its team by keys. What a pupil keeps or looks for is theirs."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import WITH_PUPIL_FILE, Basis, Personal, Plain, Then, declared

FIELDS = (
    Personal(
        model="offers.Request",
        what=_("les mots cherchés sans résultat"),
        fields=("words",),
        of="pupil",
        purpose=_("chercher les entreprises qui manquent aux élèves"),
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
        private=True,
    ),
    Personal(
        model="offers.Favourite",
        what=_("les offres gardées"),
        fields=("offer",),
        of="pupil",
        purpose=_("garder une offre pour plus tard"),
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
        private=True,
    ),
    Personal(
        model="offers.SavedSearch",
        what=_("les recherches gardées"),
        fields=("query", "alerts", "seen_at", "told_at"),
        of="pupil",
        purpose=_("retrouver une recherche, et prévenir quand une place s’ouvre"),
        basis=Basis.MISSION,
        until=WITH_PUPIL_FILE,
        then=Then.DELETE,
        private=True,
    ),
    Plain(
        model="offers.Offer",
        why="the public text about a place; people stand in it by their keys",
        fields=(
            "draft",
            "content",
            "reviewed",
            "title",
            "slug",
            "priority_until",
            "words",
            "review_note",
            "latitude",
            "longitude",
        ),
    ),
    Plain(model="offers.OfferSlot", fields=("first_day", "last_day"), why="the days of a place"),
    Plain(model="offers.SectorTotal", fields=("*",), why="totals of a sector"),
    Plain(model="offers.SearchWord", fields=("word",), why="a word of published offers"),
)
declared.fill("offers", FIELDS)
