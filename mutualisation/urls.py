"""Every address of the site. Each sub-package lists its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("mutualisation.accueil.urls")),
    path("", include("mutualisation.agenda.urls")),
    path("", include("mutualisation.comptes.urls")),
    path("", include("mutualisation.documents.urls")),
    path("", include("mutualisation.mandats.urls")),
    path("", include("mutualisation.notifications.urls")),
    path("", include("mutualisation.effectifs.urls")),
    path("", include("mutualisation.pages.urls")),
    path("", include("mutualisation.pieces.urls")),
    path("", include("ctri.urls")),
    path("", include("college.urls")),
]

handler400 = "mutualisation.erreurs.mauvaise_requete"
handler403 = "mutualisation.erreurs.acces_refuse"
handler404 = "mutualisation.erreurs.introuvable"
handler500 = "mutualisation.erreurs.panne"
