"""The mail of the day and the urgent one: gathered and written when they leave, for what the person may read then."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from django.conf import settings
from django.urls import reverse

from mutualisation.courriels import redaction as courriels
from mutualisation.courriels.actions import AUCUN
from mutualisation.courriels.models import Courriel
from mutualisation.courriels.redaction import Redacteur, Texte, composer
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.notifications.actions import URGENT, conclure, reunir
from mutualisation.notifications.actions.envoi import QUOTIDIEN
from mutualisation.notifications.familles import Famille, libelle
from mutualisation.notifications.models import Notification
from mutualisation.notifications.redaction import Ligne, lire, redaction
from mutualisation.templatetags.francais import compte
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier


def _du_jour(courriel: Courriel) -> Texte | None:
    """Everything the mail took with it, by family; nothing when nothing of it is still true or still to be read."""
    notifications = _prises(courriel) if courriel.destinataire.is_active else []
    acteur = acteur_de(courriel.destinataire)
    lignes = _actuelles(acteur, notifications)
    siennes = [n for n in notifications if n.pk in lignes]
    if not siennes:
        return None
    nombre = compte(len(siennes), "notification,notifications")
    objet = typographier(f"{nombre} : {lignes[siennes[0].pk].titre}" if len(siennes) == 1 else f"Vos {nombre}")
    contexte = _contexte(acteur) | {"groupes": _par_famille(siennes, lignes)}
    return composer(objet, "notifications/courriels/jour.txt", "notifications/courriels/jour.html", contexte)


def _urgente(courriel: Courriel) -> Texte | None:
    """One thing that could not wait."""
    notifications = [n for n in _prises(courriel) if n.pk == (courriel.objet_id or AUCUN)]
    acteur = acteur_de(courriel.destinataire)
    lignes = _actuelles(acteur, notifications) if courriel.destinataire.is_active else {}
    if not lignes:
        return None
    [ligne] = lignes.values()
    contexte = _contexte(acteur) | {"ligne": ligne}
    return composer(
        typographier(f"Urgent : {ligne.titre}"), "notifications/courriels/urgent.txt",
        "notifications/courriels/urgent.html", contexte,
    )  # fmt: skip


def _prises(courriel: Courriel) -> list[Notification]:
    prises = Notification.objects.non_lues().filter(courriel=courriel, a_envoyer=True)
    return list(prises.order_by("echeance", "cree_le", "pk"))


def _actuelles(acteur: Acteur, notifications: Sequence[Notification]) -> dict[int, Ligne]:
    return {pk: ligne for pk, ligne in lire(acteur, notifications).items() if ligne.actuelle}


def _par_famille(notifications: Sequence[Notification], lignes: dict[int, Ligne]) -> list[tuple[str, list[Ligne]]]:
    """The lines of each family under its name, families in their own order."""
    rangs = {famille: rang for rang, famille in enumerate(Famille)}
    regions = Region.objects.in_bulk({n.region_id for n in notifications if n.region_id})
    schema = next((region.schema for region in regions.values()), None)
    triees = sorted(notifications, key=lambda n: rangs[redaction(n.genre).famille])
    return [
        (libelle(famille, schema), [lignes[n.pk] for n in siennes])
        for famille, siennes in groupby(triees, key=lambda n: redaction(n.genre).famille)
    ]


def _contexte(acteur: Acteur) -> dict[str, object]:
    return {
        "utilisateur": acteur.utilisateur,
        "site": settings.SITE_URL,
        "page": settings.SITE_URL + reverse("notifications"),
        "preferences": settings.SITE_URL + reverse("notifications_preferences"),
    }


def inscrire() -> None:
    """Called when the application starts."""
    for genre, designation, rediger, rassembler in (
        (QUOTIDIEN, "le courriel du jour", _du_jour, reunir),
        (URGENT, "une notification urgente", _urgente, None),
    ):
        courriels.inscrire(Redacteur(genre, designation, rediger, rassembler, conclure))
