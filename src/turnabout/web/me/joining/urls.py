"""Addresses of the ways to join, and of the link that stops reminders."""

from django.urls import path

from turnabout.web.me.joining import coming, paper, quiet, suggesting

urlpatterns = [
    path("come/<str:open_token>/", coming.open_link, name="open_link"),
    path("paper/", paper.paper, name="paper"),
    path("quiet/<str:quiet_token>/", quiet.no_reminders, name="no_reminders"),
    path("suggest/<uuid:cohort>/", suggesting.suggest, name="suggest"),
]
