from django.urls import path

from .views import doors, editing, grants, partners, space

app_name = "partners"
urlpatterns = [
    path("association/partenaires/", partners.partners, name="partners"),
    path("association/partenaires/export.csv", partners.export, name="export"),
    path("association/partenaires/nouveau/", partners.new_partner, name="new_partner"),
    path("association/partenaires/<int:partner_id>/", partners.partner, name="partner"),
    path("association/partenaires/<int:partner_id>/modifier/", partners.correct, name="correct"),
    path("association/partenaires/<int:partner_id>/personnes/ajouter/", editing.new_person, name="new_person"),
    path("association/partenaires/<int:partner_id>/inviter/", editing.invite, name="invite"),
    path("association/partenaires/<int:partner_id>/accords/ajouter/", editing.new_agreement, name="new_agreement"),
    path("association/partenaires/<int:partner_id>/demandes/ajouter/", editing.new_request, name="new_request"),
    path("association/partenaires/<int:partner_id>/documents/ajouter/", editing.new_document, name="new_document"),
    path("association/partenaires/<int:partner_id>/fiches/ajouter/", editing.new_sheet, name="new_sheet"),
    path("association/partenaires/personnes/<int:contact_id>/", editing.person, name="person"),
    path("association/partenaires/accords/<int:agreement_id>/", editing.agreement, name="agreement"),
    path("association/partenaires/demandes/<int:request_id>/", editing.answer, name="request"),
    path("association/partenaires/documents/<int:document_id>/", editing.document, name="document"),
    path(
        "association/partenaires/documents/<int:document_id>/changer/", editing.change_document, name="change_document"
    ),
    path("association/partenaires/fiches/<int:sheet_id>/", editing.sheet, name="sheet"),
    path("association/subventions/", grants.grants, name="grants"),
    path("association/subventions/nouvelle/", grants.new_grant, name="new_grant"),
    path("association/subventions/<int:grant_id>/", grants.grant, name="grant"),
    path("association/portes/", doors.doors, name="doors"),
    path("association/portes/nouvelle/", doors.new_door, name="new_door"),
    path("association/portes/<int:door_id>/", doors.ask, name="ask"),
    path("association/portes/demandes/<int:introduction_id>/", doors.outcome, name="outcome"),
    path("association/heures/nouvelles/", doors.new_skill, name="new_skill"),
    path("association/heures/<int:skill_id>/", doors.ask_for_hours, name="ask_hours"),
    path("association/heures/demandes/<int:hours_id>/", doors.hours, name="hours"),
    path("partenaire/", space.space, name="space"),
    path("partenaire/documents/<int:document_id>/", space.document, name="own_document"),
    path("partenaire/fiches/<int:sheet_id>/", space.sheet, name="own_sheet"),
    path("partenaire/collegues/", space.colleagues, name="colleagues"),
    path("partenaire/collegues/<int:member_id>/fin/", space.end_colleague, name="end_colleague"),
    path("partenaire/portes/nouvelle/", space.new_door, name="own_door"),
    path("partenaire/portes/<int:door_id>/fermer/", space.close_own_door, name="close_own_door"),
    path("partenaire/heures/nouvelles/", space.new_skill, name="own_skill"),
    path("partenaire/heures/<int:skill_id>/fermer/", space.close_own_skill, name="close_own_skill"),
    path("partenaire/demandes/<int:introduction_id>/", space.answer, name="answer"),
    path("partenaire/heures/demandes/<int:hours_id>/", space.answer_for_hours, name="answer_hours"),
]
