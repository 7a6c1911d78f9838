"""Addresses of the pages about the site."""

from django.urls import path

from mutualisation.pages import views

urlpatterns = [
    path("plan-du-site/", views.plan_du_site, name="plan_du_site"),
    path("accessibilite/", views.accessibilite, name="accessibilite"),
    path("mentions-legales/", views.mentions_legales, name="mentions_legales"),
    path("donnees-personnelles/", views.donnees_personnelles, name="donnees_personnelles"),
    path("aide/", views.aide, name="aide"),
    path("sante/", views.sante, name="sante"),
]
