from django.urls import path

from .views import calls, companies, editing, file, interview, leads, merging

app_name = "outreach"
urlpatterns = [
    path("association/appels/", calls.calls, name="calls"),
    path("association/appels/<int:file_id>/", calls.log_call, name="log_call"),
    path("association/appels/faits/<int:entry_id>/", calls.correct, name="correct_call"),
    path("association/entreprises/", companies.companies, name="companies"),
    path("association/entreprises/nouvelle/", editing.new_file, name="new_file"),
    path("association/entreprises/liste/", leads.leads, name="leads"),
    path("association/entreprises/<int:file_id>/", file.file, name="file"),
    path("association/entreprises/<int:file_id>/modifier/", editing.correct, name="correct"),
    path("association/entreprises/<int:file_id>/etat/", editing.move, name="move"),
    path("association/entreprises/<int:file_id>/reunir/", merging.pick, name="pick_merge"),
    path("association/entreprises/<int:file_id>/reunir/<int:other_id>/", merging.compare, name="merge"),
    path("association/entreprises/reunions/<int:merge_id>/", merging.undo, name="undo_merge"),
    path("association/entreprises/<int:file_id>/entretien/", interview.interview, name="interview"),
    path("association/entreprises/entretiens/<int:interview_id>/", interview.drafted, name="drafted"),
    path("association/entreprises/entretiens/<int:interview_id>/engagement.pdf", interview.agreement, name="agreement"),
    path("association/entreprises/<int:file_id>/personnes/ajouter/", editing.new_contact, name="add_contact"),
    path("association/entreprises/personnes/<int:contact_id>/", editing.contact, name="contact"),
]
