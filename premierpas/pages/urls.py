from django.urls import path

from .views import editing, machines, public

app_name = "pages"
urlpatterns = [
    path("actualites/", public.news, name="news"),
    path("actualites/<slug:slug>/", public.piece, name="piece"),
    path("resultats/", public.results, name="results"),
    path("partenaires/", public.partners, name="partners"),
    path("association/site/", editing.site, name="site"),
    path("association/site/page/<path:name>/apercu/", editing.preview, name="preview"),
    path("association/site/page/<path:name>/versions/", editing.history, name="history"),
    path("association/site/page/<path:name>/", editing.edit, name="edit"),
    path("sitemap.xml", machines.site_map, name="site_map"),
    path("robots.txt", machines.robots, name="robots"),
    path("flux/actualites.atom", machines.news_feed, name="news_feed"),
    path("flux/stages.atom", machines.offers_feed, name="offers_feed"),
]
