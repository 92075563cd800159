"""Addresses of requests for corrections."""

from django.urls import path

from turnabout.web.coordinator.corrections import views

urlpatterns = [
    path("corrections/", views.corrections, name="corrections"),
    path("corrections/<uuid:correction>/", views.correction, name="correction"),
]
