"""What recipients are told: on the home page, at once by mail, and only one reminder (règle C3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from ctri.tasks import rappeler_transmissions
from ctri.transmissions import actions
from ctri.transmissions.actions import RAPPEL, marquer_lue, rappeler
from ctri.transmissions.models import RappelDeLecture, Transmission
from mutualisation.courriels.models import Courriel, Etat
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.models import Mandat
from mutualisation.mandats.octrois import reconstruire_droits
from mutualisation.temps import horloge
from tests.courriels import distribuer
from tests.ctri import transmis
from tests.distribution import Monde

pytestmark = pytest.mark.django_db
# At noon in Clermont-Ferrand.
ENVOI = dt.datetime(2027, 2, 13, 11, 0, tzinfo=dt.UTC)
JOUR = dt.timedelta(days=1)


@pytest.fixture
def transmission(monde: Monde) -> Transmission:
    with horloge(ENVOI):
        return transmis.transmise(monde)


def test_chaque_destinataire_recoit_un_courriel_avec_le_lien(monde: Monde, transmission: Transmission) -> None:
    messages = distribuer()
    assert {m.to[0] for m in messages} == {d.utilisateur.email for d in transmission.destinataires.all()}
    premier = messages[0]
    assert premier.subject == f"Pour information\xa0: {transmission.titre}"
    assert f"/transmissions/{transmission.pk}/" in premier.body
    assert "Aucune décision n’est attendue" in premier.body
    assert "Dr\xa0Hélène Vasseur" in premier.body


def test_le_courriel_ne_part_plus_vers_qui_a_lu_ou_ne_siege_plus(monde: Monde, transmission: Transmission) -> None:
    marquer_lue(transmission=transmission, utilisateur_id=monde.chef_siege_a.pk)
    Mandat.objects.filter(titulaire=monde.chef_local_a).update(titulaire=monde.sans_mandat)
    reconstruire_droits()
    partis = {m.to[0] for m in distribuer()}
    assert monde.chef_siege_a.email not in partis
    assert monde.chef_local_a.email not in partis
    assert Courriel.objects.filter(etat=Etat.SANS_OBJET).count() == 2


def test_un_seul_rappel_le_jour_dit_a_qui_n_a_pas_lu(monde: Monde, transmission: Transmission) -> None:
    marquer_lue(transmission=transmission, utilisateur_id=monde.chef_siege_a.pk)
    with horloge(ENVOI + 13 * JOUR):
        assert rappeler() == 0
    # The civil day of the region, not the hour: it is the 27th in Clermont-Ferrand since half an hour.
    with horloge(dt.datetime(2027, 2, 26, 23, 30, tzinfo=dt.UTC)):
        assert rappeler() == 5
    for jours in (14, 15, 30):
        with horloge(ENVOI + jours * JOUR):
            rappeler_transmissions()
    rappels = Courriel.objects.filter(genre=RAPPEL)
    assert rappels.count() == RappelDeLecture.objects.count() == 5
    assert not rappels.filter(destinataire=monde.chef_siege_a).exists()
    assert set(rappels.values_list("demande_par", flat=True)) == {None}


def test_le_rappel_dit_qu_il_est_le_seul(transmission: Transmission) -> None:
    distribuer().clear()
    with horloge(ENVOI + 14 * JOUR):
        rappeler()
        message = distribuer()[0]
    assert message.subject.startswith("Rappel\xa0: ")
    assert "il n’y en aura pas d’autre" in message.body


def test_rien_a_rappeler_de_ce_qui_est_remplace(monde: Monde) -> None:
    with horloge(ENVOI):
        premiere = transmis.remplacee(monde)
    with horloge(ENVOI + 20 * JOUR):
        assert rappeler() == 6
    assert not RappelDeLecture.objects.filter(destinataire__transmission=premiere).exists()


def test_le_rappel_va_par_lots_sans_en_oublier(monde: Monde, mir: Acteur, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "LOT", 4)
    with horloge(ENVOI):
        for _ in range(2):
            transmis.envoyer(mir, transmis.source(monde.auvergne))
    with horloge(ENVOI + 20 * JOUR):
        rappeler_transmissions()
    assert RappelDeLecture.objects.count() == 12


# ── Home page ─────────────────────────────────────────────────────────────────
def titres(page: Callable[..., Any], cle: str) -> list[str]:
    return [ligne.tache.titre for ligne in page(cle, "accueil").context["accueil"].taches]


def test_l_accueil_dit_ce_qui_est_a_lire_et_l_oublie_une_fois_lu(monde: Monde, page: Any) -> None:
    transmission = transmis.transmise(monde)
    attendu = f"Lire : {transmission.titre}"
    assert attendu in titres(page, "chef_local_a")
    assert attendu in titres(page, "secretaire_a")
    for cle in ("mir_a", "medecin_a", "prefet_a", "evaluateur"):
        assert attendu not in titres(page, cle)
    page("chef_local_a", "transmission", transmission.pk)
    assert attendu not in titres(page, "chef_local_a")


def test_au_dela_de_trois_une_seule_ligne(monde: Monde, mir: Acteur, page: Any) -> None:
    for _ in range(4):
        transmis.envoyer(mir, transmis.source(monde.auvergne))
    assert "Lire 4\xa0textes transmis pour information" in titres(page, "chef_local_a")


def test_l_horloge_du_rappel_se_lit_sur_la_page_de_l_emetteur(
    monde: Monde, transmission: Transmission, page: Any
) -> None:
    with horloge(ENVOI + JOUR):
        lu = page("mir_a", "transmission", transmission.pk).content.decode()
    assert "Un seul rappel, automatique, le 27\xa0février\xa02027." in lu
    with horloge(ENVOI + 14 * JOUR):
        rappeler()
        lu = page("mir_a", "transmission", transmission.pk).content.decode()
    assert "Un seul rappel, automatique, parti le 27\xa0février\xa02027." in lu
