from django.urls import path

from . import views

app_name = "families"
urlpatterns = [
    path("etablissement/classes/<int:classroom_id>/familles/page/", views.pages, name="pages"),
]
