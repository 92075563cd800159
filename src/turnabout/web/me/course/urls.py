"""The addresses of the course of a pair."""

from django.urls import path

from turnabout.web.me.course import views

urlpatterns = [
    path("pairs/<uuid:pair>/leave/", views.pair_leave, name="pair_leave"),
    path("pairs/<uuid:pair>/pause/", views.pair_pause, name="pair_pause"),
    path("pairs/<uuid:pair>/course/<slug:turn>/", views.pair_act, name="pair_act"),
]
