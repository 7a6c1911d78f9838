"""Writing the minutes: as typed, by two people at once if need be, then circulated and commented (règle C2)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from college.reunions import policies
from college.reunions.actions.approbation import figer
from college.reunions.actions.porte import verrouiller
from college.reunions.contenu import contenu_de
from college.reunions.convoques import joignables
from college.reunions.lecture import lue
from college.reunions.models import CompteRendu, Ecrit, PointReunion, Remarque, Reunion
from ctri.dossiers.types import empreinte
from mutualisation.courriels.actions import demander
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import maintenant

DIFFUSION = "college.compte_rendu"
INCHANGE = "Rien n’a changé depuis la dernière diffusion."
# What one person types in a row is one text: saved as typed, it would make a row at every pause.
SUITE = dt.timedelta(minutes=10)


class Croise(Refus):
    """Somebody else wrote this point meanwhile: nothing is overwritten until one of the texts is chosen."""

    def __init__(self, point: PointReunion, ecrit: Ecrit | None) -> None:
        super().__init__("Ce point a été écrit entre-temps : choisissez le texte à garder.", "texte")
        self.point = point
        self.ecrit = ecrit


@transaction.atomic
def ecrire(*, point: PointReunion, texte: str, revision: int, par: Acteur) -> PointReunion:
    """Write the text of a point over the revision its author read; `Croise` when it is not the last one."""
    reunion = verrouiller(point.reunion)
    policies.verifier_ecrire(par, reunion)
    point = PointReunion.objects.select_for_update(of=("self",)).get(pk=point.pk)
    if texte == point.texte:
        return point
    dernier = point.ecrits.select_related("par").first()
    if revision != point.revision:
        raise Croise(point, dernier)
    point.texte, point.revision = texte, point.revision + 1
    point.save(update_fields=["texte", "revision"])
    _garder(point, dernier, par)
    return point


def _garder(point: PointReunion, dernier: Ecrit | None, par: Acteur) -> None:
    """What was written, by whom: one's own text of a moment ago is replaced, another's never."""
    instant = maintenant()
    if dernier is not None and dernier.par_id == par.utilisateur.pk and instant - dernier.le < SUITE:
        Ecrit.objects.filter(pk=dernier.pk).update(revision=point.revision, texte=point.texte, le=instant)
        return
    Ecrit.objects.create(point=point, revision=point.revision, texte=point.texte, par=par.utilisateur, le=instant)


@transaction.atomic
def diffuser(*, reunion: Reunion, par: Acteur) -> CompteRendu:
    """Send the draft minutes to those who attended, for their remarks."""
    reunion = verrouiller(reunion)
    titre = policies.verifier_diffuser(par, reunion)
    derniere = reunion.comptes_rendus.last()
    if derniere is not None and derniere.empreinte == empreinte(contenu_de(lue(reunion))):
        raise Refus(INCHANGE)
    version = figer(reunion, par=par, approuve=False)
    for _, compte in joignables(reunion.presences.filter(etat__in=policies.COMPTENT)):
        if compte != par.utilisateur:
            demander(genre=DIFFUSION, destinataire=compte, par=par, objet_id=version.pk)
    donnees = {"version": version.numero}
    inscrire(reunion, "diffuser", par=par, titre=titre, region=reunion.region, donnees=donnees)
    return version


@transaction.atomic
def remarquer(*, reunion: Reunion, point: PointReunion | None, texte: str, par: Acteur) -> Remarque:
    """Say something of the minutes, on one point or on the whole."""
    reunion = verrouiller(reunion)
    titre = policies.verifier_remarquer(par, reunion)
    remarque = Remarque.objects.create(reunion=reunion, point=point, texte=texte, par=par.utilisateur, le=maintenant())
    inscrire(reunion, "remarquer", par=par, titre=titre, region=reunion.region, donnees={"remarque": remarque.pk})
    return remarque


@transaction.atomic
def prendre_en_compte(*, remarque: Remarque, par: Acteur) -> Remarque:
    """Whoever writes the minutes has dealt with a remark."""
    reunion = verrouiller(remarque.reunion)
    policies.verifier_ecrire(par, reunion)
    remarque.prise_en_compte_le = maintenant()
    remarque.save(update_fields=["prise_en_compte_le"])
    return remarque
