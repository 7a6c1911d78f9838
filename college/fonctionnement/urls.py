"""Addresses of how the college works."""

from django.urls import path

from college.fonctionnement import views

_PAGE = "regions/<int:region_pk>/college/fonctionnement/"

urlpatterns = [
    path(_PAGE, views.lire, name="fonctionnement"),
    path(f"{_PAGE}<int:annee>/commenter/", views.commenter, name="fonctionnement_commenter"),
    path(f"{_PAGE}<int:annee>/pdf/", views.editer, name="fonctionnement_pdf"),
]
