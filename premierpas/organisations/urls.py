from django.urls import path

from .views import association, directory, invitation, new_territory, own_company, school, signup, team  # noqa: F401  invitation registers its link

app_name = "organisations"
urlpatterns = [
    path("accueillir-un-eleve/", signup.company_signup, name="company_signup"),
    path("entreprise/equipe/", team.team, name="team"),
    path("entreprise/structure/", own_company.own_company, name="own_company"),
    path("entreprise/structure/lieux/<int:site_id>/", own_company.site, name="site"),
    path("etablissement/equipe/", school.staff, name="staff"),
    path("etablissement/classes/<int:classroom_id>/semaines/", school.class_weeks, name="class_weeks"),
    path("etablissement/reglages/", school.school_settings, name="school_settings"),
    path("association/organisations/", directory.directory, name="directory"),
    path("association/organisations/structures/<int:company_id>/", association.company, name="company"),
    path("association/organisations/etablissements/ajouter/", association.add_school, name="add_school"),
    path("association/organisations/etablissements/<int:school_id>/", association.school, name="school"),
    path("association/territoire/", association.territory, name="territory"),
    path("association/territoires/nouveau/", new_territory.begin, name="begin_territory"),
    path("association/territoires/nouveau/<int:step>/", new_territory.new_territory, name="new_territory"),
    path("association/territoires/<int:draft_id>/ouvert/", new_territory.opened_territory, name="opened_territory"),
]
