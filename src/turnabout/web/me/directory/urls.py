"""Addresses of the directory."""

from django.urls import path

from turnabout.web.me.directory import lines, people, person, sites, units

urlpatterns = [
    path("people/", people.people, name="people"),
    path("people/units/", units.units, name="units"),
    path("people/units/order/", units.units_order, name="units_order"),
    path("people/sites/", sites.sites, name="sites"),
    path("people/sites/one/", sites.site, name="site"),
    path("people/<uuid:person>/", person.person, name="person"),
    path("people/<uuid:person>/lines/", lines.person_lines, name="person_lines"),
]
