"""Addresses of transmissions."""

from django.urls import path

from ctri.transmissions import views

urlpatterns = [
    path("regions/<int:region_pk>/transmissions/", views.lister, name="transmissions"),
    path("transmissions/<int:pk>/", views.lire, name="transmission"),
    path("transmissions/<int:pk>/inscrire/", views.inscrire, name="transmission_inscrire"),
    path("transmissions/nouvelle/<slug:genre>/<int:source_id>/", views.transmettre, name="transmission_nouvelle"),
]
