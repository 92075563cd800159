"""Addresses of files on their way in."""

from django.urls import path

from turnabout.web.coordinator.intakes import deciding, downloads, reading, views

urlpatterns = [
    path("cohorts/<uuid:cohort>/intakes/", views.cohort_intakes, name="cohort_intakes"),
    path("intakes/<uuid:intake>/", views.intake, name="intake"),
    path("intakes/<uuid:intake>/reading/", reading.intake_reading, name="intake_reading"),
    path("intakes/<uuid:intake>/words/", deciding.intake_words, name="intake_words"),
    path("intakes/<uuid:intake>/approve/", deciding.intake_approve, name="intake_approve"),
    path("intakes/<uuid:intake>/drop/", deciding.intake_drop, name="intake_drop"),
    path("intakes/<uuid:intake>/undo/", deciding.intake_undo, name="intake_undo"),
    path("intakes/<uuid:intake>/problems.csv", downloads.intake_problems, name="intake_problems"),
    path("intakes/<uuid:intake>/findings.csv", downloads.intake_findings, name="intake_findings"),
    path("intakes/<uuid:intake>/changes.csv", downloads.intake_changes, name="intake_changes"),
    path("intakes/files/<slug:name>.csv", downloads.intake_file, name="intake_file"),
]
