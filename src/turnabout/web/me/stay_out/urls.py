"""The addresses of what is stayed out of."""

from django.urls import path

from turnabout.web.me.stay_out import views

urlpatterns = [
    path("stay-out/", views.stated_pairs, name="stated_pairs"),
    path("pairs/<uuid:pair>/stay-out/", views.stay_out, name="stay_out"),
    path("pairs/<uuid:pair>/stay-out/<slug:doing>/", views.stay_out_act, name="stay_out_act"),
]
