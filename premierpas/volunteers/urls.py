from django.urls import path

from .views import (
    applying,
    clearing,
    coordinating,
    handing,
    hours,
    offering,
    own,
    proposals,
    recruiting,
    references,
    team,
    way,
)

app_name = "volunteers"
urlpatterns = [
    path("devenir-benevole/", applying.apply, name="apply"),
    path("devenir-benevole/merci/", applying.applied, name="applied"),
    path("association/recrutement/", recruiting.candidates, name="candidates"),
    path("association/recrutement/<int:candidate_id>/", recruiting.candidate, name="candidate"),
    path("association/benevoles/", clearing.volunteers, name="volunteers"),
    path("association/benevoles/<int:volunteer_id>/", clearing.volunteer, name="volunteer"),
    path("association/benevoles/<int:volunteer_id>/references/", references.references, name="references"),
    path("association/references/<int:reference_id>/", references.reference, name="reference"),
    path("association/equipe/", team.team, name="team"),
    path("association/equipe/moi/", own.mine, name="mine"),
    path("association/equipe/moi/charte/", way.charter, name="charter"),
    path("association/equipe/moi/formation/", way.training, name="training"),
    path("association/equipe/moi/heures/", hours.hours, name="hours"),
    path("association/equipe/moi/heures/attestation.pdf", hours.certificate, name="certificate"),
    path("association/equipe/moi/disponibilites/", offering.availability, name="availability"),
    path("association/equipe/coordination/<int:membership_id>/", coordinating.coordination, name="coordination"),
    path(
        "association/equipe/coordination/<int:membership_id>/lettre.pdf",
        coordinating.coordination_letter,
        name="coordination_letter",
    ),
    path("association/equipe/<int:volunteer_id>/", team.change, name="change"),
    path("association/passation/", handing.handovers, name="handovers"),
    path("association/passation/propositions/", proposals.proposals, name="proposals"),
    path("association/passation/<int:handover_id>/", handing.handover, name="handover"),
    path("association/passation/<int:handover_id>/lettre/", handing.letter, name="letter"),
    path("association/passation/<int:handover_id>/lettre.pdf", handing.letter_pdf, name="letter_pdf"),
]
