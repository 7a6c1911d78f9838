"""Addresses of mandates."""

from django.urls import path

from mutualisation.mandats.views import listes, saisies

urlpatterns = [
    path("mandats/", listes.mandats, name="mandats"),
    path("mandats/regions/<int:region_pk>/", listes.mandats_de_la_region, name="mandats_de_la_region"),
    path("mandats/regions/<int:region_pk>/nommer/", saisies.nommer_dans_la_region, name="nommer_dans_la_region"),
    path("mandats/regions/<int:region_pk>/interim/", saisies.interim, name="interim"),
    path("mandats/dispositifs/<int:dispositif_pk>/", listes.mandats_du_dispositif, name="mandats_du_dispositif"),
    path(
        "mandats/dispositifs/<int:dispositif_pk>/nommer/",
        saisies.nommer_dans_le_dispositif,
        name="nommer_dans_le_dispositif",
    ),
    path("mandats/<int:pk>/", listes.mandat, name="mandat"),
    path("mandats/<int:pk>/deleguer/", saisies.deleguer, name="mandat_deleguer"),
    path("mandats/<int:pk>/suppleer/", saisies.suppleer, name="mandat_suppleer"),
    path("mandats/<int:pk>/finir/", saisies.finir, name="mandat_finir"),
    path("mandats/<int:pk>/annuler/", saisies.annuler, name="mandat_annuler"),
]
