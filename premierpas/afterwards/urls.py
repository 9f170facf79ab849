"""Addresses of what comes after the week."""

from django.urls import path

from . import views

app_name = "afterwards"
urlpatterns = [
    path("moi/cinq-questions/", views.questions, name="questions"),
    path("moi/cinq-questions/plus-tard/", views.questions_later, name="questions_later"),
]
