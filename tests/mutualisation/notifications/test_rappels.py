"""Reminders: thirty days, seven days, the day, overdue; once each, to whoever can act that day (règles T4, V10)."""

from __future__ import annotations

import datetime as dt
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.mandats.actions import nommer
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat
from mutualisation.mandats.porteurs import porteurs
from mutualisation.notifications.actions import rappeler
from mutualisation.notifications.models import Notification
from mutualisation.notifications.rappels import Rappel, palier
from mutualisation.referentiel.schema.livrables import Rappels
from mutualisation.temps import aujourdhui, horloge
from tests.mutualisation.notifications.conftest import ECHEANCE, JOUR, cles

REGLES = Rappels(jours_avant=(30, 7, 0), retard=True)


def rappel(depuis: dt.date | None = None) -> Rappel:
    return Rappel("x", ECHEANCE, [], "essai", None, depuis=depuis)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reste", "attendu"),
    [
        *((60, ""), (31, ""), (30, "30"), (29, "30"), (8, "30"), (7, "7"), (1, "7"), (0, "0")),
        *((-1, "retard"), (-99, "retard")),
    ],
)
def test_le_tour_de_chaque_rappel(reste: int, attendu: str) -> None:
    assert palier(rappel(), ECHEANCE - reste * JOUR, REGLES) == attendu


@pytest.mark.parametrize(("reste", "attendu"), [(20, ""), (8, ""), (7, "7"), (0, "0")])
def test_ce_qui_n_existait_pas_n_est_pas_rappele_apres_coup(reste: int, attendu: str) -> None:
    """Possible for twenty days only: the reminder of the thirtieth would come with the news itself."""
    assert palier(rappel(ECHEANCE - 20 * JOUR), ECHEANCE - reste * JOUR, REGLES) == attendu


def test_sans_rappel_de_retard_rien_apres_l_echeance() -> None:
    assert palier(rappel(), ECHEANCE + JOUR, Rappels(jours_avant=(30,), retard=False)) == ""


def midi(jour: dt.date) -> dt.datetime:
    return dt.datetime.combine(jour, dt.time(12), dt.UTC)


def du_mir(monde: Any, dus: list[Any], cle: str = "texte", echeance: dt.date = ECHEANCE, **champs: Any) -> None:
    def qui() -> list[Any]:
        return [a.utilisateur for a in porteurs(monde.auvergne, Droit.SOUMETTRE)]

    dus.append((monde.auvergne, cle, qui, echeance, champs))


def courir(du: int, au: int, pas: int = 1) -> None:
    for ecart in range(du, au + 1, pas):
        with horloge(midi(ECHEANCE + ecart * JOUR)):
            rappeler()


def paliers(personne: Any) -> list[str]:
    return [cle.rpartition(":")[2] for cle in cles(personne)]


def test_quatre_rappels_une_fois_chacun(monde: Any, dus: list[Any]) -> None:
    du_mir(monde, dus)
    courir(-40, 10)
    courir(-40, 10)
    assert paliers(monde.mir_a) == ["30", "7", "0", "retard"]
    assert Notification.objects.exclude(destinataire=monde.mir_a).count() == 0
    assert set(Notification.objects.values_list("echeance", flat=True)) == {ECHEANCE}


def test_le_dernier_rappel_seul_reste_a_lire(monde: Any, dus: list[Any]) -> None:
    """All four say the same thing of the same text: one is enough in the list, and in a late mail."""
    du_mir(monde, dus)
    du_mir(monde, dus, cle="texte:autre")
    courir(-40, 10)
    a_lire = Notification.objects.non_lues().a_envoyer()
    assert sorted(a_lire.values_list("cle", flat=True)) == [
        f"texte:{ECHEANCE}:retard", f"texte:autre:{ECHEANCE}:retard",
    ]  # fmt: skip


@pytest.mark.parametrize("arret", [-31, -30, -8, -7])
def test_deux_jours_sans_horloge_ne_perdent_ni_ne_doublent_rien(monde: Any, dus: list[Any], arret: int) -> None:
    du_mir(monde, dus)
    courir(-40, arret - 1)
    courir(arret + 2, 10)
    assert paliers(monde.mir_a) == ["30", "7", "0", "retard"]


