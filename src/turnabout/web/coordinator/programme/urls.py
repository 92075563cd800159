"""Addresses of a programme's set-up, and of the page that tells people what it is."""

from django.urls import path

from turnabout.web.coordinator.programme import about, basis, mails, next_cohort, overview, people, plan

P = "programmes/<uuid:programme>/"

urlpatterns = [
    path(P, overview.programme, name="programme"),
    path(f"{P}cohorts/new/", next_cohort.cohort_new, name="cohort_new"),
    path(f"{P}plan/", plan.programme_plan, name="programme_plan"),
    path(f"{P}people/", people.programme_people, name="programme_people"),
    path(f"{P}people/<str:kind>/<uuid:user>/away/", people.role_away, name="role_away"),
    path(f"{P}people/<str:kind>/<uuid:user>/back/", people.role_back, name="role_back"),
    path(f"{P}mails/", mails.programme_mails, name="programme_mails"),
    path(f"{P}mails/<str:kind>/", mails.programme_mail, name="programme_mail"),
    path(f"{P}mails/<str:kind>/ours/", mails.programme_mail_ours, name="programme_mail_ours"),
    path(f"{P}mails/<str:kind>/own/", mails.programme_mail_own, name="programme_mail_own"),
    path(f"{P}basis/", basis.programme_basis, name="programme_basis"),
    path(f"{P}about/", about.programme_about, name="programme_about"),
]
