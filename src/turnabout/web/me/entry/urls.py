"""Addresses of a person's own entry."""

from django.urls import path

from turnabout.web.me.entry import experience, offers, views

urlpatterns = [
    path("me/", views.own_entry, name="own_entry"),
    path("me/offers/", offers.own_offers, name="own_offers"),
    path("me/experience/", experience.own_experience, name="own_experience"),
]