def test_ce_qui_est_fait_n_est_plus_rappele(monde: Any, dus: list[Any]) -> None:
    du_mir(monde, dus)
    courir(-40, -10)
    dus.clear()
    courir(-9, 10)
    assert paliers(monde.mir_a) == ["30"]


def test_une_autre_echeance_est_un_autre_rappel(monde: Any, dus: list[Any]) -> None:
    du_mir(monde, dus)
    courir(-30, -29)
    dus.clear()
    du_mir(monde, dus, echeance=ECHEANCE + JOUR)
    courir(-29, -28)
    assert paliers(monde.mir_a) == ["30", "30"]


def test_seul_qui_peut_agir_ce_jour_la_est_prevenu(monde: Any, dus: list[Any]) -> None:
    """T4: a mandate that ended yesterday opens nothing, one that starts tomorrow nothing yet."""
    fin = ECHEANCE - 7 * JOUR
    Mandat.objects.filter(titulaire=monde.mir_a).update(periode=DateRange(dt.date(2007, 1, 1), fin))
    nommer(par=None, titulaire=monde.medecin_a2, role="mir", region=monde.auvergne, periode=DateRange(fin, None))
    du_mir(monde, dus)
    courir(-40, 1)
    assert paliers(monde.mir_a) == ["30"]
    assert paliers(monde.medecin_a2) == ["7", "0", "retard"]


@pytest.mark.parametrize(
    ("heure_utc", "jour"),
    [(dt.time(3, 30), ECHEANCE - JOUR), (dt.time(4, 30), ECHEANCE)],
    ids=["avant minuit", "après minuit"],
)
def test_minuit_est_celui_de_la_region(monde: Any, dus: list[Any], heure_utc: dt.time, jour: dt.date) -> None:
    """Martinique is four hours behind: at half past three, the day of the due date has not come there."""
    qui = monde.mir_outremer
    dus.append((monde.martinique, "texte", lambda: [qui], ECHEANCE, {}))
    with horloge(dt.datetime.combine(ECHEANCE, heure_utc, dt.UTC)):
        assert aujourdhui(monde.martinique.fuseau) == jour
        rappeler()
    assert paliers(qui) == (["0"] if jour == ECHEANCE else ["7"])


def test_une_region_en_faute_n_arrete_pas_les_autres(monde: Any, dus: list[Any], caplog: Any) -> None:
    def casser() -> list[Any]:
        raise ValueError("faute")

    dus.append((monde.auvergne, "a", casser, ECHEANCE, {}))
    for region, qui in ((monde.limousin, monde.mir_b), (monde.martinique, monde.mir_outremer)):
        dus.append((region, "b", lambda qui=qui: [qui], ECHEANCE, {}))
    courir(-7, -7)
    assert cles(monde.mir_b) == cles(monde.mir_outremer) != []
    assert [r.levelname for r in caplog.records if r.name.endswith("actions.rappels")] == ["ERROR"]


def test_rien_avant_que_la_region_ait_commence(monde: Any, dus: list[Any]) -> None:
    du_mir(monde, dus)
    monde.auvergne.demarrage = ECHEANCE + JOUR
    monde.auvergne.save(update_fields=["demarrage"])
    courir(-7, 0)
    assert cles(monde.mir_a) == []


def test_la_commande_se_lance_deux_fois(monde: Any, dus: list[Any]) -> None:
    du_mir(monde, dus)
    dit = StringIO()
    with horloge(midi(ECHEANCE)):
        call_command("rappels", stdout=dit)
        call_command("rappels", stdout=dit)
    assert dit.getvalue().replace("\xa0", " ").splitlines() == [
        "1 rappel écrit.", "0 courriel du jour demandé.", "0 rappel écrit.", "0 courriel du jour demandé.",
    ]  # fmt: skip


def test_les_porteurs_d_un_droit_sont_ceux_du_jour(monde: Any) -> None:
    assert {a.utilisateur for a in porteurs(monde.auvergne, Droit.SOUMETTRE)} == {monde.mir_a}
    contribuent = {a.utilisateur for a in porteurs(monde.auvergne, Droit.CONTRIBUER)}
    assert {monde.medecin_a, monde.medecin_a2, monde.medecin_a3} <= contribuent
    assert monde.mir_b not in contribuent
    monde.mir_a.is_active = False
    monde.mir_a.save(update_fields=["is_active"])
    assert porteurs(monde.auvergne, Droit.SOUMETTRE) == []
