"""The mail of the day: one a person, asked for once the hour has come where they are, gathered when it leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from mutualisation.courriels.actions import demander
from mutualisation.courriels.models import Courriel
from mutualisation.notifications.models import EN_ROUTE, Groupement, Notification
from mutualisation.temps import maintenant

QUOTIDIEN = "mutualisation.notifications"


def grouper() -> int:
    """Ask for the mails of the day that are due; several passes at once share the people. How many were asked for."""
    instant = maintenant()
    jours = {pk: jour for pk, attente in _attentes().items() if (jour := _jour_du(attente, instant))}
    return sum(_demander(pk, jour) for pk, jour in sorted(jours.items()))


def _attentes() -> dict[int, list[tuple[str, dt.datetime]]]:
    """For each person, when each row they are owed was made, and in which time zone. A mail on its way takes it all."""
    en_route = Courriel.objects.filter(genre=QUOTIDIEN, etat__in=EN_ROUTE)
    dus = Notification.objects.a_envoyer().exclude(destinataire__in=en_route.values("destinataire"))
    attentes: dict[int, list[tuple[str, dt.datetime]]] = {}
    lignes = dus.order_by("pk").values_list("destinataire_id", "region__circonscription__fuseau", "cree_le")
    for personne, fuseau, cree_le in lignes:
        attentes.setdefault(personne, []).append((fuseau or settings.TIME_ZONE, cree_le))
    return attentes


def _jour_du(attente: Iterable[tuple[str, dt.datetime]], instant: dt.datetime) -> dt.date | None:
    """The civil day whose mail is due: the hour has come, and something was waiting by then."""
    fuseaux = {fuseau for fuseau, _ in attente}
    ici = instant.astimezone(ZoneInfo(fuseaux.pop() if len(fuseaux) == 1 else settings.TIME_ZONE))
    heure = ici.replace(hour=settings.NOTIFICATIONS_HEURE, minute=0, second=0, microsecond=0)
    if ici < heure or all(cree_le >= heure for _, cree_le in attente):
        return None
    return ici.date()


@transaction.atomic
def _demander(personne: int, jour: dt.date) -> int:
    Groupement.objects.bulk_create([Groupement(destinataire_id=personne, jour=jour)], ignore_conflicts=True)
    # Locked: of two passes, the second finds the mail asked for by the first.
    sans = Groupement.objects.select_for_update(of=("self",)).select_related("destinataire")
    groupement = sans.filter(destinataire=personne, jour=jour, courriel=None).first()
    if groupement is None:
        return 0
    groupement.courriel = demander(
        genre=QUOTIDIEN, destinataire=groupement.destinataire, par=None, objet_id=groupement.pk
    )
    groupement.save(update_fields=["courriel"])
    return 1


def reunir(courriel: Courriel) -> None:
    """Just before each attempt: what is owed by now goes with this mail, what comes later with the next one."""
    Notification.objects.filter(destinataire=courriel.destinataire_id).a_envoyer().update(courriel=courriel)


def conclure(courriel: Courriel) -> None:
    """It left, or had nothing to say: nothing it took is owed any more."""
    Notification.objects.filter(courriel=courriel).update(a_envoyer=False)
