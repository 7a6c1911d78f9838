"""Addresses of joined documents."""

from django.urls import path

from mutualisation.pieces import views

urlpatterns = [
    path("pieces/<slug:porteur>/<int:objet_id>/joindre/", views.joindre, name="piece_joindre"),
    path("pieces/<int:pk>/fichier", views.fichier, name="piece"),
    path("pieces/<int:pk>/retirer/", views.retirer, name="piece_retirer"),
]
