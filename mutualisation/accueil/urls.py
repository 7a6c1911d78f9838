"""Addresses of the home page."""

from django.urls import path

from mutualisation.accueil import views

urlpatterns = [
    path("", views.accueil, name="accueil"),
    path("regions/", views.regions, name="regions"),
    path("regions/<int:region_pk>/", views.region, name="region"),
    path("mandat/", views.chapeau, name="chapeau"),
]
