"""Every address of the committee's storey."""

from django.urls import include, path

urlpatterns = [
    path("", include("ctri.comite.urls")),
    path("", include("ctri.cadrage.urls")),
    path("", include("ctri.seances.urls")),
    path("", include("ctri.dossiers.urls")),
    path("", include("ctri.echeancier.urls")),
    path("", include("ctri.errata.urls")),
    path("", include("ctri.saisines.urls")),
    path("", include("ctri.releves.urls")),
    path("", include("ctri.transmissions.urls")),
]
