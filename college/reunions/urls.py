"""Addresses of the college and its meetings."""

from django.urls import path

from college.reunions import views

urlpatterns = [
    path("regions/<int:region_pk>/college/", views.college, name="college"),
    path("regions/<int:region_pk>/reunions/nouvelle/", views.prevoir, name="reunion_prevoir"),
    path("reunions/<int:pk>/", views.lire, name="reunion"),
    path("reunions/<int:pk>/presences/", views.pointer, name="reunion_pointer"),
    path("reunions/<int:pk>/avis/", views.avis, name="reunion_avis"),
    path("reunions/<int:pk>/tenir/", views.tenir, name="reunion_tenir"),
    path("avis/<int:pk>/ecart/", views.s_ecarter, name="avis_ecart"),
]
