"""Addresses of the catalogue for those who look after it."""

from django.urls import path

from turnabout.web.coordinator.topics import esco, views

urlpatterns = [
    path("catalogue/", views.topics, name="topics"),
    path("catalogue/new/", views.topic_new, name="topic_new"),
    path("catalogue/esco/", esco.topics_esco, name="topics_esco"),
    path("catalogue/merges/<uuid:merge>/undo/", views.topic_merge_undo, name="topic_merge_undo"),
    path("catalogue/<uuid:topic>/", views.topic, name="topic"),
    path("catalogue/<uuid:topic>/merge/", views.topic_merge, name="topic_merge"),
    path("catalogue/<uuid:topic>/retire/", views.topic_retire, name="topic_retire"),
    path("catalogue/<uuid:topic>/back/", views.topic_back, name="topic_back"),
]
