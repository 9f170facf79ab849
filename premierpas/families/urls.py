from django.urls import path

from . import views

app_name = "families"
urlpatterns = [
    path("eleves/<int:pupil_id>/page-de-la-famille/", views.pupil_pages, name="pupil_pages"),
    path("etablissement/classes/<int:classroom_id>/familles/page/", views.pages, name="pages"),
]
