"""Every address of the product: each app's own file, lowest floor first."""

from premierpas.core.wings import wing

urlpatterns = [
    wing("premierpas.core"),
    wing("premierpas.ui"),
    wing("premierpas.accounts"),
    wing("premierpas.organisations"),
    wing("premierpas.people"),
    wing("premierpas.agenda"),
    wing("premierpas.volunteers"),
    wing("premierpas.messaging"),
    wing("premierpas.threads"),
    wing("premierpas.interests"),  # before the sheets, whose slug would take its address
    wing("premierpas.occupations"),
    wing("premierpas.offers"),
    wing("premierpas.workshop"),
    wing("premierpas.applications"),
    wing("premierpas.placements"),
    wing("premierpas.week"),
    wing("premierpas.events"),
    wing("premierpas.entrance"),
    wing("premierpas.forums"),
    wing("premierpas.feedback"),
    wing("premierpas.careers"),
    wing("premierpas.mentoring"),
    wing("premierpas.meetings"),
    wing("premierpas.youth_work"),
    wing("premierpas.preparation"),
    wing("premierpas.afterwards"),
    wing("premierpas.following"),
    wing("premierpas.outreach"),
    wing("premierpas.insights"),
    wing("premierpas.partners"),
    wing("premierpas.campaigns"),
    wing("premierpas.pages"),
    wing("premierpas.privacy"),
    wing("premierpas.families"),
    wing("premierpas.portal"),
    wing("premierpas.demo"),
]
handler400 = "premierpas.portal.errors.bad_request"
handler403 = "premierpas.portal.errors.forbidden"
handler404 = "premierpas.portal.errors.not_found"
handler500 = "premierpas.portal.errors.server_error"
