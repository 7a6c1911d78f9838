"""Who comes, who is represented, who is excused and why (règles C1, C9)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from college.membres.models import Association
from college.reglement import regles
from college.reunions import actions, policies
from college.reunions.convoques import convoques
from college.reunions.models import PresenceReunion, Reunion
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from tests.college import seances_du_college as college

pytestmark = pytest.mark.django_db


@pytest.fixture
def reunion(monde: Any, mir: Acteur) -> Reunion:
    return college.convoquee(monde.auvergne, mir)


def place(reunion: Reunion, agent: Any) -> PresenceReunion:
    return PresenceReunion.objects.select_related("reunion__region", "agent").get(reunion=reunion, agent=agent)


def associer(monde: Any) -> None:
    Association.objects.create(
        region=monde.auvergne, agent=monde.agents.associe_a, periode=DateRange(dt.date(2026, 1, 1), None)
    )


def test_les_associes_viennent_sur_invitation(monde: Any, mir: Acteur) -> None:
    associer(monde)
    noms = [(c.agent.nom, c.voix) for c in convoques(monde.auvergne, aujourdhui())]
    assert noms[0] == ("Vasseur", True)
    assert noms[-1] == ("Brunovic", False)
    invite = acteur_de(monde.associe_a)
    sans = college.convoquee(monde.auvergne, mir)
    avec = actions.convoquer(
        reunion=college.prevue(monde.auvergne, mir), associes=[monde.agents.associe_a.pk], motif=college.COURT, par=mir
    )
    assert set(Reunion.objects.visibles_par(invite)) == {avec}
    assert sans.presences.count() + 1 == avec.presences.count()


def test_l_appartenance_suit_le_rattachement_du_jour(monde: Any) -> None:
    monde.agents.medecin_a.rattachements.update(periode=DateRange(dt.date(2007, 1, 1), aujourdhui()))
    hier = aujourdhui() - dt.timedelta(days=1)
    assert "Pradelou" in {c.agent.nom for c in convoques(monde.auvergne, hier)}
    assert "Pradelou" not in {c.agent.nom for c in convoques(monde.auvergne, aujourdhui())}


def test_chacun_repond_pour_soi(monde: Any, reunion: Reunion, medecin: Acteur) -> None:
    sienne, autre = place(reunion, monde.agents.medecin_a), place(reunion, monde.agents.medecin_a2)
    presence = actions.repondre(presence=sienne, etat="excuse", excuse="formation", par=medecin)
    assert (presence.etat, presence.excuse) == ("excuse", "formation")
    assert actions.repondre(presence=presence, etat="present", par=medecin).etat == "attendu"
    with pytest.raises(Refus, match="sa propre convocation"):
        actions.repondre(presence=autre, etat="excuse", excuse="formation", par=medecin)


@pytest.mark.parametrize("excuse", ["", "maladie", "santé"])
def test_une_excuse_est_une_categorie_jamais_la_sante(
    excuse: str, monde: Any, reunion: Reunion, medecin: Acteur
) -> None:
    with pytest.raises(Refus, match="motif d’excuse") as refus:
        actions.repondre(presence=place(reunion, monde.agents.medecin_a), etat="excuse", excuse=excuse, par=medecin)
    assert refus.value.champ == "excuse"


def test_se_faire_representer_dans_la_limite_des_regles(monde: Any, reunion: Reunion, mir: Acteur) -> None:
    une, deux, trois = (place(reunion, a) for a in (
        monde.agents.medecin_a, monde.agents.medecin_a2, monde.agents.medecin_a3,
    ))  # fmt: skip
    actions.pointer(presence=une, etat="represente", mandataire=trois, par=mir)
    with pytest.raises(Refus, match="représente déjà 1\xa0personne"):
        actions.pointer(presence=deux, etat="represente", mandataire=trois, par=mir)
    with pytest.raises(Refus, match="Qui représente quelqu’un"):
        actions.pointer(presence=trois, etat="represente", mandataire=deux, par=mir)
    with pytest.raises(Refus, match="Dites par qui"):
        actions.pointer(presence=deux, etat="represente", par=mir)
    assert policies.COMPTENT == ("present", "represente")


def test_les_regles_du_college_peuvent_exclure_la_representation(
    monde: Any, reunion: Reunion, mir: Acteur, monkeypatch: pytest.MonkeyPatch
) -> None:
    stricte = regles.ReglesCollege(8, 50, 0, False, 15, "article 6 du règlement intérieur")
    monkeypatch.setattr(policies, "regles_du_college", lambda region, jour: stricte)
    une, deux = place(reunion, monde.agents.medecin_a), place(reunion, monde.agents.medecin_a2)
    with pytest.raises(Refus, match="article 6 du règlement intérieur"):
        actions.pointer(presence=une, etat="represente", mandataire=deux, par=mir)


def test_le_mandataire_qui_ne_vient_pas_rend_la_place(monde: Any, reunion: Reunion, mir: Acteur) -> None:
    une, deux = place(reunion, monde.agents.medecin_a), place(reunion, monde.agents.medecin_a2)
    actions.pointer(presence=une, etat="represente", mandataire=deux, par=mir)
    actions.pointer(presence=deux, etat="excuse", excuse="conges", par=mir)
    assert place(reunion, monde.agents.medecin_a).etat == "attendu"


def test_en_seance_il_devient_absent(monde: Any, reunion: Reunion, mir: Acteur) -> None:
    une, deux = place(reunion, monde.agents.medecin_a), place(reunion, monde.agents.medecin_a2)
    actions.pointer(presence=une, etat="represente", mandataire=deux, par=mir)
    actions.tous_presents(reunion=reunion, par=mir)
    actions.ouvrir(reunion=reunion, par=mir)
    actions.pointer(presence=place(reunion, monde.agents.medecin_a2), etat="absent", par=mir)
    assert place(reunion, monde.agents.medecin_a).etat == "absent"


def test_la_presence_se_note_point_par_point(monde: Any, mir: Acteur) -> None:
    reunion = college.en_seance(monde.auvergne, mir)
    point, partie = college.points_de(reunion)[0], place(reunion, monde.agents.medecin_a)
    actions.noter_absents(point=point, absents=[partie.pk, 999_999], par=mir)
    assert list(point.absents.all()) == [partie]
    actions.noter_absents(point=point, absents=[], par=mir)
    assert not point.absents.exists()


def test_le_secretaire_tient_la_reunion_et_lui_seul(monde: Any, mir: Acteur, medecin: Acteur) -> None:
    reunion = college.convoquee(monde.auvergne, mir)
    actions.designer_secretaire(reunion=reunion, agent=monde.agents.medecin_a, par=mir)
    assert actions.tous_presents(reunion=reunion, par=medecin) == 4
    actions.ouvrir(reunion=reunion, par=medecin)
    with pytest.raises(Refus, match="secrétariat"):
        actions.pointer(presence=place(reunion, monde.agents.medecin_a), etat="absent", par=acteur_de(monde.medecin_a2))
    with pytest.raises(Refus, match="Choisissez un membre"):
        actions.designer_secretaire(reunion=reunion, agent=monde.agents.associe_a, par=mir)
