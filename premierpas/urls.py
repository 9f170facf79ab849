"""Every address of the product: each app's own file, lowest floor first."""

from django.urls import include, path

urlpatterns = [
    path("", include("premierpas.core.urls")),
    path("", include("premierpas.ui.urls")),
    path("", include("premierpas.accounts.urls")),
    path("", include("premierpas.organisations.urls")),
    path("", include("premierpas.people.urls")),
    path("", include("premierpas.agenda.urls")),
    path("", include("premierpas.volunteers.urls")),
    path("", include("premierpas.messaging.urls")),
    path("", include("premierpas.threads.urls")),
    path("", include("premierpas.interests.urls")),  # before the sheets, whose slug would take its address
    path("", include("premierpas.occupations.urls")),
    path("", include("premierpas.offers.urls")),
    path("", include("premierpas.workshop.urls")),
    path("", include("premierpas.applications.urls")),
    path("", include("premierpas.placements.urls")),
    path("", include("premierpas.week.urls")),
    path("", include("premierpas.events.urls")),
    path("", include("premierpas.entrance.urls")),
    path("", include("premierpas.forums.urls")),
    path("", include("premierpas.feedback.urls")),
    path("", include("premierpas.careers.urls")),
    path("", include("premierpas.mentoring.urls")),
    path("", include("premierpas.meetings.urls")),
    path("", include("premierpas.youth_work.urls")),
    path("", include("premierpas.preparation.urls")),
    path("", include("premierpas.afterwards.urls")),
    path("", include("premierpas.following.urls")),
    path("", include("premierpas.outreach.urls")),
    path("", include("premierpas.insights.urls")),
    path("", include("premierpas.partners.urls")),
    path("", include("premierpas.campaigns.urls")),
    path("", include("premierpas.pages.urls")),
    path("", include("premierpas.privacy.urls")),
    path("", include("premierpas.families.urls")),
    path("", include("premierpas.portal.urls")),
    path("", include("premierpas.demo.urls")),
]
handler400 = "premierpas.portal.errors.bad_request"
handler403 = "premierpas.portal.errors.forbidden"
handler404 = "premierpas.portal.errors.not_found"
handler500 = "premierpas.portal.errors.server_error"
