from django.urls import path

from .views import as_pupil, detail, keeping, manage, moderation, saved, search, wizard

app_name = "offers"
urlpatterns = [
    path("stages/", search.search, name="search"),
    path("stages/<slug:slug>-<int:offer_id>/", detail.detail, name="detail"),
    path("offres/<int:offer_id>/comme-un-eleve/", as_pupil.as_pupil, name="as_pupil"),
    path("moi/favoris/", keeping.favourites, name="favourites"),
    path("moi/favoris/<int:offer_id>/", keeping.keep, name="keep"),
    path("moi/favoris/demander/", keeping.ask, name="ask"),
    path("moi/recherches/", saved.saved, name="saved"),
    path("moi/recherches/garder/", saved.save, name="save_search"),
    path("moi/recherches/<int:search_id>/voir/", saved.look, name="look_again"),
    path("moi/recherches/<int:search_id>/prevenir/", saved.alerts, name="alerts"),
    path("moi/recherches/<int:search_id>/effacer/", saved.let_go, name="let_search_go"),
    path("entreprise/offres/", manage.manage, name="manage"),
    path("entreprise/offres/nouvelle/", manage.start, name="start"),
    path("entreprise/offres/<int:offer_id>/etape/<int:step>/", wizard.wizard, name="wizard"),
    path("entreprise/offres/<int:offer_id>/etape/<int:step>/verifier/", wizard.check, name="check"),
    path("entreprise/offres/<int:offer_id>/envoyer/", wizard.submit, name="submit"),
    path("entreprise/offres/<int:offer_id>/pause/", manage.pause, name="pause"),
    path("entreprise/offres/<int:offer_id>/reprendre/", manage.resume, name="resume"),
    path("entreprise/offres/<int:offer_id>/clore/", manage.close, name="close"),
    path("entreprise/offres/<int:offer_id>/abandonner/", manage.discard, name="discard"),
    path("entreprise/offres/<int:offer_id>/refaire/", manage.again, name="again"),
    path("association/offres/", moderation.moderation, name="moderation"),
    path("association/offres/<int:offer_id>/", moderation.moderate, name="moderate"),
]
