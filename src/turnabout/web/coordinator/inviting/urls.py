"""Addresses of inviting."""

from django.urls import path

from turnabout.web.coordinator.inviting import desk, letters, links, views

urlpatterns = [
    path("cohorts/<uuid:cohort>/invite/", views.cohort_invite, name="cohort_invite"),
    path("cohorts/<uuid:cohort>/invite/joining/", views.cohort_joining, name="cohort_joining"),
    path("cohorts/<uuid:cohort>/links/", links.cohort_links, name="cohort_links"),
    path("cohorts/<uuid:cohort>/links/<uuid:link>/back/", links.link_back, name="link_back"),
    path("cohorts/<uuid:cohort>/letters/", letters.cohort_letters, name="cohort_letters"),
    path("cohorts/<uuid:cohort>/letters/hours/", letters.hours_letter, name="hours_letter"),
    path("cohorts/<uuid:cohort>/desk/<uuid:enrolment>/", desk.enrolment_desk, name="enrolment_desk"),
]
