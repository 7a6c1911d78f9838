"""The college itself: who belongs to it, its meetings by year, what they asked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from college.fonctionnement import policies as fonctionnement
from college.membres.appartenance import est_membre
from college.membres.composition import associations_au, journee, membres_de_droit
from college.membres.policies import verifier_assiduite
from college.reunions import policies
from college.reunions.etats import EtatReunion
from college.reunions.models import Reunion
from college.reunions.views.acces import region_du_college
from mutualisation.refus import raison
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region

MONTREES = 20


@require_safe
def lire(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Members by right today, associated professionals, meetings."""
    region = region_du_college(request, region_pk)
    jour_civil = aujourdhui(region.fuseau)
    reunions = Reunion.objects.visibles_par(request.acteur).filter(region=region)
    du_college = est_membre(request.acteur, region)
    contexte = {
        "region": region,
        "jour": jour_civil,
        "membres": membres_de_droit(region, journee(jour_civil)),
        "associations": associations_au(region, jour_civil),
        "lit_l_assiduite": not raison(lambda: verifier_assiduite(request.acteur, region)),
        "reunions": reunions.prefetch_related("avis__dossier")[:MONTREES],
        "du_college": du_college,
        "preside": policies.peut_presider(request.acteur, region),
        "lit_le_fonctionnement": fonctionnement.lit(request.acteur, region),
        "annees_approuvees": _annees_approuvees(region) if du_college else [],
        "fil": [(region.vocabulaire.college.Nom, "")],
    }
    return render(request, "college/reunions/college.html", contexte)


def _annees_approuvees(region: Region) -> list[int]:
    """Years that have a booklet of minutes, the last one first."""
    approuvees = Reunion.objects.filter(region=region, etat=EtatReunion.APPROUVEE)
    return list(approuvees.order_by("-date__year").values_list("date__year", flat=True).distinct())
