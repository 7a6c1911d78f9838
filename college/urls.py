"""Every address of the college's storey."""

from django.urls import include, path

urlpatterns = [
    path("", include("college.propositions.urls")),
    path("", include("college.reunions.urls")),
    path("", include("college.membres.urls")),
    path("", include("college.plans.urls")),
    path("", include("college.veille.urls")),
    path("", include("college.besoins.urls")),
    path("", include("college.reglement.urls")),
    path("", include("college.fonctionnement.urls")),
]
