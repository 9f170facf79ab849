"""The living page of the design system, in development only."""

from django.urls import path

from premierpas.ui import views

app_name = "ui"
urlpatterns = [
    path("ui", views.living_page, name="living_page"),
    path("ui/<slug:component>", views.living_page, name="component"),
]
