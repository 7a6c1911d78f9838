"""Addresses of the clock."""

from django.urls import path

from ctri.echeancier import views

urlpatterns = [
    path("regions/<int:region_pk>/echeancier/", views.lire, name="echeancier"),
    path("echeanciers/", views.comparer, name="echeanciers"),
    path("echeanciers/export/<slug:format_>/", views.exporter, name="echeanciers_export"),
]
