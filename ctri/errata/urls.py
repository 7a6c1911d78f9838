"""Addresses of errata."""

from django.urls import path

from ctri.errata import views

urlpatterns = [path("dossiers/<int:pk>/erratum/", views.corriger, name="dossier_erratum")]
