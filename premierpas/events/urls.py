from django.urls import path

from .views import classes, invitations, organising, parts, public, registering

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
    path("association/evenements/<int:event_id>/modifier/<slug:part>/", parts.edit, name="part"),
    path("association/evenements/<int:event_id>/invitations/", invitations.invitations, name="invitations"),
    path("association/evenements/inviter/", invitations.invite_here, name="invite_here"),
    # registering
    path("evenements/<slug:slug>/inscription/", registering.register, name="register"),
    path("evenements/<slug:slug>/place/", registering.place, name="place"),
    path("moi/evenements/", registering.mine, name="mine"),
    path("etablissement/evenements/", classes.for_classes, name="for_classes"),
    path("etablissement/evenements/<slug:slug>/", classes.for_class, name="for_class"),
]
