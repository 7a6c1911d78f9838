"""Telling once: the row, the key, the urgent mail."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, ProgrammingError, transaction

from mutualisation.courriels.models import Courriel
from mutualisation.notifications.models import Notification
from tests.courriels import distribuer
from tests.mutualisation.notifications.conftest import cles


def test_chacun_est_prevenu_une_fois(monde: Any, dire: Any) -> None:
    assert dire(monde.mir_a, monde.secretaire_a) == 2
    assert dire(monde.mir_a, monde.secretaire_a, monde.chef_siege_a) == 1
    assert dire(monde.mir_a, cle="essai:2") == 1
    assert cles(monde.mir_a) == ["essai:1", "essai:2"]
    assert cles(monde.chef_siege_a) == ["essai:1"]


def test_la_base_refuse_la_meme_cle_deux_fois(monde: Any, dire: Any) -> None:
    dire(monde.mir_a)
    ligne = Notification.objects.get()
    ligne.pk = None
    with pytest.raises(IntegrityError, match="notification_une_fois"), transaction.atomic():
        ligne.save(force_insert=True)


def test_ce_qui_fut_dit_ne_change_pas(monde: Any, dire: Any) -> None:
    dire(monde.mir_a)
    with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
        Notification.objects.update(cle="autre")


def test_un_compte_ferme_n_est_pas_prevenu(monde: Any, dire: Any) -> None:
    monde.mir_a.is_active = False
    assert dire(monde.mir_a) == 0


def test_un_genre_sans_redaction_est_une_faute(monde: Any, dire: Any) -> None:
    with pytest.raises(KeyError):
        dire(monde.mir_a, genre="inconnu")


def test_ni_texte_ni_adresse_dans_la_ligne(monde: Any, dire: Any) -> None:
    """R1: identifiers only; the text is written when it is read."""
    dire(monde.mir_a, objet=monde.auvergne, region=monde.auvergne, donnees={"annee": 2027})
    ligne = Notification.objects.get()
    assert (ligne.objet_type, ligne.objet_id) == ("mutualisation.region", monde.auvergne.pk)
    assert not any("Essai" in str(valeur) for valeur in vars(ligne).values())


def test_ce_qui_n_est_pas_urgent_attend(monde: Any, dire: Any) -> None:
    dire(monde.mir_a)
    assert (Courriel.objects.count(), distribuer()) == (0, [])


def test_l_urgent_part_aussitot_une_fois_quoi_qu_on_ait_choisi(monde: Any, dire: Any) -> None:
    for _ in range(2):
        dire(monde.mir_a, monde.secretaire_a, genre="veille", urgente=True)
    messages = distribuer()
    assert sorted(m.to[0] for m in messages) == sorted([monde.mir_a.email, monde.secretaire_a.email])
    assert messages[0].subject == "Urgent\xa0: Essai essai:1"
    assert "http://127.0.0.1:8000/aide/?n=" in messages[0].body
    assert not Notification.objects.filter(a_envoyer=True).exists()


def test_l_urgent_deja_lu_ou_devenu_faux_ne_part_pas(monde: Any, dire: Any, plume: Any) -> None:
    dire(monde.mir_a, urgente=True)
    dire(monde.secretaire_a, cle="essai:2", urgente=True)
    Notification.objects.filter(destinataire=monde.mir_a).update(lue_le="2027-01-08T00:00:00Z")
    plume.faites.add("essai:2")
    distribuer()
    assert mail.outbox == []
    assert set(Courriel.objects.values_list("etat", flat=True)) == {"sans_objet"}
