from django.urls import path

from .views import companies, editing, file

app_name = "outreach"
urlpatterns = [
    path("association/entreprises/", companies.companies, name="companies"),
    path("association/entreprises/nouvelle/", editing.new_file, name="new_file"),
    path("association/entreprises/<int:file_id>/", file.file, name="file"),
    path("association/entreprises/<int:file_id>/modifier/", editing.correct, name="correct"),
    path("association/entreprises/<int:file_id>/etat/", editing.move, name="move"),
    path("association/entreprises/<int:file_id>/personnes/ajouter/", editing.new_contact, name="add_contact"),
    path("association/entreprises/personnes/<int:contact_id>/", editing.contact, name="contact"),
]
