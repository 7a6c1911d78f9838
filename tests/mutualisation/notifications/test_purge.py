"""Retention (règle R1), which must not make anything be said twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mutualisation.mandats.acteur import acteur_de
from mutualisation.notifications.actions import purger, rappeler, tout_marquer
from mutualisation.notifications.models import OUBLI, Groupement, Notification
from mutualisation.temps import horloge
from tests.mutualisation.notifications.conftest import AUBE, ECHEANCE, JOUR, MATIN, cles
from tests.mutualisation.notifications.test_courriel_du_jour import passer
from tests.mutualisation.notifications.test_rappels import midi

SECONDE = dt.timedelta(seconds=1)


def lire_tout(personne: Any) -> None:
    tout_marquer(jusqu_a=Notification.objects.latest("pk").pk, par=acteur_de(personne))


def test_les_lues_partent_apres_le_delai_les_autres_apres_un_an(monde: Any, dire: Any, settings: Any) -> None:
    with horloge(AUBE):
        dire(monde.mir_a, monde.secretaire_a)
        lire_tout(monde.mir_a)
    with horloge(AUBE + settings.NOTIFICATIONS_CONSERVATION):
        assert purger() == 0
    with horloge(AUBE + settings.NOTIFICATIONS_CONSERVATION + SECONDE):
        assert purger() == 1
    assert cles(monde.secretaire_a) == ["essai:1"]
    with horloge(AUBE + OUBLI + SECONDE):
        assert purger() == 1


def test_un_rappel_encore_du_reste_et_ne_se_repete_pas(monde: Any, dus: list[Any], settings: Any) -> None:
    """Overdue for months, read, old: deleting the row would send the same reminder again."""
    dus.append((monde.auvergne, "texte", lambda: [monde.mir_a], ECHEANCE, {}))
    with horloge(midi(ECHEANCE + JOUR)):
        rappeler()
        lire_tout(monde.mir_a)
    tard = midi(ECHEANCE + 3 * JOUR + settings.NOTIFICATIONS_CONSERVATION)
    with horloge(tard):
        assert purger() == 0
        assert rappeler() == 0
        dus.clear()
        assert purger() == 1


def test_les_courriels_du_jour_s_effacent_aussi(monde: Any, dire: Any, settings: Any) -> None:
    with horloge(AUBE):
        dire(monde.mir_a)
    passer(MATIN)
    with horloge(MATIN + settings.NOTIFICATIONS_CONSERVATION + 2 * JOUR):
        purger()
    assert Groupement.objects.count() == 0
    assert cles(monde.mir_a) == ["essai:1"], "still to be read"


def test_un_courriel_efface_ne_fait_pas_redire(monde: Any, dire: Any) -> None:
    """The row of the mail is deleted by its own retention: what it said stays said."""
    with horloge(AUBE):
        dire(monde.mir_a)
    passer(MATIN)
    Notification.objects.get().courriel.delete()
    assert passer(MATIN + JOUR) == 0


def test_rien_ne_reste_d_un_compte_ferme(monde: Any, dire: Any) -> None:
    dire(monde.mir_a)
    monde.mir_a.is_active = False
    monde.mir_a.save(update_fields=["is_active"])
    assert purger() == 1
