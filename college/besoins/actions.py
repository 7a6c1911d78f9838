"""Expressing a training need, correcting it, deciding on it (règle C5)."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from django.db import transaction

from college.besoins import policies
from college.besoins.etats import EtatBesoin
from college.besoins.models import BesoinFormation
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region


class Demande(TypedDict):
    """What its author types."""

    intitule: str
    precisions: str
    public: str
    groupe: str
    fonction: str
    priorite: int
    echeance: dt.date | None


@transaction.atomic
def exprimer(
    *, region: Region, demande: Demande, par: Acteur, origine: tuple[str, int] | None = None
) -> BesoinFormation:
    """Express a need, with where it comes from when it was raised from something."""
    titre = policies.verifier_exprimer(par, region)
    if origine is not None:
        policies.verifier_origine(par, *origine)
    code, identifiant = origine or ("", None)
    besoin = BesoinFormation.objects.create(
        region=region,
        exprime_par=par.utilisateur,
        exprime_le=maintenant(),
        origine_type=code,
        origine_id=identifiant,
        **demande,
    )
    inscrire(besoin, "exprimer", par=par, titre=titre, region=region, vers=besoin.etat)
    return besoin


def verrouiller(besoin: BesoinFormation) -> BesoinFormation:
    """The need as it is now, held until the end of the transaction."""
    lignes = BesoinFormation.objects.select_related("region").select_for_update(of=("self",), no_key=True)
    return lignes.get(pk=besoin.pk)


@transaction.atomic
def modifier(*, besoin: BesoinFormation, demande: Demande, par: Acteur) -> BesoinFormation:
    """Change its terms before any decision."""
    besoin = verrouiller(besoin)
    titre = policies.verifier_modifier(par, besoin)
    changes = [champ for champ, valeur in demande.items() if getattr(besoin, champ) != valeur]
    if changes:
        for champ, valeur in demande.items():
            setattr(besoin, champ, valeur)
        besoin.save(update_fields=changes)
        inscrire(besoin, "modifier", par=par, titre=titre, region=besoin.region, donnees={"champs": changes})
    return besoin


@transaction.atomic
def decider(*, besoin: BesoinFormation, acte: str, motif: str, par: Acteur) -> BesoinFormation:
    """Keep, set aside, or look at again; of two people deciding at once, the second is told what happened."""
    besoin = verrouiller(besoin)
    titre, etape = policies.verifier_decider(par, besoin, acte)
    if etape.motif and not motif:
        raise Refus("Indiquez le motif.", "motif")
    besoin.etat = etape.vers
    besoin.decide_le = None if etape.vers == EtatBesoin.EXPRIME else maintenant()
    besoin.save(update_fields=["etat", "decide_le"])
    inscrire(besoin, acte, par=par, titre=titre, region=besoin.region, de=etape.de, vers=etape.vers, motif=motif)
    return besoin
