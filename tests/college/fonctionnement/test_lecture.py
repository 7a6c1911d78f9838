"""The figures of a real year, read from what the software recorded (règle C6)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from college.fonctionnement.contenu import Chiffre, contenu_de
from college.fonctionnement.lecture import lue
from college.reglement.regles import delais_du_compte_rendu, regles_du_college
from college.reunions import actions as reunions
from college.reunions.models import PresenceReunion, Suite
from ctri.saisines.etats import Etat, Sens
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.temps import aujourdhui, horloge
from tests.college import seances_du_college as college
from tests.college.reglement import fabriques
from tests.ctri.saisines.moments import jusqu_a
from tests.matrice.lignes.reunions import brouillon

pytestmark = pytest.mark.django_db


@pytest.fixture
def mir(monde: Any) -> Acteur:
    return acteur_de(monde.mir_a)


def chiffres(monde: Any, annee: int | None = None) -> list[Chiffre]:
    lecture = lue(monde.auvergne, annee or aujourdhui(monde.auvergne.fuseau).year)
    return contenu_de(lecture, None)["chiffres"]


def tableau(monde: Any, code: str) -> list[dict[str, Any]]:
    lecture = lue(monde.auvergne, aujourdhui(monde.auvergne.fuseau).year)
    return [dict(x) for t in contenu_de(lecture, None)["tableaux"] if t["code"] == code for x in t["lignes"]]


def test_une_annee_sans_reunion_le_dit(monde: Any) -> None:
    tenues, presence, rendus, avis, _, actions = chiffres(monde)
    assert (tenues["valeur"], tenues["sur"], tenues["phrases"]) == ("0", "", ["Aucune réunion tenue."])
    assert (presence["valeur"], presence["phrases"]) == ("–", ["Aucune réunion tenue."])
    assert {c["valeur"] for c in (rendus, avis, actions)} == {"–"}


def test_une_reunion_annulee_avant_convocation_ne_compte_pas(monde: Any, mir: Acteur) -> None:
    college.prevue(monde.auvergne, mir)
    reunions.annuler(reunion=college.prevue(monde.auvergne, mir), motif="Pas de salle", par=mir)
    assert lue(monde.auvergne, aujourdhui().year).reunions == []
    reunions.annuler(reunion=college.convoquee(monde.auvergne, mir), motif="Grève", par=mir)
    assert [r.etat for r in lue(monde.auvergne, aujourdhui().year).reunions] == ["annulee"]
    assert chiffres(monde)[0]["phrases"] == ["Aucune réunion tenue.", "1\xa0annulée après convocation."]


def test_presences_et_delais_d_une_reunion_tenue(monde: Any, mir: Acteur) -> None:
    with horloge(dt.datetime(2027, 3, 2, 13, tzinfo=dt.UTC)):
        reunion = college.convoquee(monde.auvergne, mir)
        absent = PresenceReunion.objects.get(reunion=reunion, agent=monde.agents.medecin_a)
        reunions.pointer(presence=absent, etat="absent", par=mir)
        reunions.tous_presents(reunion=reunion, par=mir)
        reunion = reunions.ouvrir(reunion=reunion, par=mir)
        reunions.traiter(point=college.points_de(reunion)[0], issue="debattu", par=mir)
        reunion = reunions.clore(reunion=reunion, par=mir)
    with horloge(dt.datetime(2027, 3, 20, 13, tzinfo=dt.UTC)):
        reunions.diffuser(reunion=reunion, par=mir)
        tenues, presence, rendus, *_ = chiffres(monde)
        assert (tenues["valeur"], tenues["sur"]) == ("1", "sur 1\xa0réunion convoquée")
        assert (presence["valeur"], presence["sur"]) == ("75\xa0%", "3\xa0présents sur 4\xa0présences attendues")
        assert presence["phrases"][0] == "1\xa0absent."
        assert (rendus["valeur"], rendus["sur"]) == ("0", "sur 1\xa0compte rendu diffusé ou dû à ce jour")
        assert rendus["phrases"][0] == "1\xa0diffusé après l’échéance."
        assert "18\xa0jours de la réunion à la diffusion" in rendus["phrases"][1]
        [ligne] = tableau(monde, "reunions")
    assert ligne["cellules"] == [
        "Tenue", "3 sur 4", "20\xa0mars\xa02027, 18\xa0jours", "15\xa0jours", "Pas encore",
    ]  # fmt: skip


def test_a_peu_de_membres_le_taux_n_est_pas_donne(monde: Any, mir: Acteur) -> None:
    reunion = college.convoquee(monde.auvergne, mir)
    PresenceReunion.objects.filter(
        reunion=reunion, agent__in=[monde.agents.medecin_a2, monde.agents.medecin_a3]
    ).delete()
    reunions.tous_presents(reunion=reunion, par=mir)
    reunion = reunions.ouvrir(reunion=reunion, par=mir)
    reunions.traiter(point=college.points_de(reunion)[0], issue="debattu", par=mir)
    reunions.clore(reunion=reunion, par=mir)
    presence = chiffres(monde)[1]
    assert (presence["valeur"], presence["sur"]) == ("–", "")
    assert "un taux désignerait quelqu’un" in presence["phrases"][0]
    assert tableau(monde, "reunions")[0]["cellules"][1] == "–"


def test_les_avis_du_college_et_non_les_reponses_du_comite(monde: Any) -> None:
    with horloge(dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC)):
        for moment in (Etat.RENDUE, Etat.ADRESSEE, Etat.RETIREE, Etat.BROUILLON):
            jusqu_a(monde, moment)
        jusqu_a(monde, Etat.RENDUE, Sens.VERS_COMITE)
        avis = chiffres(monde)[3]
        assert (avis["valeur"], avis["sur"]) == ("1", "sur 1\xa0avis rendu ou dû à ce jour")
        assert avis["phrases"] == ["1 à venir.", "1\xa0saisine retirée, non comptée."]
    with horloge(dt.datetime(2027, 3, 11, 9, tzinfo=dt.UTC)):
        avis = chiffres(monde)[3]
        assert (avis["valeur"], avis["sur"]) == ("1", "sur 2\xa0avis rendus ou dus à ce jour")
        assert avis["phrases"][0] == "1\xa0non rendu, échéance passée."
        assert {x["cellules"][2] for x in tableau(monde, "avis")} == {"Dans le délai", "En retard de 3\xa0jours"}


def test_les_propositions_se_comptent_a_leur_premiere_remise(monde: Any, mir: Acteur) -> None:
    with horloge(dt.datetime(2027, 1, 20, 9, tzinfo=dt.UTC)):
        propositions = chiffres(monde)[4]
        assert (propositions["valeur"], propositions["sur"]) == ("–", "aucune proposition due à ce jour")
        avant = [x["nom"] for x in tableau(monde, "propositions")]
    assert "Plan de travail 2027" in avant
    brouillon(monde)
    with horloge(dt.datetime(2027, 2, 10, 9, tzinfo=dt.UTC)):
        lignes = {x["nom"]: x for x in tableau(monde, "propositions")}
        assert lignes["Plan de travail 2027"]["cellules"][1:] == ["–", "En retard de 10\xa0jours"]
        assert lignes["Plan de travail 2027"]["pk"] == 0, "a draft is not told"


def test_les_actions_gardent_le_numero_du_compte_rendu(monde: Any, mir: Acteur) -> None:
    annee = aujourdhui(monde.auvergne.fuseau).year
    reunion = college.en_seance(monde.auvergne, mir)
    [point] = college.points_de(reunion)
    for echeance in (dt.date(annee + 1, 3, 1), dt.date(annee, 12, 31), dt.date(annee, 12, 31)):
        reunions.demander_suite(
            point=point, intitule="Écrire", responsable=monde.agents.medecin_a, echeance=echeance, par=mir
        )
    assert tableau(monde, "actions") == [], "the meeting is not over"
    reunions.traiter(point=point, issue="debattu", par=mir)
    reunions.clore(reunion=reunion, par=mir)
    suites = list(Suite.objects.order_by("pk"))
    reunions.solder(suite=suites[1], etat="faite", par=mir)
    reunions.solder(suite=suites[2], etat="abandonnee", motif="Sans objet", par=mir)
    [ligne] = tableau(monde, "actions")
    assert ligne["nom"].startswith("Action 2 de la réunion du ")
    assert ligne["cellules"][2] == "Dans le délai"
    actions = chiffres(monde)[5]
    assert (actions["valeur"], actions["sur"]) == ("1", "sur 1\xa0action faite ou due à ce jour")
    assert actions["phrases"] == ["1\xa0action abandonnée, non comptée."]


def test_le_delai_lu_en_une_fois_est_celui_des_regles(monde: Any) -> None:
    def memes(jours: list[dt.date]) -> list[int]:
        delai = delais_du_compte_rendu(monde.auvergne)
        lus = [delai(jour) for jour in jours]
        assert lus == [regles_du_college(monde.auvergne, jour).compte_rendu_jours for jour in jours]
        return lus

    jours = [dt.date(2027, 2, 4), dt.date(2027, 2, 5), dt.date(2027, 5, 31), dt.date(2027, 6, 1)]
    assert memes(jours) == [15, 15, 15, 15]
    dossier = fabriques.valide(monde, parametre_compte_rendu_jours="21")
    assert memes(jours) == [15, 21, 21, 21]
    with horloge(dt.datetime(2027, 6, 1, 9, tzinfo=dt.UTC)):
        fabriques.retirer(monde, dossier)
    assert memes(jours) == [15, 21, 21, 15]
    with pytest.raises(KeyError):
        delais_du_compte_rendu(monde.bretagne)
