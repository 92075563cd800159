"""Addresses of the list of enrolments."""

from django.urls import path

from turnabout.web.coordinator.enrolments import acting, files, views

urlpatterns = [
    path("cohorts/<uuid:cohort>/enrolments/", views.cohort_enrolments, name="cohort_enrolments"),
    path("cohorts/<uuid:cohort>/enrolments/act/", acting.cohort_act, name="cohort_act"),
    path("cohorts/<uuid:cohort>/enrolments/undo/<uuid:act>/", acting.act_undo, name="act_undo"),
    path("cohorts/<uuid:cohort>/enrolments/views/", acting.cohort_views, name="cohort_views"),
    path("cohorts/<uuid:cohort>/enrolments/csv/", files.cohort_csv, name="cohort_csv"),
    path("cohorts/<uuid:cohort>/enrolments/xlsx/", files.cohort_xlsx, name="cohort_xlsx"),
    path("cohorts/<uuid:cohort>/ask/", views.cohort_ask, name="cohort_ask"),
]
