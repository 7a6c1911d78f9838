"""Addresses of the watch."""

from django.urls import path

from college.veille import views

urlpatterns = [
    path("regions/<int:region_pk>/veille/", views.notes, name="veille"),
    path("regions/<int:region_pk>/veille/nouvelle/", views.rediger, name="note_rediger"),
    path("regions/<int:region_pk>/veille/lettre/", views.abonner, name="veille_lettre"),
    path("veille/<int:pk>/", views.lire, name="note_veille"),
    path("veille/<int:pk>/modifier/", views.modifier, name="note_modifier"),
    path("veille/<int:pk>/supprimer/", views.supprimer, name="note_supprimer"),
    path("veille/<int:pk>/publier/", views.publier, name="note_publier"),
    path("veille/<int:pk>/corriger/", views.corriger, name="note_corriger"),
    path("veille/<int:pk>/retirer/", views.retirer, name="note_retirer"),
]
