from django.urls import path

from .views import bulk, companies, editing, export, file, for_host, kept, papers

app_name = "outreach"
urlpatterns = [
    path("association/entreprises/", companies.companies, name="companies"),
    path("association/entreprises/nouvelle/", editing.new_file, name="new_file"),
    path("association/entreprises/agir/", bulk.bulk, name="bulk"),
    path("association/entreprises/export/<str:kind>/", export.export, name="export"),
    path("association/entreprises/vues/garder/", kept.keep, name="keep_view"),
    path("association/entreprises/vues/<int:view_id>/retirer/", kept.drop, name="drop_view"),
    path("association/entreprises/<int:file_id>/", file.file, name="file"),
    path("association/entreprises/<int:file_id>/modifier/", editing.correct, name="correct"),
    path("association/entreprises/<int:file_id>/etat/", editing.move, name="move"),
    path("association/entreprises/<int:file_id>/etiquettes/", kept.tags, name="tags"),
    path("association/entreprises/<int:file_id>/documents/ajouter/", papers.add, name="add_document"),
    path("association/entreprises/documents/<int:document_id>/", papers.document, name="document"),
    path("association/entreprises/documents/<int:document_id>/retirer/", papers.drop, name="drop_document"),
    path(
        "association/entreprises/<int:file_id>/candidatures/<int:application_id>/",
        for_host.answer,
        name="answer_for_host",
    ),
    path("association/entreprises/<int:file_id>/offres/<int:offer_id>/", for_host.offer, name="offer_for_host"),
    path("association/entreprises/<int:file_id>/lieux/ajouter/", for_host.site, name="add_site"),
    path("association/entreprises/<int:file_id>/personnes/ajouter/", editing.new_contact, name="add_contact"),
    path("association/entreprises/personnes/<int:contact_id>/", editing.contact, name="contact"),
]
