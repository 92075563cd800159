"""Addresses of the administrator's programmes."""

from django.urls import path

from turnabout.web.administrator.programmes import views

urlpatterns = [
    path("programmes/", views.programmes, name="programmes"),
    path("programmes/new/", views.programme_new, name="programme_new"),
]
