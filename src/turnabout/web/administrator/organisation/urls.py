"""Addresses of the organisation's name and mark."""

from django.urls import path

from turnabout.web.administrator.organisation import views

urlpatterns = [
    path("organisation/", views.organisation, name="organisation"),
    path("organisation/mark.png", views.organisation_mark, name="organisation_mark"),
]
