"""Addresses of the preparation: a pupil's own, and a teacher's for classes."""

from django.urls import path

from . import views

app_name = "preparation"
urlpatterns = [
    path("moi/decouvrir/", views.home, name="home"),
    path("moi/decouvrir/rencontres/", views.met, name="met"),
    path("moi/decouvrir/secteurs/", views.sectors, name="sectors"),
    path("moi/decouvrir/questions/", views.questions, name="questions"),
    path("moi/decouvrir/questions/reponses/", views.notes, name="notes"),
    path("moi/decouvrir/parler/", views.speaking, name="speaking"),
    path("moi/decouvrir/attestation.pdf", views.own_certificate, name="own_certificate"),
    path("etablissement/parcours/", views.classes, name="classes"),
    path("etablissement/parcours/etapes/", views.plan, name="plan"),
    path("etablissement/parcours/seances/", views.all_lessons, name="lessons"),
    path("etablissement/parcours/seances/<slug:slug>/", views.lesson, name="lesson"),
    path("etablissement/parcours/classes/<int:classroom_id>/", views.one_class, name="one_class"),
    path("etablissement/parcours/classes/<int:classroom_id>/entrainement/", views.practised, name="practised"),
    path("etablissement/parcours/eleves/<int:enrolment_id>/secteurs/", views.sectors_of, name="sectors_of"),
    path("etablissement/parcours/eleves/<int:enrolment_id>/attestation.pdf", views.certificate, name="certificate"),
]
