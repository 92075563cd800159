"""Addresses of runs, proposals and publications."""

from django.urls import path

from turnabout.web.coordinator.matching import deciding, publishing, views

urlpatterns = [
    path("cohorts/<uuid:cohort>/runs/", views.cohort_runs, name="cohort_runs"),
    path("cohorts/<uuid:cohort>/publication/", publishing.publication, name="publication"),
    path(
        "cohorts/<uuid:cohort>/publication/release/",
        publishing.publication_release,
        name="publication_release",
    ),
    path(
        "cohorts/<uuid:cohort>/publication/recall/", publishing.publication_recall, name="publication_recall"
    ),
    path("runs/<uuid:run>/", views.run, name="run"),
    path("runs/<uuid:run>/proposals/<uuid:proposal>/", views.proposal, name="proposal"),
    path("runs/<uuid:run>/decide/", deciding.run_decide, name="run_decide"),
    path("runs/<uuid:run>/publish/", publishing.run_publish, name="run_publish"),
    path("runs/<uuid:run>/discard/", deciding.run_discard, name="run_discard"),
]
