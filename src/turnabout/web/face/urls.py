"""The face, which shows invented people only and needs no sign-in, and the choice between light and dark."""

from django.urls import path

from . import views

urlpatterns = [
    path("face/", views.face, name="face"),
    path("scheme/", views.choose_scheme, name="scheme"),
]
