"""Addresses of training needs."""

from django.urls import path

from college.besoins import views

urlpatterns = [
    path("regions/<int:region_pk>/besoins/", views.besoins, name="besoins"),
    path("regions/<int:region_pk>/besoins/export.<str:format_>", views.export, name="besoins_export"),
    path("regions/<int:region_pk>/besoins/exprimer/", views.exprimer, name="besoin_exprimer"),
    path("besoins/<int:pk>/", views.lire, name="besoin"),
    path("besoins/<int:pk>/modifier/", views.modifier, name="besoin_modifier"),
    path("besoins/<int:pk>/decision/<str:acte>/", views.decider, name="besoin_decider"),
]
