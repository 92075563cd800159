"""The address of the start page."""

from django.urls import path

from turnabout.web.me.home import views

urlpatterns = [path("", views.home, name="home")]
