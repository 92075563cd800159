"""Addresses of a person's own part in a cohort."""

from django.urls import path

from turnabout.web.me.enrolment import answers, starting, topics, views

urlpatterns = [
    path("enrolments/<uuid:enrolment>/", views.enrolment, name="enrolment"),
    path("enrolments/<uuid:enrolment>/decline/", answers.enrolment_decline, name="enrolment_decline"),
    path("enrolments/<uuid:enrolment>/withdraw/", answers.enrolment_withdraw, name="enrolment_withdraw"),
    path("enrolments/<uuid:enrolment>/later/", answers.enrolment_later, name="enrolment_later"),
    path("enrolments/new/<uuid:cohort>/", starting.enrolment_start, name="enrolment_start"),
    path("topics/", topics.topic_search, name="topic_search"),
]
