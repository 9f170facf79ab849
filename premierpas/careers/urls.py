from django.urls import path

from .views import companies, keeping, own, own_rows, paths, planning, reviewing

app_name = "careers"
urlpatterns = [
    path("entreprises/", companies.listed, name="companies"),
    path("entreprises/<slug:slug>-<int:company_id>/", companies.company, name="company"),
    path("moi/entreprises/", keeping.kept, name="kept"),
    path("moi/entreprises/<int:company_id>/garder/", keeping.keep, name="keep"),
    path("moi/entreprises/<int:company_id>/envie/", keeping.wish_for, name="wish"),
    path("parcours/", paths.listed, name="paths"),
    path("parcours/<slug:name>/", paths.path, name="path"),
    path("parcours/<slug:name>/fiche/", paths.sheet, name="sheet"),
    path("parcours/<slug:name>/imprimer/", paths.on_paper, name="on_paper"),
    path("parcours/<int:path_id>/modifier/", planning.edit_path, name="edit_path"),
    path("parcours/<int:path_id>/etapes/<slug:key>/", planning.edit_stage, name="edit_stage"),
    path("entreprise/page/", own.own_page, name="own_page"),
    path("entreprise/page/activite/", own.own_about, name="own_about"),
    path("entreprise/page/metiers/", own_rows.own_trades, name="own_trades"),
    path("entreprise/page/metiers/<slug:key>/", own_rows.own_trade, name="own_trade"),
    path("entreprise/page/portraits/", own_rows.own_portraits, name="own_portraits"),
    path("entreprise/page/portraits/<slug:key>/", own_rows.own_portrait, name="own_portrait"),
    path("association/pages/", reviewing.to_read, name="to_read"),
    path("association/pages/<int:company_id>/", reviewing.read_page, name="read_page"),
    path("association/parcours/", planning.plan, name="plan"),
]
