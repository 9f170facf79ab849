from django.urls import path

from . import views

app_name = "messaging"
urlpatterns = [
    path("moi/probleme/", views.report, name="report_problem"),
    path("moi/probleme/recu/", views.reported, name="reported"),
    path("association/signalements/", views.incidents, name="incidents"),
    path("association/signalements/<int:incident_id>/", views.incident, name="incident"),
    path("association/envois/", views.outbox, name="outbox"),
]
