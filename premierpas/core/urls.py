from django.urls import path

from . import health
from .outbox import provider

app_name = "core"
urlpatterns = [
    path("health/live", health.live, name="live"),
    path("health/ready", health.ready, name="ready"),
    path("metrics", health.metrics, name="metrics"),
    path("courrier/evenements/<str:token>/", provider.delivery_events, name="delivery_events"),
]
