from django.urls import path

from .views import asking, choosing, leading, shown

app_name = "interests"
urlpatterns = [
    path("metiers/interets/", asking.start, name="start"),
    path("metiers/interets/question/<int:number>/", asking.question, name="question"),
    path("metiers/interets/pistes/", leading.tracks, name="tracks"),
    path("metiers/interets/deja/", choosing.doing, name="doing"),
    path("metiers/interets/deja/pistes/", leading.by_doing, name="by_doing"),
    path("metiers/interets/eviter/", choosing.avoid, name="avoid"),
    path("metiers/interets/garder/", choosing.keep_trades, name="keep"),
    path("metiers/interets/montrer/", choosing.show, name="show"),
    path("metiers/interets/effacer/", choosing.erase, name="erase"),
    path("metiers/interets/eleve/<int:pupil_id>/", shown.shown, name="shown"),
]
