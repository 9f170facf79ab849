from django.urls import path

from .views import board, company, coordinator, public, pupil, school, searching

app_name = "portal"
urlpatterns = [
    path("", public.home, name="home"),
    path("entrer/", public.door, name="door"),
    path("qui-sommes-nous/", public.about, name="about"),
    path("aide/", public.help_page, name="help"),
    path("mentions-legales/", public.legal, name="legal"),
    path("donnees-personnelles/", public.data, name="data"),
    path("accessibilite/", public.accessibility, name="accessibility"),
    path("moi/", pupil.home, name="pupil_home"),
    path("moi/mes-textes.zip", pupil.own_texts, name="own_texts"),
    path("entreprise/", company.home, name="company_home"),
    path("etablissement/", school.home, name="school_home"),
    path("etablissement/toutes-les-classes/", board.school_board, name="school_board"),
    path("etablissement/toutes-les-classes/eleves.csv", board.school_export, name="school_export"),
    path("etablissement/classes/<int:classroom_id>/", board.board, name="class_board"),
    path("etablissement/classes/<int:classroom_id>/eleves.csv", board.class_export, name="class_export"),
    path("etablissement/classes/<int:classroom_id>/a-afficher/", school.sheet, name="class_sheet"),
    path("association/recherche/", searching.search, name="search"),
    path("association/manque/<slug:name>/", coordinator.missing, name="missing"),
    path("association/", coordinator.home, name="coordinator_home"),
]
