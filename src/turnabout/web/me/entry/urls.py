"""Addresses of a person's own entry."""

from django.urls import path

from turnabout.web.me.entry import experience, joining, offers, views

urlpatterns = [
    path("me/", views.own_entry, name="own_entry"),
    path("me/offers/", offers.own_offers, name="own_offers"),
    path("me/joins/<uuid:join>/", joining.own_join, name="own_join"),
    path("me/experience/", experience.own_experience, name="own_experience"),
]
