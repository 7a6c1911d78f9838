"""The private address: shown once, kept as a fingerprint, renewed, revoked; everything wrong with it is 404."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from mutualisation.agenda import JourEntier, registre
from mutualisation.agenda.actions import creer_lien, revoquer_lien
from mutualisation.agenda.cadence import ECHECS, PAR_LIEN
from mutualisation.agenda.models import LienAgenda
from mutualisation.journal.actions import historique
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui, maintenant

ADRESSE = re.compile(r'value="http://127\.0\.0\.1:8000(/agenda/[\w-]+\.ics)"')


@pytest.fixture(autouse=True)
def _sans_compteur() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def jours(monkeypatch: pytest.MonkeyPatch) -> list[dt.date]:
    """Due dates of whoever submits in Auvergne today, nothing else in any calendar."""
    dates = [aujourdhui()]

    def fournir(acteur: Acteur) -> Iterator[JourEntier]:
        for jour in dates if acteur.regions(Droit.SOUMETTRE) else []:
            yield JourEntier(f"essai-{jour}", 0, jour, "Échéance", "", "https://exemple.invalid/", maj=maintenant())

    monkeypatch.setattr(registre, "_fournisseurs", [fournir])
    return dates


def creer(client: Any, connecte: Any, personne: Any) -> str:
    page = connecte(client, personne).post("/mon-compte/agenda/").content.decode()
    trouvee = ADRESSE.search(page)
    assert trouvee, "the address is not on the page"
    client.logout()
    return trouvee[1]


def evenements(reponse: Any) -> list[Any]:
    return list(Calendar.from_ical(reponse.content).walk("VEVENT"))


def test_l_adresse_s_affiche_une_fois_et_ouvre_sans_compte(
    client: Any, monde: Any, connecte: Any, jours: list[dt.date]
) -> None:
    adresse = creer(client, connecte, monde.mir_a)
    reponse = client.get(adresse)
    assert reponse["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in reponse["Cache-Control"]
    assert [e.decoded("dtstart") for e in evenements(reponse)] == jours
    page = connecte(client, monde.mir_a).get("/mon-compte/agenda/").content.decode()
    assert adresse not in page
    assert "Renouveler le lien" in page


def test_la_base_ne_garde_pas_le_jeton(client: Any, monde: Any, connecte: Any) -> None:
    jeton = creer(client, connecte, monde.mir_a).removeprefix("/agenda/").removesuffix(".ics")
    lien = LienAgenda.objects.get()
    assert len(jeton) >= 43
    assert jeton not in str(vars(lien))
    assert jeton not in str([vars(acte) for acte in Acte.objects.all()])


def test_renouveler_tue_l_ancienne_adresse(client: Any, monde: Any, connecte: Any) -> None:
    ancienne = creer(client, connecte, monde.mir_a)
    nouvelle = creer(client, connecte, monde.mir_a)
    assert (client.get(ancienne).status_code, client.get(nouvelle).status_code) == (404, 200)
    codes = [acte.code for acte in historique(monde.mir_a)]
    assert codes == ["renouveler_lien_agenda", "creer_lien_agenda"]


def test_revoquer_demande_d_abord_puis_ferme(client: Any, monde: Any, connecte: Any) -> None:
    adresse = creer(client, connecte, monde.mir_a)
    connecte(client, monde.mir_a)
    assert "ne recevront plus rien" in client.get("/mon-compte/agenda/revoquer/").content.decode()
    assert client.get(adresse).status_code == 200
    assert client.post("/mon-compte/agenda/revoquer/")["Location"] == "/mon-compte/agenda/"
    assert client.get(adresse).status_code == 404
    with pytest.raises(Refus, match="pas de lien"):
        revoquer_lien(par=acteur_de(monde.mir_a))


def test_inconnu_revoque_ferme_une_meme_reponse_en_autant_de_requetes(client: Any, monde: Any, connecte: Any) -> None:
    """Nothing, not even the work done, tells a revoked address from one that never was."""
    revoquee = creer(client, connecte, monde.mir_a)
    revoquer_lien(par=acteur_de(monde.mir_a))
    du_ferme = creer(client, connecte, monde.secretaire_a)
    monde.secretaire_a.is_active = False
    monde.secretaire_a.save(update_fields=["is_active"])
    reponses = []
    for adresse in (revoquee, du_ferme, "/agenda/jamais-vue.ics"):
        with CaptureQueriesContext(connection) as requetes:
            reponse = client.get(adresse)
        reponses.append((reponse.status_code, reponse.content, len(requetes)))
    assert reponses[0][0] == 404
    assert reponses[0] == reponses[1] == reponses[2]


def test_les_mandats_du_jour_decident_de_ce_qui_s_y_trouve(
    client: Any, monde: Any, connecte: Any, jours: list[dt.date]
) -> None:
    """T4: the address is not a right; a mandate that ended yesterday leaves an empty calendar."""
    adresse = creer(client, connecte, monde.mir_a)
    assert len(evenements(client.get(adresse))) == 1
    termine = DateRange(dt.date(2007, 1, 1), aujourdhui())
    Mandat.objects.filter(titulaire=monde.mir_a).update(periode=termine)
    assert evenements(client.get(adresse)) == []


def test_ce_qui_est_passe_depuis_un_an_en_sort(client: Any, monde: Any, connecte: Any, jours: list[dt.date]) -> None:
    jours.append(aujourdhui() - dt.timedelta(days=370))
    assert len(evenements(client.get(creer(client, connecte, monde.mir_a)))) == 1


def test_un_agenda_inchange_ne_se_renvoie_pas(
    client: Any, monde: Any, connecte: Any, jours: list[dt.date], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tests.mutualisation.agenda.test_liens.maintenant", lambda: dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
    )
    adresse = creer(client, connecte, monde.mir_a)
    etag = client.get(adresse)["ETag"]
    deuxieme = client.get(adresse, headers={"If-None-Match": etag})
    assert (deuxieme.status_code, deuxieme.content) == (304, b"")
    jours.append(aujourdhui() + dt.timedelta(days=1))
    assert client.get(adresse, headers={"If-None-Match": etag}).status_code == 200


def test_un_logiciel_trop_presse_attend(client: Any, monde: Any, connecte: Any) -> None:
    adresse = creer(client, connecte, monde.mir_a)
    statuts = [client.get(adresse).status_code for _ in range(PAR_LIEN + 1)]
    assert statuts == [200] * PAR_LIEN + [429]
    assert client.get(adresse)["Retry-After"] == "60"
    cache.clear()
    assert client.get(adresse).status_code == 200


def test_qui_essaie_des_adresses_au_hasard_attend(client: Any, db: None) -> None:
    statuts = [client.get(f"/agenda/essai-{n}.ics").status_code for n in range(ECHECS + 2)]
    assert statuts == [404] * ECHECS + [429] * 2


def test_renouveler_sans_lien_ramene_a_la_page(client: Any, monde: Any, connecte: Any) -> None:
    connecte(client, monde.mir_a)
    assert client.get("/mon-compte/agenda/renouveler/")["Location"] == "/mon-compte/agenda/"


def test_l_adresse_ne_se_met_pas_en_cache(client: Any, monde: Any, connecte: Any) -> None:
    reponse = connecte(client, monde.mir_a).post("/mon-compte/agenda/")
    assert "no-store" in reponse["Cache-Control"]


def test_chacun_le_sien(monde: Any) -> None:
    jetons = {creer_lien(par=acteur_de(monde.mir_a)), creer_lien(par=acteur_de(monde.secretaire_a))}
    assert len(jetons) == LienAgenda.objects.count() == 2
