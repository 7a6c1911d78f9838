"""The services of a region, their doctors, the posts they must keep (règles T6, R3)."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods, require_safe

from mutualisation.acces import objet_ou_404
from mutualisation.dessins.carte import Zone, carte, teintes
from mutualisation.dessins.theme import ECRAN
from mutualisation.effectifs import actions, policies
from mutualisation.effectifs.accueil import ecart, etp, postes
from mutualisation.effectifs.ecarts import Effectif, Effectifs
from mutualisation.effectifs.forms import SocleForm
from mutualisation.effectifs.libelles import avec_services
from mutualisation.effectifs.models import EffectifSocle, regions_ouvertes
from mutualisation.effectifs.releve import effectifs_de
from mutualisation.effectifs.views.commun import fil, region_ouverte
from mutualisation.journal.actions import historique
from mutualisation.refus import Refus, raison
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region, Service
from mutualisation.typographie import compte


@dataclass(frozen=True)
class Ligne:
    """A line of the table, figures already written in French."""

    service: Service | None
    effectif: Effectif

    @property
    def etp(self) -> str:
        return etp(self.effectif.etp)

    @property
    def postes(self) -> str:
        return postes(self.effectif.postes)

    @property
    def ecart(self) -> str:
        return ecart(self.effectif.ecart)


@require_safe
def equipes(request: HttpRequest, region_pk: int) -> HttpResponse:
    """Service by service, and on the map."""
    region = region_ouverte(request, region_pk)
    services = list(region.services.select_related("departement").order_by("-est_siege", "departement"))
    jour = aujourdhui(region.fuseau)
    effectifs = effectifs_de(region, services, jour)
    contexte = {
        "region": region,
        "jour": jour,
        "lignes": [Ligne(s, effectifs.par_service[s.pk]) for s in services],
        "total": Ligne(None, effectifs.total),
        "manque": f"{etp(effectifs.manque)}\u00a0ETP" if effectifs.manque else "",
        "carte": _carte(region, services, effectifs),
        "gere": bool(policies.services_geres(request.acteur, region)),
        "refus_region": raison(lambda: policies.verifier_gerer_la_region(request.acteur, region)),
        "fil": fil(region),
    }
    return render(request, "effectifs/equipes.html", contexte)


def _carte(region: Region, services: list[Service], effectifs: Effectifs) -> SafeString:
    """Doctors by department, the head office counted where it stands."""
    medecins: dict[str, int] = {}
    noms = {s.departement_id: s.departement.nom for s in services}
    for service in services:
        code = service.departement_id
        medecins[code] = medecins.get(code, 0) + effectifs.par_service[service.pk].medecins
    v = region.vocabulaire
    zones = [
        Zone(code, noms[code], compte(medecins[code], v.medecin.nom, v.medecin.pluriel), teinte)
        for code, teinte in zip(noms, teintes([float(medecins[c]) for c in noms]), strict=True)
    ]
    titre = f"{v.medecin.Pluriel} en poste par {v.departement.nom}"
    return carte(zones, titre=titre, theme=ECRAN, largeur=360, hauteur_max=340)


@require_http_methods(["GET", "HEAD", "POST"])
def effectif_socle(request: HttpRequest, pk: int) -> HttpResponse:
    """Posts a service must keep: those of today, those before, and the act that fixes new ones."""
    services = Service.objects.filter(region__in=regions_ouvertes(request.acteur)).select_related("region")
    service = objet_ou_404(services, pk=pk)
    request.region = region = service.region
    refus = raison(lambda: policies.verifier_gerer_la_region(request.acteur, region))
    form = SocleForm(request.POST or None)
    if request.method == "POST":
        policies.verifier_gerer_la_region(request.acteur, region)
        if form.is_valid() and _fixer(request, service, form):
            return redirect("effectif_socle", pk)
    contexte = {
        "service": service,
        "socles": EffectifSocle.objects.filter(service=service, fonction="").order_by("-periode"),
        "jour": aujourdhui(region.fuseau),
        "form": form,
        "refus": refus,
        "actes": avec_services(historique(service)),
        "fil": fil(region, (f"{region.vocabulaire.effectif_socle.Nom} {service.propre.de}", "")),
    }
    return render(request, "effectifs/effectif_socle.html", contexte)


def _fixer(request: HttpRequest, service: Service, form: SocleForm) -> bool:
    try:
        socle = actions.fixer_effectif_socle(par=request.acteur, service=service, **form.cleaned_data)
    except Refus as refus:
        form.add_error("debut", refus.raison)
        return False
    v = service.region.vocabulaire
    messages.success(request, f"{v.effectif_socle.Nom} {service.propre.de}\u00a0: {postes(socle.postes)}.")
    return True
