"""Addresses of dossiers."""

from django.urls import path

from ctri.dossiers import views

urlpatterns = [
    path("dossiers/<int:pk>/", views.lire, name="dossier"),
    path("dossiers/<int:pk>/soumettre/", views.soumettre, name="dossier_soumettre"),
    path("dossiers/<int:pk>/inscrire/", views.inscrire, name="dossier_inscrire"),
    path("dossiers/<int:pk>/prendre-la-decision/", views.prendre, name="dossier_prendre"),
    path("dossiers/<int:pk>/reprendre/", views.reprendre, name="dossier_reprendre"),
    path("dossiers/<int:pk>/avenant/", views.ouvrir_avenant, name="dossier_avenant"),
    path("dossiers/<int:pk>/retirer/", views.retirer, name="dossier_retirer"),
    path("dossiers/<int:pk>/consultation/", views.noter_consultation, name="dossier_consultation"),
]
