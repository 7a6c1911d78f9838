"""The posts a service must keep: in all or function by function, today, before, and by a new act (règle T6)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from mutualisation.acces import objet_ou_404, situer
from mutualisation.effectifs import actions, policies
from mutualisation.effectifs.accueil import etp, postes, postes_supprimes
from mutualisation.effectifs.forms import SocleForm
from mutualisation.effectifs.libelles import avec_services
from mutualisation.effectifs.models import EffectifSocle, regions_ouvertes
from mutualisation.effectifs.referentiel import libelle_de_fonction
from mutualisation.effectifs.releve import effectifs_de
from mutualisation.effectifs.socles import RIEN, TOUT_LE_SERVICE
from mutualisation.effectifs.views.commun import fil
from mutualisation.journal.actions import historique
from mutualisation.refus import Refus, raison
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Service


@dataclass(frozen=True)
class Ligne:
    """One act and what it is for."""

    socle: EffectifSocle
    pour: str
    en_vigueur: bool


@require_http_methods(["GET", "HEAD", "POST"])
def effectif_socle(request: HttpRequest, pk: int) -> HttpResponse:
    services = Service.objects.filter(region__in=regions_ouvertes(request.acteur)).select_related("region")
    service = objet_ou_404(services, pk=pk)
    region = situer(request, service.region)
    refus = raison(lambda: policies.verifier_gerer_la_region(request.acteur, region))
    form = SocleForm(request.POST or None, schema=region.schema)
    if request.method == "POST":
        policies.verifier_gerer_la_region(request.acteur, region)
        if form.is_valid() and _fixer(request, service, form):
            return redirect("effectif_socle", pk)
    contexte = {
        "service": service,
        "form": form,
        "refus": refus,
        "actes": avec_services(historique(service)),
        "fil": fil(region, (f"{region.vocabulaire.effectif_socle.Nom} {service.propre.de}", "")),
        **_chiffres(service),
    }
    return render(request, "effectifs/effectif_socle.html", contexte)


def _chiffres(service: Service) -> dict[str, Any]:
    """The acts, latest first; then what they make today, vacancies and suppressed posts apart."""
    region = service.region
    jour = aujourdhui(region.fuseau)
    socles = EffectifSocle.objects.filter(service=service).order_by("-periode", "fonction")
    lignes = [Ligne(s, _pour(service, s.fonction), jour in s.periode) for s in socles]
    effectif = effectifs_de(region, [service], jour).par_service[service.pk]
    par_fonction = [ligne for ligne in lignes if ligne.en_vigueur and ligne.socle.fonction != TOUT_LE_SERVICE]
    return {
        "jour": jour,
        "lignes": lignes,
        "effectif": effectif,
        "postes": postes(effectif.postes),
        "vacants": etp(effectif.vacants),
        "supprimes": postes_supprimes(effectif.supprimes) if effectif.supprimes else "",
        "initial": postes(effectif.socle.initial if effectif.socle else None),
        "par_fonction": par_fonction,
        "somme": postes(sum((ligne.socle.postes for ligne in par_fonction), RIEN)),
        "l_emporte": any(ligne.en_vigueur and ligne.socle.fonction == TOUT_LE_SERVICE for ligne in lignes),
    }


def _pour(service: Service, fonction: str) -> str:
    return libelle_de_fonction(service.region.schema, fonction) if fonction else "Tout le service"


def _fixer(request: HttpRequest, service: Service, form: SocleForm) -> bool:
    try:
        socle = actions.fixer_effectif_socle(par=request.acteur, service=service, **form.cleaned_data)
    except Refus as refus:
        form.add_error(refus.champ or None, refus.raison)
        return False
    v = service.region.vocabulaire
    pour = f", {_pour(service, socle.fonction)}" if socle.fonction else ""
    messages.success(
        request, f"{v.effectif_socle.Nom} {service.propre.de}{pour}\u00a0: {postes(Decimal(socle.postes))}."
    )
    return True
