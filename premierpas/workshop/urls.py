from django.urls import path

from . import views

app_name = "workshop"
urlpatterns = [
    path("moi/atelier/", views.home, name="home"),
    path("moi/atelier/cv/", views.cv, name="cv"),
    path("moi/atelier/cv/mon-cv.pdf", views.cv_file, name="cv_file"),
    path("moi/atelier/lettre/<int:offer_id>/", views.letter, name="letter"),
    path("moi/atelier/lettre/<int:offer_id>/ma-lettre.pdf", views.letter_file, name="letter_file"),
    path("moi/atelier/a-part/<int:spare_id>/", views.spare, name="spare"),
    path("hors-ligne/", views.offline, name="offline"),
    path("hors-ligne.js", views.service_worker, name="service_worker"),
]
