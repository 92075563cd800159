"""Address of the names of grades."""

from django.urls import path

from turnabout.web.coordinator.grades import views

urlpatterns = [path("cohorts/<uuid:cohort>/grades/", views.cohort_grades, name="cohort_grades")]
