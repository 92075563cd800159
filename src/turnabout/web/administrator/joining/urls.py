"""Addresses of putting entries together and parting them."""

from django.urls import path

from turnabout.web.administrator.joining import comparing, doubles, splitting

urlpatterns = [
    path("people/doubles/", doubles.doubles, name="doubles"),
    path("people/joins/<uuid:join>/undo/", doubles.join_undo, name="join_undo"),
    path("people/joins/<uuid:join>/drop/", doubles.join_drop, name="join_drop"),
    path("people/<uuid:person>/join/", comparing.person_join, name="person_join"),
    path("people/<uuid:person>/join/<uuid:other>/", comparing.person_compare, name="person_compare"),
    path("people/<uuid:person>/split/", splitting.person_split, name="person_split"),
]
