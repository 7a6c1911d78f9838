"""Addresses of accounts."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from mutualisation.comptes import views

urlpatterns = [
    path("connexion/", views.Connexion.as_view(), name="connexion"),
    path("deconnexion/", LogoutView.as_view(), name="deconnexion"),
]
