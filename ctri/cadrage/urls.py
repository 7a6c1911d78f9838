"""Addresses of the framing."""

from django.urls import path

from ctri.cadrage import views

urlpatterns = [
    path("regions/<int:region_pk>/cadrages/<int:annee>/ouvrir/", views.ouvrir, name="cadrage_ouvrir"),
    path("cadrages/<int:pk>/", views.lire, name="cadrage"),
    path("cadrages/<int:pk>/objectifs/ajouter/", views.ajouter, name="objectif_ajouter"),
    path("cadrages/<int:pk>/publier/", views.publier, name="cadrage_publier"),
    path("objectifs/<int:pk>/modifier/", views.modifier, name="objectif_modifier"),
    path("objectifs/<int:pk>/deplacer/", views.deplacer, name="objectif_deplacer"),
    path("objectifs/<int:pk>/supprimer/", views.supprimer, name="objectif_supprimer"),
]
