"""Addresses of the demo. In any other installation, and from any other machine, there is nothing at them."""

from django.urls import path

from turnabout.web.demo import answering, views

urlpatterns = [
    path("demo/", views.cast, name="demo"),
    path("demo/answer/", answering.answer, name="demo_answer"),
    path("demo/enter/<str:token>/", views.enter, name="demo_enter"),
    path("demo/mails/", views.mails, name="demo_mails"),
    path("demo/mails/<uuid:mail>/", views.mail, name="demo_mail"),
]
