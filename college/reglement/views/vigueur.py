"""The rules the college obeys today, and the texts they come from."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from college.reglement.contenu import GENRE
from college.reglement.regles import regles_du_college
from college.reglement.reperes import REPERES
from ctri.dossiers.models import Dossier
from mutualisation.acces import region_visible
from mutualisation.temps import aujourdhui


@require_safe
def regles(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Each rule, its value, where it is written."""
    region = region_visible(request, region_pk)
    if region.schema.college is None:
        raise Http404("Aucun collège dans ce dispositif.")
    en_vigueur = regles_du_college(region, aujourdhui(region.fuseau))
    textes = Dossier.objects.visibles_par(request.acteur).filter(region=region, genre=GENRE, version__gt=0)
    soumis = list(textes.order_by("-cree_le", "-pk")[:20])
    for texte in soumis:
        # Every row speaks of the same region: its scheme is already read.
        texte.region = region
    college = region.vocabulaire.college.court
    contexte = {
        "region": region,
        "regles": en_vigueur,
        "lignes": [
            (repere.libelle, repere.valeur_lue(getattr(en_vigueur, code)), en_vigueur.articles.get(code, ""))
            for code, repere in REPERES.items()
        ],
        "textes": soumis,
        "fil": [(college.Nom, reverse("college", args=[region.pk])), (f"Règles {college.du}", "")],
    }
    return render(request, "college/reglement/regles.html", contexte)
