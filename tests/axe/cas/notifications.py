"""Notifications, preferences, private feed."""

from __future__ import annotations

from django.urls import reverse

from mutualisation.agenda.actions import creer_lien
from mutualisation.mandats.acteur import acteur_de
from mutualisation.notifications.actions import marquer_lue, notifier
from mutualisation.notifications.models import Notification
from mutualisation.temps import aujourdhui
from tests.axe.modele import CasAxe
from tests.distribution import Monde


def _a(nom: str):
    return lambda monde: reverse(nom)


def _remplie(monde: Monde) -> str:
    """To read, urgent, read, and one that speaks no more."""
    textes = {"livrable": "plan_travail", "pole": "", "annee": aujourdhui().year}
    for n, urgente in enumerate((False, True, False)):
        notifier(
            genre="college.texte_du", destinataires=[monde.mir_a], cle=f"essai:{n}", region=monde.auvergne,
            donnees=textes, echeance=aujourdhui(), urgente=urgente, par=None,
        )  # fmt: skip
    notifier(genre="ctri.lire", destinataires=[monde.mir_a], cle="ancienne", objet=monde.auvergne, par=None)
    marquer_lue(notification=Notification.objects.get(cle="essai:0"), par=acteur_de(monde.mir_a))
    return reverse("notifications")


def _avec_lien(monde: Monde) -> str:
    creer_lien(par=acteur_de(monde.mir_a))
    return reverse("mon_agenda")


def _creer_le_lien(page):
    page.get_by_role("button", name="Créer le lien").click()
    page.locator("#lien-agenda").wait_for()


CAS = [
    CasAxe("notifications/liste.html", "mir_a", _remplie),
    CasAxe("notifications/liste.html", "mir_a", _a("notifications"), "vide"),
    CasAxe("notifications/preferences.html", "mir_a", _a("notifications_preferences")),
    CasAxe("agenda/mon_agenda.html", "mir_a", _a("mon_agenda")),
    CasAxe("agenda/mon_agenda.html", "mir_a", _avec_lien, "lien créé"),
    CasAxe("agenda/mon_agenda.html", "mir_a", _a("mon_agenda"), "lien montré", _creer_le_lien),
]
