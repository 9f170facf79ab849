from django.urls import path

from .views import organising, parts, public

app_name = "events"
urlpatterns = [
    # organising
    path("evenements/", public.events, name="list"),
    path("evenements/<slug:slug>/", public.event, name="event"),
    path("evenements/<slug:slug>/agenda.ics", public.calendar, name="calendar"),
    path("association/evenements/", organising.plan, name="plan"),
    path("association/evenements/nouveau/", organising.new, name="new"),
    path("association/evenements/<int:event_id>/", organising.organise, name="organise"),
    path("association/evenements/<int:event_id>/publier/", organising.open_to_all, name="open"),
    path("association/evenements/<int:event_id>/refaire/", organising.copy, name="copy"),
    path("association/evenements/<int:event_id>/repeter/", organising.repeat, name="repeat"),
    path("association/evenements/<int:event_id>/annuler/", organising.cancel, name="cancel"),
    path("association/evenements/<int:event_id>/supprimer/", organising.drop, name="drop"),
    path("association/evenements/<int:event_id>/bilan/", organising.report, name="report"),
    path("association/evenements/<int:event_id>/modifier/<slug:part>/", parts.edit, name="part"),
]
