"""Addresses of the proposals of a region."""

from django.urls import path

from college.propositions import views

urlpatterns = [
    path("regions/<int:region_pk>/propositions/", views.lire, name="propositions"),
    path("regions/<int:region_pk>/propositions/commencer/", views.commencer, name="proposition_commencer"),
]
