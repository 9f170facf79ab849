from django.urls import path

from .views import organiser, pupil

app_name = "feedback"
urlpatterns = [
    path("evenements/<slug:slug>/apres/", pupil.after, name="after"),
    path("evenements/documents/<int:material_id>/", pupil.material, name="material"),
    path("association/evenements/<int:event_id>/bilan/", organiser.summary, name="summary"),
    path("association/evenements/<int:event_id>/documents/", organiser.documents, name="documents"),
    path("entreprise/evenements/<int:event_id>/bilan/", organiser.partner, name="partner"),
    path("entreprise/evenements/<int:event_id>/bilan.pdf", organiser.partner_file, name="partner_file"),
]
