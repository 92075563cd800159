"""The addresses of an agreement."""

from django.urls import path

from turnabout.web.me.agreement import views

urlpatterns = [
    path("pairs/<uuid:pair>/agreement/", views.agreement, name="agreement"),
    path("pairs/<uuid:pair>/agreement/words/", views.agreement_words, name="agreement_words"),
    path("pairs/<uuid:pair>/agreement/versions/", views.agreement_versions, name="agreement_versions"),
    path("pairs/<uuid:pair>/agreement/<slug:step>/", views.agreement_step, name="agreement_step"),
]
