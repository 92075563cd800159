"""Addresses of assistants."""

from django.urls import path

from turnabout.web.me.delegates import views

urlpatterns = [
    path("assistants/", views.delegates, name="delegates"),
    path("assistants/<uuid:delegation>/end/", views.delegate_end, name="delegate_end"),
]
