"""Addresses of what comes after the week."""

from django.urls import path

from . import views

app_name = "afterwards"
urlpatterns = [
    path("moi/cinq-questions/", views.questions, name="questions"),
    path("moi/cinq-questions/plus-tard/", views.questions_later, name="questions_later"),
    path("moi/garder-le-contact/", views.alumni, name="alumni"),
    path("moi/garder-le-contact/retirer/", views.alumni_back, name="alumni_back"),
    path("moi/et-apres/", views.next_door, name="next_door"),
    path("eleves/<int:pupil_id>/et-apres/", views.next_door_shown, name="next_door_shown"),
    path("moi/semaine/<int:placement_id>/recommandation/", views.reference, name="reference"),
    path("moi/semaine/<int:placement_id>/recommandation.pdf", views.reference_file, name="reference_file"),
    path("moi/semaine/<int:placement_id>/raconter/", views.tale, name="tale"),
    path("moi/anciens/", views.tales, name="tales"),
    path("association/anciens/<int:tale_id>/", views.moderate, name="moderate"),
    path("moi/bilan-de-l-annee/", views.own_review, name="own_review"),
    path("moi/bilan-de-l-annee/bilan.pdf", views.own_review_file, name="own_review_file"),
    path("eleves/<int:enrolment_id>/bilan-de-l-annee/", views.review, name="review"),
    path("etablissement/classes/<int:classroom_id>/bilans-de-l-annee/", views.class_reviews, name="class_reviews"),
]
