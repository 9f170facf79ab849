from django.urls import path

from .views import classes, event, registering

app_name = "events"
urlpatterns = [
    # organising
    path("evenements/<slug:slug>/", event.show, name="event"),
    # registering
    path("evenements/<slug:slug>/inscription/", registering.register, name="register"),
    path("evenements/<slug:slug>/place/", registering.place, name="place"),
    path("moi/evenements/", registering.mine, name="mine"),
    path("etablissement/evenements/", classes.for_classes, name="for_classes"),
    path("etablissement/evenements/<slug:slug>/", classes.for_class, name="for_class"),
]
