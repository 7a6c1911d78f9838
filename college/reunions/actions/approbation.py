"""Approving minutes: numbered, hashed, frozen (règle C2)."""

from __future__ import annotations

from django.db.models import Max

from college.reunions.actions.porte import franchir, verrouiller
from college.reunions.contenu import contenu_de
from college.reunions.impression import demander_compte_rendu
from college.reunions.lecture import lue
from college.reunions.models import CompteRendu, Reunion
from ctri.dossiers.types import empreinte
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.temps import maintenant

SIGLE = "CR"


def figer(reunion: Reunion, *, par: Acteur, approuve: bool) -> CompteRendu:
    """One more version of the minutes, as they read now."""
    contenu = contenu_de(lue(reunion))
    derniere = reunion.comptes_rendus.aggregate(m=Max("numero"))["m"] or 0
    return CompteRendu.objects.create(
        reunion=reunion, numero=derniere + 1, contenu=contenu, empreinte=empreinte(contenu), approuve=approuve,
        le=maintenant(), par=par.utilisateur,
    )  # fmt: skip


def approuver(*, reunion: Reunion, par: Acteur, titre: Titre) -> Reunion:
    """By the meeting that comes after; the caller has checked who asks, and that its quorum is there."""
    reunion = verrouiller(reunion)
    if not reunion.comptes_rendus.exists():
        raise Refus("Ce compte rendu n’a pas été diffusé : ceux qui ont assisté à la réunion ne l’ont pas lu.")
    annee = reunion.date.year
    sigle = f"{SIGLE}-{reunion.region.circonscription.sigle}-{annee}"
    deja = Reunion.objects.filter(region=reunion.region, numero__startswith=f"{sigle}-").count()
    reunion.numero, reunion.approuvee_le = f"{sigle}-{deja + 1:02}", maintenant()
    demander_compte_rendu(figer(reunion, par=par, approuve=True), par=par)
    return franchir(
        reunion=reunion, acte="approuver", par=par, titre=titre, numero=reunion.numero,
        approuvee_le=reunion.approuvee_le,
    )  # fmt: skip
