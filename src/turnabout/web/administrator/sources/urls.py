"""Addresses of the lists that staff come from."""

from django.urls import path

from turnabout.web.administrator.sources import views

urlpatterns = [
    path("sources/", views.sources, name="sources"),
    path("sources/<uuid:source>/", views.source, name="source"),
    path("sources/<uuid:source>/forget/<slug:what>/", views.source_forget, name="source_forget"),
    path("sources/<uuid:source>/remember/<slug:what>/", views.source_remember, name="source_remember"),
]
