from django.urls import path

from .views import hall, pupils, sharing, speakers, stands

app_name = "forums"
_EVENT = "association/evenements/<int:event_id>"
_CLASS = "etablissement/evenements/<slug:slug>/forum/<int:classroom_id>"
urlpatterns = [
    path(f"{_EVENT}/forum/", hall.forum, name="forum"),
    path(f"{_EVENT}/forum/salle/", hall.plan, name="plan"),
    path(f"{_EVENT}/forum/reglages/", hall.settings, name="settings"),
    path(f"{_EVENT}/forum/passages/", hall.slots, name="slots"),
    path(f"{_EVENT}/forum/inviter/", stands.invite, name="invite"),
    path(f"{_EVENT}/forum/stands/nouveau/", stands.new_stand, name="new_stand"),
    path(f"{_EVENT}/forum/relancer/", stands.remind, name="remind"),
    path(f"{_EVENT}/forum/partage/", sharing.result, name="result"),
    path(f"{_EVENT}/forum/panneaux.pdf", sharing.signs, name="signs"),
    path(f"{_EVENT}/forum/badges.pdf", sharing.badges, name="badges"),
    path(f"{_EVENT}/intervenants/", speakers.speakers, name="speakers"),
    path(f"{_EVENT}/intervenants/ecrire/", speakers.ask, name="ask_speakers"),
    path("association/evenements/intervenants/<int:speaker_id>/ecrire/", speakers.ask_one, name="ask_speaker"),
    path("association/evenements/stands/<int:stand_id>/", stands.stand, name="stand"),
    path("association/evenements/stands/<int:stand_id>/ecrire/", stands.renew, name="renew"),
    path("association/evenements/stands/<int:stand_id>/retirer/", stands.remove, name="remove"),
    path("association/evenements/passages/<int:participant_id>/<int:slot_id>/", sharing.change, name="change"),
    path("evenements/<slug:slug>/forum/", pupils.wishes, name="wishes"),
    path(f"{_CLASS}/", pupils.class_wishes, name="class_wishes"),
    path(f"{_CLASS}/liste.pdf", pupils.class_list, name="class_list"),
]
