from django.urls import path

from .views import allowed_days, cards, contact, families, importing, pupils

app_name = "people"
urlpatterns = [
    path("compte/messages/", contact.contact, name="contact"),
    path("etablissement/importer/", importing.import_classes, name="import_classes"),
    path("etablissement/classes/<int:classroom_id>/cartes/", cards.cards, name="cards"),
    path("etablissement/classes/<int:classroom_id>/familles/", families.guardians, name="guardians"),
    path("etablissement/classes/<int:classroom_id>/eleves/<int:pupil_id>/", pupils.pupil, name="pupil"),
    path(
        "etablissement/classes/<int:classroom_id>/eleves/<int:pupil_id>/autres-semaines/",
        allowed_days.allow,
        name="allow_days",
    ),
]
