"""Minutes written by two at once, circulated, commented, compared, approved (règle C2)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from college.reunions import actions
from college.reunions.contenu import contenu_de, resume
from college.reunions.differences import differences
from college.reunions.impression import demander_recueil
from college.reunions.lecture import lue
from college.reunions.models import CompteRendu, Ecrit, PointReunion, Reunion, Suite
from college.reunions.pdf import compte_rendu, recueil
from college.reunions.suivi import a_approuver
from mutualisation.courriels.models import Courriel
from mutualisation.documents.models import Document
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.prose import en_html
from mutualisation.refus import Refus
from mutualisation.temps import horloge, maintenant
from tests.college import seances_du_college as college
from tests.lecture_pdf import LecturePdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def close(monde: Any, mir: Acteur) -> Reunion:
    """Closed, a doctor named to write its minutes with the presidency."""
    reunion = college.close(monde.auvergne, mir, points=2)
    return actions.designer_secretaire(reunion=reunion, agent=monde.agents.medecin_a, par=mir)


def premier(reunion: Reunion) -> PointReunion:
    return college.points_de(reunion)[0]


def test_deux_personnes_ecrivent_rien_ne_se_perd(close: Reunion, mir: Acteur, medecin: Acteur) -> None:
    point = premier(close)
    actions.ecrire(point=point, texte="Texte de la présidence", revision=0, par=mir)
    with pytest.raises(actions.Croise) as croise:
        actions.ecrire(point=point, texte="Texte du secrétariat", revision=0, par=medecin)
    assert croise.value.point.texte == "Texte de la présidence"
    assert croise.value.ecrit is not None
    assert croise.value.ecrit.par == mir.utilisateur
    # Chosen after both were read: the first one stays among the texts of the point.
    actions.ecrire(point=point, texte="Texte du secrétariat", revision=croise.value.point.revision, par=medecin)
    assert premier(close).texte == "Texte du secrétariat"
    assert [e.texte for e in Ecrit.objects.all()] == ["Texte du secrétariat", "Texte de la présidence"]


def test_ce_qu_on_tape_de_suite_est_un_seul_ecrit(close: Reunion, mir: Acteur, medecin: Acteur) -> None:
    point = premier(close)
    for rang, texte in enumerate(("Le", "Le col", "Le collège")):
        actions.ecrire(point=point, texte=texte, revision=rang, par=mir)
    actions.ecrire(point=point, texte="Le collège débat", revision=3, par=medecin)
    with horloge(maintenant() + dt.timedelta(hours=1)):
        actions.ecrire(point=point, texte="Le collège débat.", revision=4, par=medecin)
    assert [e.texte for e in Ecrit.objects.all()] == ["Le collège débat.", "Le collège débat", "Le collège"]
    # The same text again is nothing to save, whatever the revision read.
    assert actions.ecrire(point=point, texte="Le collège débat.", revision=0, par=mir).revision == 5


def test_diffuser_previent_ceux_qui_y_etaient(close: Reunion, mir: Acteur, monde: Any) -> None:
    close.presences.filter(agent=monde.agents.medecin_a2).update(etat="absent")
    version = actions.diffuser(reunion=close, par=mir)
    assert (version.numero, version.approuve) == (1, False)
    lus = Courriel.objects.filter(genre="college.compte_rendu").values_list("destinataire__email", flat=True)
    assert set(lus) == {"medecin-a@example.org", "medecin-a3@example.org"}
    with pytest.raises(Refus, match="Rien n’a changé"):
        actions.diffuser(reunion=close, par=mir)


def test_seuls_ceux_qui_y_etaient_commentent(close: Reunion, mir: Acteur, monde: Any) -> None:
    close.presences.filter(agent=monde.agents.medecin_a2).update(etat="absent")
    present, absent = acteur_de(monde.medecin_a3), acteur_de(monde.medecin_a2)
    with pytest.raises(Refus, match="compte rendu diffusé"):
        actions.remarquer(reunion=close, point=None, texte="Trop tôt", par=present)
    actions.diffuser(reunion=close, par=mir)
    remarque = actions.remarquer(reunion=close, point=premier(close), texte="Préciser", par=present)
    with pytest.raises(Refus, match="ont assisté"):
        actions.remarquer(reunion=close, point=None, texte="Je n’y étais pas", par=absent)
    assert actions.prendre_en_compte(remarque=remarque, par=mir).prise_en_compte_le is not None


def test_le_contenu_dit_tout_et_se_compare(close: Reunion, mir: Acteur, monde: Any) -> None:
    avant = actions.diffuser(reunion=close, par=mir).contenu
    point = premier(close)
    actions.ecrire(point=point, texte="Débat ouvert", revision=0, par=mir)
    actions.decider(point=point, texte="Regrouper", par=mir)
    actions.demander_suite(
        point=college.points_de(close)[1], intitule="Écrire au siège", responsable=monde.agents.medecin_a2,
        echeance=close.date, par=mir,
    )  # fmt: skip
    apres = contenu_de(lue(close))
    assert resume(apres) == "2 points, 1 décision et 1 action"
    assert apres["presences"]["presents"][0] == "Dr\xa0Hélène Vasseur (préside)"
    assert apres["points"][1]["suites"][0]["numero"] == 1
    changees = differences(avant, apres)
    assert [(c.titre, [ligne.champ for ligne in c.lignes]) for c in changees.changements] == [
        ("Point 1 : Débat 1", ["Texte", "Décisions"]),
        ("Point 2 : Débat 2", ["Actions"]),
    ]
    assert not differences(apres, apres).changements


def test_approuver_numerote_fige_et_demande_le_pdf(monde: Any, mir: Acteur) -> None:
    reunion = college.approuvee(monde.auvergne, mir)
    annee = reunion.date.year
    assert (reunion.etat, reunion.numero) == ("approuvee", f"CR-AUV-{annee}-01")
    versions = list(reunion.comptes_rendus.all())
    assert [(v.numero, v.approuve, v.contenu["numero"]) for v in versions] == [
        (1, False, ""),
        (2, True, reunion.numero),
    ]
    assert Document.objects.get(genre="college_compte_rendu").source_id == versions[1].pk
    with pytest.raises(Refus, match="s’écrit"):
        actions.ecrire(point=premier(reunion), texte="Après coup", revision=0, par=mir)


def test_on_n_approuve_que_ce_qui_fut_diffuse(monde: Any, mir: Acteur) -> None:
    with pytest.raises(Refus, match="n’a pas été diffusé"):
        college.approuver(college.close(monde.auvergne, mir), mir)


def test_une_approbation_ne_se_defait_pas(monde: Any, mir: Acteur) -> None:
    suivante = college.approuver(college.diffusee(monde.auvergne, mir), mir)
    point = premier(suivante)
    for defaire in (
        lambda: actions.rouvrir_point(point=point, par=mir),
        lambda: actions.traiter(point=point, issue="reporte", par=mir),
    ):
        with pytest.raises(Refus, match="est approuvé"):
            defaire()


def test_l_approbation_est_le_premier_point_d_un_geste(monde: Any, mir: Acteur) -> None:
    ancienne, suivante = college.diffusee(monde.auvergne, mir), college.prevue(monde.auvergne, mir, points=2)
    point = actions.inscrire_approbation(reunion=suivante, approuvee=ancienne, par=mir)
    assert point.rang == 1
    assert [p.rang for p in suivante.points.all()] == [1, 2, 3]
    with pytest.raises(Refus, match="déjà à l’ordre du jour"):
        actions.inscrire_approbation(reunion=suivante, approuvee=ancienne, par=mir)


def test_une_reunion_annulee_rend_ce_qu_elle_portait(monde: Any, mir: Acteur) -> None:
    ancienne = college.diffusee(monde.auvergne, mir)
    tenue = college.en_seance(monde.auvergne, mir)
    reporte = actions.traiter(point=premier(tenue), issue="reporte", par=mir)
    annulee, suivante = (college.prevue(monde.auvergne, mir, points=0) for _ in range(2))
    actions.inscrire_approbation(reunion=annulee, approuvee=ancienne, par=mir)
    actions.reprendre_point(reunion=annulee, point=reporte, par=mir)
    actions.annuler(reunion=annulee, motif="Grève", par=mir)
    assert ancienne in a_approuver(suivante)
    actions.inscrire_approbation(reunion=suivante, approuvee=ancienne, par=mir)
    assert actions.reprendre_point(reunion=suivante, point=reporte, par=mir).titre == reporte.titre


def test_un_point_reporte_se_reprend_une_fois(monde: Any, mir: Acteur) -> None:
    reunion = college.en_seance(monde.auvergne, mir)
    reporte = actions.traiter(point=premier(reunion), issue="reporte", par=mir)
    suivante = college.prevue(monde.auvergne, mir, points=0)
    repris = actions.reprendre_point(reunion=suivante, point=reporte, par=mir)
    assert (repris.titre, repris.suite_de_id) == ("Débat 1", reporte.pk)
    with pytest.raises(Refus, match="déjà repris"):
        actions.reprendre_point(reunion=suivante, point=reporte, par=mir)


def test_une_suite_vit_apres_l_approbation(monde: Any, mir: Acteur, medecin: Acteur) -> None:
    reunion = college.en_seance(monde.auvergne, mir)
    point = premier(reunion)
    echeance = reunion.date + dt.timedelta(days=10)
    suite = actions.demander_suite(
        point=point, intitule="Écrire", responsable=monde.agents.medecin_a, echeance=echeance, par=mir
    )
    actions.traiter(point=point, issue="debattu", par=mir)
    reunion = actions.clore(reunion=reunion, par=mir)
    actions.diffuser(reunion=reunion, par=mir)
    college.approuver(reunion, mir)
    assert (suite.retard(echeance), suite.retard(echeance + dt.timedelta(days=3))) == (0, 3)
    with pytest.raises(Refus, match="Réservé à Dr"):
        actions.solder(suite=suite, etat="faite", par=acteur_de(monde.medecin_a2))
    assert actions.solder(suite=suite, etat="faite", par=medecin).etat == "faite"
    assert actions.solder(suite=suite, etat="a_faire", par=mir).soldee_le is None
    with pytest.raises(Refus, match="Dites pourquoi"):
        actions.solder(suite=suite, etat="abandonnee", par=medecin)
    with pytest.raises(Exception, match="pgtrigger"):
        Suite.objects.update(intitule="Autre chose")


def test_les_pdf_portent_les_points_et_l_etat(monde: Any, mir: Acteur) -> None:
    reunion = college.approuvee(monde.auvergne, mir, points=2)
    version = CompteRendu.objects.get(reunion=reunion, approuve=True)
    texte = LecturePdf(compte_rendu(version.contenu, version.empreinte).octets).texte
    for mot in ("Débat 1", "Débat 2", reunion.numero, "Hélène Vasseur (préside)"):
        assert mot in texte
    projet = LecturePdf(compte_rendu(version.contenu | {"numero": ""}, "").octets).texte
    assert "non approuvé" in projet
    livre = LecturePdf(recueil(reunion.date.year, [(version.contenu, version.empreinte)] * 2).octets).texte
    assert f"Comptes rendus de l’année {reunion.date.year}" in livre


def test_le_recueil_d_une_annee_est_un_seul_fichier(monde: Any, mir: Acteur) -> None:
    assert demander_recueil(monde.auvergne, 2027, par=mir) is None
    reunion = college.approuvee(monde.auvergne, mir)
    un = demander_recueil(monde.auvergne, reunion.date.year, par=mir)
    assert un == demander_recueil(monde.auvergne, reunion.date.year, par=mir)


@given(st.text(max_size=200))
def test_la_prose_n_a_que_cinq_balises(texte: str) -> None:
    import re

    balises = set(re.findall(r"</?([a-z0-9]+)", en_html(texte)))
    assert balises <= {"p", "ul", "ol", "li", "strong", "em", "br", "sup"}
