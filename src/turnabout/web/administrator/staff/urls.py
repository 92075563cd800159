"""Addresses of the administrator's staff lists."""

from django.urls import path

from turnabout.web.administrator.staff import views

urlpatterns = [path("staff-lists/", views.staff_lists, name="staff_lists")]
