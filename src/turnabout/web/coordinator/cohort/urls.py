"""Addresses of a cohort's own pages."""

from django.urls import path

from turnabout.web.coordinator.cohort import closing, views

urlpatterns = [
    path("cohorts/<uuid:cohort>/", views.cohort, name="cohort"),
    path("cohorts/<uuid:cohort>/rules/", views.cohort_rules, name="cohort_rules"),
    path("cohorts/<uuid:cohort>/close/", closing.cohort_close, name="cohort_close"),
]
