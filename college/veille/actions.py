"""Writing, publishing, correcting, withdrawing a note; wanting the weekly letter or not (règles C5, C8)."""

from __future__ import annotations

import datetime as dt
from typing import TypedDict

from django.db import transaction

from college.veille import policies
from college.veille.etats import EtatNote
from college.veille.models import AbonnementVeille, NoteVeille
from ctri.dossiers.confidentialite import verifier_sans_patient
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region


class Contenu(TypedDict):
    """What the author types."""

    titre: str
    source: str
    lien: str
    date_document: dt.date
    texte: str
    fonction: str
    partagee: bool


@transaction.atomic
def rediger(*, region: Region, contenu: Contenu, par: Acteur) -> NoteVeille:
    """Start a draft, seen by its author alone."""
    titre = policies.verifier_rediger(par, region)
    note = NoteVeille.objects.create(region=region, auteur=par.utilisateur, redigee_le=maintenant(), **contenu)
    inscrire(note, "rediger", par=par, titre=titre, region=region, vers=note.etat)
    return note


def verrouiller(note: NoteVeille) -> NoteVeille:
    """The note as it is now, held until the end of the transaction."""
    lignes = NoteVeille.objects.select_related("region").select_for_update(of=("self",), no_key=True)
    return lignes.get(pk=note.pk)


@transaction.atomic
def modifier(*, note: NoteVeille, contenu: Contenu, par: Acteur) -> NoteVeille:
    """Change a draft."""
    note = verrouiller(note)
    titre = policies.verifier_modifier(par, note)
    if champs := _ecrire(note, contenu):
        inscrire(note, "modifier", par=par, titre=titre, region=note.region, donnees={"champs": champs})
    return note


@transaction.atomic
def supprimer(*, note: NoteVeille, par: Acteur) -> None:
    """Throw a draft away: nobody else ever read it."""
    note = verrouiller(note)
    titre = policies.verifier_modifier(par, note)
    inscrire(note, "supprimer", par=par, titre=titre, region=note.region, de=note.etat)
    note.delete()


@transaction.atomic
def publier(*, note: NoteVeille, sans_patient: bool, par: Acteur) -> NoteVeille:
    """The college reads it from now on, and the other regions if it is shared."""
    note = verrouiller(note)
    titre = policies.verifier_publier(par, note)
    donnees = verifier_sans_patient(sans_patient)
    _passer(note, "publier", "publiee_le")
    inscrire(
        note,
        "publier",
        par=par,
        titre=titre,
        region=note.region,
        de=EtatNote.BROUILLON,
        vers=note.etat,
        donnees=donnees,
    )
    return note


@transaction.atomic
def corriger(*, note: NoteVeille, contenu: Contenu, motif: str, sans_patient: bool, par: Acteur) -> NoteVeille:
    """Change what is published, and say what was wrong; who reads it sees that it changed."""
    note = verrouiller(note)
    titre = policies.verifier_corriger(par, note)
    donnees = verifier_sans_patient(sans_patient)
    champs = _ecrire(note, contenu)
    if not champs:
        raise Refus("Rien n’a changé : il n’y a rien à corriger.")
    note.corrigee_le = maintenant()
    note.save(update_fields=["corrigee_le"])
    inscrire(
        note, "corriger", par=par, titre=titre, region=note.region, motif=motif, donnees={"champs": champs} | donnees
    )
    return note


@transaction.atomic
def retirer(*, note: NoteVeille, motif: str, par: Acteur) -> NoteVeille:
    """Nobody but its author and the presidency reads it any more; it never comes back."""
    note = verrouiller(note)
    titre = policies.verifier_retirer(par, note)
    _passer(note, "retirer", "retiree_le")
    inscrire(
        note, "retirer", par=par, titre=titre, region=note.region, de=EtatNote.PUBLIEE, vers=note.etat, motif=motif
    )
    return note


@transaction.atomic
def s_abonner(*, region: Region, par: Acteur) -> None:
    """Receive the weekly letter; asking twice changes nothing."""
    titre = policies.verifier_rediger(par, region)
    abonnement, cree = AbonnementVeille.objects.get_or_create(
        region=region, utilisateur=par.utilisateur, defaults={"depuis": maintenant()}
    )
    if cree:
        inscrire(abonnement, "s_abonner", par=par, titre=titre, region=region)


@transaction.atomic
def se_desabonner(*, region: Region, par: Acteur) -> None:
    """No longer receive it. No right is asked: nobody is kept on a list against their will."""
    abonnement = AbonnementVeille.objects.filter(region=region, utilisateur=par.utilisateur).first()
    if abonnement is not None:
        inscrire(abonnement, "se_desabonner", par=par, region=region)
        abonnement.delete()


def _ecrire(note: NoteVeille, contenu: Contenu) -> list[str]:
    """Save what differs; the names of the fields that changed."""
    changes = [champ for champ, valeur in contenu.items() if getattr(note, champ) != valeur]
    for champ in changes:
        setattr(note, champ, contenu[champ])  # type: ignore[literal-required]
    if changes:
        note.save(update_fields=changes)
    return changes


def _passer(note: NoteVeille, acte: str, champ: str) -> None:
    note.etat = policies.verifier_transition(note, acte).vers
    setattr(note, champ, maintenant())
    note.save(update_fields=["etat", champ])
