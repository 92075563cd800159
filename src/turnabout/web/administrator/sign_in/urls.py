"""Addresses of the rules for signing in."""

from django.urls import path

from turnabout.web.administrator.sign_in import views

urlpatterns = [
    path("organisation/sign-in/", views.sign_in_rules, name="sign_in_rules"),
    path("organisation/sign-in/forget/", views.second_step_forget, name="second_step_forget"),
]
