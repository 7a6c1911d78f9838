"""The committee's page: members, rules, framing, sessions, what was submitted."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ctri.cadrage.policies import peut_cadrer
from ctri.cadrage.views import cadrages_visibles
from ctri.comite import actions, policies
from ctri.comite.forms import ReglesForm
from ctri.comite.membres import membres_de
from ctri.comite.registre import liens_de
from ctri.comite.regles import regles_de
from ctri.cycle import annee_du_cycle
from ctri.dossiers.models import Dossier
from ctri.echeancier.presentation import panneau
from ctri.saisines.models import Saisine
from ctri.seances.models import Seance
from ctri.seances.policies import peut_preparer
from ctri.transmissions.liste import recentes
from mutualisation.acces import region_visible
from mutualisation.temps import aujourdhui


@require_safe
def lire(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Everything about the committee of a region."""
    region = region_visible(request, region_pk)
    jour = aujourdhui(region.fuseau)
    dossiers = Dossier.objects.visibles_par(request.acteur).filter(region=region, version__gt=0)
    dossiers = dossiers.prefetch_related("region")
    cadrages = list(cadrages_visibles(request.acteur).filter(region=region)[:6])
    cadrees = {cadrage.annee for cadrage in cadrages}
    ouvertes = Saisine.objects.visibles_par(request.acteur).filter(region=region).ouvertes()
    membres = membres_de(region, jour)
    contexte = {
        "region": region,
        "jour": jour,
        "membres": membres,
        "seul": sum(membre.voix for membre in membres) == 1,
        "regles": regles_de(region, jour),
        "seances": Seance.objects.visibles_par(request.acteur).filter(region=region)[:12],
        "cadrages": cadrages,
        "dossiers": dossiers.order_by("-annee", "livrable", "pole", "-pk")[:50],
        "saisines_ouvertes": ouvertes.count(),
        "saisines_en_retard": ouvertes.en_retard(jour).count(),
        "transmissions": recentes(request.acteur, region),
        "prepare": peut_preparer(request.acteur, region),
        "cadre": peut_cadrer(request.acteur, region),
        "liens": liens_de(request.acteur, region),
        "annees": [annee for annee in (jour.year, jour.year + 1) if annee not in cadrees],
        "fil": [(region.vocabulaire.comite.court.Nom, "")],
    } | panneau(request.acteur, region, annee_du_cycle(region))
    return render(request, "ctri/comite/lire.html", contexte)


def regler(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Record the committee's own rules."""
    region = region_visible(request, region_pk)
    policies.verifier_regler(request.acteur, region)
    en_place = regles_de(region, aujourdhui(region.fuseau))
    form = ReglesForm(request.POST or None, initial={c: getattr(en_place, c, None) for c in ReglesForm.Meta.fields[:7]})
    if request.method == "POST" and form.is_valid():
        actions.adopter_regles(region=region, par=request.acteur, **form.cleaned_data)
        messages.success(request, "Les règles sont enregistrées. Elles vaudront à leur date d’entrée en vigueur.")
        return redirect("comite", region_pk=region.pk)
    comite = region.vocabulaire.comite.court
    fil = [(comite.Nom, reverse("comite", args=[region.pk])), (f"Règles {comite.du}", "")]
    return render(request, "ctri/comite/regler.html", {"form": form, "region": region, "fil": fil})
