"""Addresses of associated professionals and of attendance."""

from django.urls import path

from college.membres.views import assiduite, associations

urlpatterns = [
    path("regions/<int:region_pk>/college/associes/nouveau/", associations.associer, name="associer"),
    path("college/associes/<int:pk>/", associations.lire, name="association"),
    path("college/associes/<int:pk>/fin/", associations.terminer, name="association_terminer"),
    path("regions/<int:region_pk>/college/assiduite/", assiduite.lire, name="assiduite"),
    path("regions/<int:region_pk>/college/assiduite/export.<str:format_>", assiduite.export, name="assiduite_export"),
]
