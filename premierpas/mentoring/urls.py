from django.urls import path

from .views import accompanied, acts, mentor, pair, pairs, proposing

app_name = "mentoring"
urlpatterns = [
    path("association/binomes/", pairs.pairs, name="pairs"),
    path("association/binomes/eleves/", pairs.pupils_alone, name="alone"),
    path("association/binomes/benevoles/", pairs.volunteers_free, name="free"),
    path("association/binomes/proposer/", proposing.propose, name="propose"),
    path("association/binomes/<int:pair_id>/", pair.pair, name="pair"),
    path("association/binomes/<int:pair_id>/fin/", acts.end, name="end"),
    path("association/binomes/<int:pair_id>/referent/", acts.lead, name="lead"),
    path("association/binomes/<int:pair_id>/remplacement/", acts.replace, name="replace"),
    path("association/binomes/remplacement/<int:stand_in_id>/annuler/", acts.cancel, name="cancel"),
    path("association/binomes/point/<int:check_in_id>/", acts.check_in, name="check"),
    path("association/binomes/<int:pair_id>/echange/", acts.coaching, name="coach"),
    path("association/binomes/<int:pair_id>/reponse/", acts.answer, name="answer"),
    path("mentor/", mentor.home, name="home"),
    path("mentor/<int:pair_id>/", mentor.pupil, name="pupil"),
    path("mentor/<int:pair_id>/inquietude/", mentor.worry, name="worry"),
    path("moi/accompagnement/", accompanied.accompanied, name="accompanied"),
]
