from django.urls import path

from .views import door, group, needs, offline, ticket

app_name = "entrance"
urlpatterns = [
    path("evenements/hors-ligne.js", offline.worker, name="ticket_worker"),
    path("evenements/<slug:slug>/billet/", ticket.ticket, name="ticket"),
    path("evenements/<slug:slug>/billet/besoins/", ticket.needs, name="needs"),
    path("evenements/<slug:slug>/billet/photos/", ticket.photos, name="photos"),
    path("evenements/<slug:slug>/billet/rendre/", ticket.give_back, name="give_back"),
    path("etablissement/evenements/classe/<int:registration_id>/", group.group, name="group"),
    path("etablissement/evenements/classe/<int:registration_id>/relance/", group.remind, name="remind"),
    path("etablissement/evenements/classe/<int:registration_id>/accords.pdf", group.sheet, name="sheet"),
    path("etablissement/evenements/classe/<int:registration_id>/billets.pdf", group.tickets, name="tickets"),
    path("etablissement/evenements/accord/<int:participant_id>/", group.note, name="note"),
    path("association/evenements/portes/", door.doors, name="doors"),
    path("association/evenements/hors-ligne.js", offline.worker, name="door_worker"),
    path("association/evenements/porte/hors-ligne/", offline.shell, name="shell"),
    path("association/evenements/<int:event_id>/besoins/", needs.totals, name="totals"),
    path("association/evenements/<int:event_id>/accueil/", door.door, name="door"),
    path("association/evenements/<int:event_id>/accueil/passage/", door.passage, name="passage"),
    path("association/evenements/<int:event_id>/accueil/liste/", door.listing, name="listing"),
    path("association/evenements/<int:event_id>/accueil/places/", door.seats, name="seats"),
]
