"""The services of a region, their doctors, the posts they must keep (règles T6, R3)."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from mutualisation.dessins.carte import Zone, carte, teintes
from mutualisation.dessins.theme import ECRAN
from mutualisation.effectifs import policies
from mutualisation.effectifs.accueil import RIEN, ecart, etp, postes, postes_supprimes
from mutualisation.effectifs.ecarts import Effectif, Effectifs
from mutualisation.effectifs.releve import effectifs_de
from mutualisation.effectifs.views.commun import fil, region_ouverte
from mutualisation.refus import raison
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

    @property
    def vacants(self) -> str:
        return RIEN if self.effectif.socle is None else etp(self.effectif.vacants)

    @property
    def supprimes(self) -> str:
        """“2 postes supprimés”, or nothing."""
        return postes_supprimes(self.effectif.supprimes) if self.effectif.supprimes else ""


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
