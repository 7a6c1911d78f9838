"""Addresses of the home page."""

from django.urls import path

from mutualisation.accueil import views

urlpatterns = [
    path("", views.accueil, name="accueil"),
    path("mandat/", views.chapeau, name="chapeau"),
]
