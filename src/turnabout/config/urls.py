"""The table of addresses, by audience."""

from django.urls import include, path

PAGES = (
    "public",
    "demo",
    "face",
    "administrator.programmes",
    "administrator.organisation",
    "administrator.sign_in",
    "administrator.staff",
    "administrator.joining",
    "administrator.sources",
    "me.home",
    "me.enrolment",
    "me.joining",
    "me.delegates",
    "me.pair",
    "me.agreement",
    "me.course",
    "me.stay_out",
    "coordinator.cohort",
    "coordinator.grades",
    "coordinator.programme",
    "coordinator.enrolments",
    "coordinator.inviting",
    "coordinator.intakes",
    "coordinator.matching",
    "coordinator.topics",
    "coordinator.corrections",
    "me.directory",
    "me.entry",
)


handler500 = "turnabout.web.public.errors.server_error"
urlpatterns = [
    *(path("", include(f"turnabout.web.{page}.urls")) for page in PAGES),
    path("account/", include("allauth.urls")),
]
