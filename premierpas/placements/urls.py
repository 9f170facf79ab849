"""Placements and agreements: lists and pages by role, acts by agreement."""

from django.urls import path

from .views import agreements, changing, completing, files, paper, registering, school, signing, verify, week

app_name = "placements"

# What is done with one agreement, below /conventions/<pk>/: address, view, name.
ACTS = [
    ("completer/structure/", completing.host_part, "host_part"),
    ("completer/etablissement/", completing.school_part, "school_part"),
    ("horaires/", completing.hours, "hours"),
    ("horaires/verifier/", completing.check_hours, "check_hours"),
    ("demander/", signing.ask, "ask"),
    ("signer/", signing.sign_here, "sign"),
    ("refuser/", signing.refuse_here, "refuse"),
    ("transmettre/", signing.pass_on_here, "pass_on"),
    ("reprendre/", changing.reopen_here, "reopen"),
    ("avenant/", changing.amend_here, "amend"),
    ("avenant/retirer/", changing.withdraw_here, "withdraw"),
    ("corriger/", changing.details, "details"),
    ("deja-signee/", paper.outside, "outside"),
    ("historique/", agreements.history, "history"),
    ("parties/<int:signatory>/contact/", changing.contact, "contact"),
    ("parties/<int:signatory>/papier/", paper.paper, "paper"),
    ("parties/<int:signatory>/feuille/", files.sheet, "sheet"),
    ("convention.pdf", files.document, "document"),
    ("la-semaine.pdf", files.practical, "practical"),
    ("parties/<int:signatory>/rappel/", paper.remind_here, "remind"),
]

urlpatterns = [
    path("moi/place-trouvee/", registering.register, name="register"),
    path(
        "etablissement/classes/<int:classroom_id>/place-trouvee/",
        registering.register_for_class,
        name="register_for_class",
    ),
    path("stages-prevus/<int:placement_id>/annuler/", registering.cancel, name="cancel"),
    path("etablissement/reglages/convention/", school.school_terms, name="school_terms"),
    path("etablissement/reglages/convention/logo.png", school.logo, name="logo"),
    path("etablissement/delegations/", school.delegations, name="delegations"),
    path("stages-en-cours/<int:placement_id>/absence/", week.absence, name="absence"),
    path("stages-en-cours/<int:placement_id>/accident/", week.accident, name="accident"),
    path("stages-en-cours/<int:placement_id>/accident/<int:accident_id>/", week.accident_sheet, name="accident_sheet"),
    path("stages-en-cours/<int:placement_id>/fin/", week.end, name="end"),
    path("etablissement/conventions/", agreements.school_list, name="school_list"),
    path("etablissement/conventions/<int:pk>/", agreements.school_agreement, name="school_agreement"),
    path("etablissement/conventions/classe/<int:classroom_id>/signer/", signing.sign_class, name="sign_class"),
    path("etablissement/conventions/classe/<int:classroom_id>/demander/", signing.ask_class, name="ask_class"),
    path("etablissement/conventions/telecharger/", files.export, name="export"),
    path("verifier/", verify.verify, name="verify"),
    path("verifier/certificat.pem", verify.certificate, name="certificate"),
    path("entreprise/conventions/", agreements.host_list, name="host_list"),
    path("entreprise/conventions/<int:pk>/", agreements.host_agreement, name="host_agreement"),
    path("association/conventions/", agreements.territory_list, name="territory_list"),
    path("association/conventions/<int:pk>/", agreements.territory_agreement, name="territory_agreement"),
    path("moi/convention/<int:pk>/", agreements.own_agreement, name="own_agreement"),
    *(path(f"conventions/<int:pk>/{address}", view, name=name) for address, view, name in ACTS),
]
