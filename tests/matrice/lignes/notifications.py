"""Notifications, their preferences, the private feed: everybody's own, and nobody else's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mutualisation.agenda.actions import creer_lien
from mutualisation.mandats.acteur import acteur_de
from mutualisation.notifications.actions import marquer_lue, notifier
from mutualisation.notifications.models import Notification
from tests.distribution import Monde
from tests.matrice.modele import TOUS, Ligne, Publique

MIR = frozenset({"mir_a"})


def _du_mir(monde: Monde) -> Notification:
    donnees = {"livrable": "plan_travail", "pole": "", "annee": 2027}
    notifier(
        genre="college.texte_du", destinataires=[monde.mir_a], cle="essai", region=monde.auvergne, donnees=donnees,
        par=None,
    )  # fmt: skip
    return Notification.objects.get(destinataire=monde.mir_a, cle="essai")


def _a_lire(monde: Monde) -> dict[str, Any]:
    return {"pk": _du_mir(monde).pk}


def _deja_lue(monde: Monde) -> dict[str, Any]:
    notification = _du_mir(monde)
    marquer_lue(notification=notification, par=acteur_de(monde.mir_a))
    return {"pk": notification.pk}


def _avec_rien_d_autre(monde: Monde) -> dict[str, Any]:
    _du_mir(monde)
    return {}


def _lien_du_mir(monde: Monde) -> dict[str, Any]:
    creer_lien(par=acteur_de(monde.mir_a))
    return {}


def _tout(monde: Monde, arguments: Mapping[str, Any]) -> dict[str, Any]:
    return {"jusqu_a": Notification.objects.latest("pk").pk}


LIGNES = [
    Ligne("notifications", TOUS),
    Ligne("notifications", TOUS, etat="une au MIR", construire=_avec_rien_d_autre),
    Ligne("notification_lue", MIR, etat="à lire", methode="post", construire=_a_lire),
    Ligne("notification_lue", MIR, etat="déjà lue", methode="post", construire=_deja_lue),
    Ligne("notifications_lues", TOUS, methode="post", construire=_avec_rien_d_autre, donnees_de=_tout),
    Ligne("notifications_preferences", TOUS),
    Ligne("notifications_preferences", TOUS, methode="post", donnees={"rappels": "on"}),
    Ligne("mon_agenda", TOUS),
    Ligne("mon_agenda", TOUS, etat="lien du MIR", construire=_lien_du_mir),
    Ligne("mon_agenda", TOUS, methode="post"),
    Ligne("mon_agenda_renouveler", TOUS, etat="lien du MIR", construire=_lien_du_mir),
    Ligne("mon_agenda_revoquer", TOUS, etat="lien du MIR", construire=_lien_du_mir),
    Ligne("mon_agenda_revoquer", frozenset(), etat="sans lien", methode="post", voient=TOUS),
    Ligne("mon_agenda_revoquer", MIR, etat="lien du MIR", methode="post", construire=_lien_du_mir, voient=TOUS - MIR),
]
PUBLIQUES = [Publique("agenda_flux", {"jeton": "faux"}, statut=404)]
