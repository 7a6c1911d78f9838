"""Keeping the figures of plans ready for the home page, in the background: nobody who writes waits for it."""

from __future__ import annotations

from django.db.models import Q

from college.plans.actions.creation import GENRE
from college.plans.models import SyntheseGardee
from college.plans.sceaux import brouillons_de, sceau
from college.plans.synthese import Synthese
from college.plans.syntheses import BROUILLON, synthese_du_brouillon, syntheses_des_versions
from ctri.cycle import EN_COURS
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier, Version
from mutualisation.temps import aujourdhui


def tenir_a_jour() -> int:
    """Compute again what is no longer under its seal; returns how many were."""
    recents = Q(annee__gte=aujourdhui().year - 1) | Q(etat__in=EN_COURS)
    dossiers = list(Dossier.objects.filter(recents, genre=GENRE, plan__isnull=False).order_by("pk"))
    brouillons = [d.pk for d in dossiers if d.etat == Etat.BROUILLON]
    return _les_brouillons(brouillons) + _les_versions([d.pk for d in dossiers if d.version])


def _les_brouillons(dossiers: list[int]) -> int:
    refaites = 0
    for dossier, brouillon in brouillons_de(dossiers).items():
        if brouillon.synthese is not None:
            continue
        synthese = synthese_du_brouillon(dossier)
        # Someone who writes at the same instant would leave figures newer than their seal.
        apres = brouillons_de([dossier]).get(dossier)
        if apres and apres.sceau == brouillon.sceau:
            _garder(dossier, BROUILLON, brouillon.sceau, synthese)
            refaites += 1
    return refaites


def _les_versions(dossiers: list[int]) -> int:
    """The last version of each; one content at a time, for they are long."""
    lignes = SyntheseGardee.objects.filter(dossier__in=dossiers).defer("contenu").order_by("pk")
    gardees = {(g.dossier_id, g.version): g.sceau for g in lignes}
    versions = Version.objects.filter(dossier__in=dossiers).order_by("dossier_id", "-numero")
    dernieres = versions.distinct("dossier_id")
    perimees = [v for v in dernieres.defer("contenu") if gardees.get((v.dossier_id, v.numero)) != sceau(v.empreinte)]
    for version in perimees:
        (synthese,) = syntheses_des_versions([version.pk]).values()
        _garder(version.dossier_id, version.numero, sceau(version.empreinte), synthese)
    return len(perimees)


def _garder(dossier: int, version: int, marque: str, synthese: Synthese) -> None:
    SyntheseGardee.objects.update_or_create(
        dossier_id=dossier, version=version, defaults={"sceau": marque, "contenu": synthese.json()}
    )
