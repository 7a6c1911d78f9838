"""Addresses of documents."""

from django.urls import path

from mutualisation.documents import views

urlpatterns = [
    path("documents/<int:pk>/", views.page, name="document"),
    path("documents/<int:pk>/suivi", views.suivi, name="document_suivi"),
    path("documents/<int:pk>/fichier", views.fichier, name="document_fichier"),
    path("documents/<int:pk>/relancer", views.relancer, name="document_relancer"),
]
