"""The address of a pair."""

from django.urls import path

from turnabout.web.me.pair import views

urlpatterns = [path("pairs/<uuid:pair>/", views.pair, name="pair")]
