from django.urls import path

from . import views

app_name = "insights"
urlpatterns = [
    path("association/chiffres/", views.figures, name="figures"),
    path("association/chiffres/fiche.pdf", views.sheet, name="sheet"),
    path("association/chiffres/dossier.pdf", views.dossier, name="dossier"),
]
