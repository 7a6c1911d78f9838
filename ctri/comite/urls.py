"""Addresses of the committee."""

from django.urls import path

from ctri.comite import views

urlpatterns = [
    path("regions/<int:region_pk>/comite/", views.lire, name="comite"),
    path("regions/<int:region_pk>/comite/regles/", views.regler, name="comite_regles"),
]
