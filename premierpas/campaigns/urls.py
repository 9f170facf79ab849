from django.urls import path

from .views import announcements, campaigns, public, sending, shelf

app_name = "campaigns"
urlpatterns = [
    path("association/campagnes/", campaigns.campaigns, name="campaigns"),
    path("association/campagnes/nouvelle/", campaigns.new, name="new"),
    path("association/campagnes/<int:campaign_id>/", sending.campaign, name="campaign"),
    path("association/campagnes/<int:campaign_id>/ecrire/", campaigns.write, name="write"),
    path("association/campagnes/<int:campaign_id>/modele/", campaigns.keep, name="keep_template"),
    path("association/campagnes/<int:campaign_id>/supprimer/", campaigns.drop, name="drop"),
    path("association/campagnes/<int:campaign_id>/envoyer/", sending.send, name="send"),
    path("association/campagnes/<int:campaign_id>/essai/", sending.trial, name="trial"),
    path("association/campagnes/<int:campaign_id>/arreter/", sending.stop, name="stop_campaign"),
    path("association/campagnes/<int:campaign_id>/retirer/", sending.take, name="take_out"),
    path("association/campagnes/modeles/<int:template_id>/retirer/", campaigns.drop_words, name="drop_template"),
    path("association/annonces/", announcements.announcements, name="announcements"),
    path("association/annonces/nouvelle/", announcements.new, name="announce"),
    path("association/annonces/<int:announcement_id>/", announcements.change, name="announcement"),
    path("association/annonces/<int:announcement_id>/retirer/", announcements.end, name="end_announcement"),
    path("annonces/<int:announcement_id>/lue/", announcements.away, name="put_away"),
    path("association/documents/", shelf.papers, name="papers"),
    path("association/documents/ajouter/", shelf.new, name="add_paper"),
    path("association/documents/<int:paper_id>/", shelf.paper, name="paper"),
    path("association/documents/<int:paper_id>/version/", shelf.version, name="add_version"),
    path("association/documents/<int:paper_id>/decision/", shelf.decision, name="decide"),
    path("association/documents/<int:paper_id>/retirer/", shelf.drop, name="drop_paper"),
    path("documents/<int:paper_id>/<int:number>/", shelf.download, name="download"),
    path("presse/", public.press, name="press"),
    path("presse/<int:press_id>/", public.press_file, name="press_file"),
    path("lettre/", public.letter, name="subscribe"),
    path("lettre/confirmer/<str:token>/", public.confirm, name="confirm"),
    path("ne-plus-recevoir/<str:stop_token>/", public.stop, name="stop"),
]
