"""Adding, copying, moving, deleting, undoing."""

from typing import Any

import pytest

from college.plans.actions import (
    ajouter_action,
    annuler,
    creer_plan,
    deplacer,
    dupliquer,
    modifier_champ,
    motiver_sans_reponse,
    reprendre_actions,
    supprimer,
)
from college.plans.instantane import instantane
from college.plans.ligne import Ligne
from college.plans.models import Action, PlanTravail
from college.plans.rangement import lire
from ctri.dossiers.models import Dossier, Version
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from tests.college.fabriques import (
    ANNEE,
    action_complete,
    ajouter_lignes,
    cadrage_publie,
    ligne,
    objectif,
    plan_ouvert,
)


@pytest.fixture
def plan(monde: Any) -> PlanTravail:
    return plan_ouvert(monde)


def ordre(plan: PlanTravail, rang: int = 1) -> list[str]:
    actions = plan.actions.filter(objectif__rang=rang).order_by("rang")
    return list(actions.values_list("intitule", flat=True))


def trois(plan: PlanTravail, monde: Any) -> list[Action]:
    lignes = [ligne(plan, monde, intitule=nom) for nom in ("A", "B", "C")]
    return ajouter_lignes(plan, acteur_de(monde.mir_a), lignes)


# ── Opening ───────────────────────────────────────────────────────────────────


def test_le_proposant_ouvre_le_plan_et_c_est_au_journal(monde: Any, plan: PlanTravail) -> None:
    assert plan.dossier.reference == f"PTA-AUV-{ANNEE}"
    assert plan.dossier.titre == f"Plan de travail {ANNEE}"
    acte = Acte.objects.get(code="creer", objet_id=plan.dossier_id)
    assert (acte.utilisateur, acte.role, acte.vers) == (monde.mir_a, "mir", "brouillon")


def test_un_seul_plan_par_annee(monde: Any, plan: PlanTravail) -> None:
    with pytest.raises(Refus, match=f"Le plan de travail annuel {ANNEE} existe déjà."):
        creer_plan(region=monde.auvergne, annee=ANNEE, livrable="plan_travail", par=acteur_de(monde.mir_a))


def test_sans_cadrage_publie_rien_a_quoi_repondre(monde: Any) -> None:
    with pytest.raises(Refus, match="Le CTRI n’a pas encore publié le cadrage 2031"):
        creer_plan(region=monde.auvergne, annee=2031, livrable="plan_travail", par=acteur_de(monde.mir_a))


@pytest.mark.parametrize("personne", ["medecin_a", "chef_siege_a", "secretaire_a", "mir_b"])
def test_personne_d_autre_n_ouvre_le_plan(monde: Any, personne: str) -> None:
    with pytest.raises(Refus, match="Seul le MIR ouvre le plan de travail annuel"):
        creer_plan(region=monde.auvergne, annee=ANNEE, livrable="plan_travail", par=acteur_de(getattr(monde, personne)))


def test_un_autre_livrable_ne_s_ecrit_pas_ici(monde: Any) -> None:
    with pytest.raises(Refus, match="ne s’écrit pas encore"):
        creer_plan(region=monde.auvergne, annee=ANNEE, livrable="plan_formation", par=acteur_de(monde.mir_a))


# ── Lines ─────────────────────────────────────────────────────────────────────


def test_ajouter_va_a_la_fin_de_l_objectif(monde: Any, plan: PlanTravail) -> None:
    trois(plan, monde)
    ajouter_action(plan=plan, objectif=objectif(plan), intitule="D", par=acteur_de(monde.medecin_a))
    assert ordre(plan) == ["A", "B", "C", "D"]


def test_dupliquer_met_la_copie_dessous_sans_jours(monde: Any, plan: PlanTravail) -> None:
    autre = monde.agents.medecin_a2.pk
    source = action_complete(
        plan, monde, intitule="A", jours={autre: [3, 0, 0]}, territoires=["03", "15"], niveau="interdepartemental"
    )
    action_complete(plan, monde, intitule="B")
    copie = dupliquer(action=source, par=acteur_de(monde.mir_a))
    assert ordre(plan) == ["A", "A", "B"]
    assert lire(copie).jours == {autre: [0, 0, 0]}
    assert lire(copie).territoires == ["03", "15"]


def test_deplacer_dans_l_objectif_et_vers_un_autre(monde: Any, plan: PlanTravail) -> None:
    a, _, c = trois(plan, monde)
    par = acteur_de(monde.mir_a)
    deplacer(action=c, objectif=objectif(plan), position=0, par=par)
    assert ordre(plan) == ["C", "A", "B"]
    deplacer(action=a, objectif=objectif(plan, 2), position=0, par=par)
    assert (ordre(plan), ordre(plan, 2)) == (["C", "B"], ["A"])


def test_deplacer_vers_un_objectif_d_une_autre_region(monde: Any, plan: PlanTravail) -> None:
    ailleurs = cadrage_publie(monde.limousin, monde.chef_siege_b)[0]
    with pytest.raises(Refus, match="n’est pas de ce cadrage"):
        deplacer(action=trois(plan, monde)[0], objectif=ailleurs, position=0, par=acteur_de(monde.mir_a))


# ── Undo ──────────────────────────────────────────────────────────────────────


def test_annuler_revient_pas_a_pas(monde: Any, plan: PlanTravail) -> None:
    par = acteur_de(monde.mir_a)
    action = action_complete(plan, monde)
    depart = lire(action)
    autre = monde.agents.medecin_a2.pk
    modifier_champ(action=action, champ="programmes", valeur={str(autre): 9}, revision=0, par=par)
    modifier_champ(action=action, champ="resultat", valeur="Autre chose", revision=0, par=par)
    deplacer(action=action, objectif=objectif(plan, 2), position=0, par=par)
    supprimer(action=action, par=par)
    assert not plan.actions.exists()
    gestes = [annuler(plan=plan, par=par).geste for _ in range(4)]
    assert gestes == ["supprimer", "deplacer", "modifier", "modifier"]
    assert lire(plan.actions.get(pk=action.pk)) == depart
    annuler(plan=plan, par=par)
    assert not plan.actions.exists()
    with pytest.raises(Refus, match="rien à annuler"):
        annuler(plan=plan, par=par)


def test_annuler_rend_sa_place_a_une_action_supprimee(monde: Any, plan: PlanTravail) -> None:
    par = acteur_de(monde.mir_a)
    supprimer(action=trois(plan, monde)[1], par=par)
    assert ordre(plan) == ["A", "C"]
    annuler(plan=plan, par=par)
    assert ordre(plan) == ["A", "B", "C"]


def test_on_n_annule_que_ce_qu_on_a_fait(monde: Any, plan: PlanTravail) -> None:
    action = action_complete(plan, monde)
    modifier_champ(action=action, champ="resultat", valeur="x", revision=0, par=acteur_de(monde.mir_a))
    with pytest.raises(Refus, match="rien à annuler"):
        annuler(plan=plan, par=acteur_de(monde.medecin_a2))


def test_on_n_annule_pas_par_dessus_la_saisie_d_un_autre(monde: Any, plan: PlanTravail) -> None:
    action = action_complete(plan, monde)
    modifier_champ(action=action, champ="resultat", valeur="la mienne", revision=0, par=acteur_de(monde.mir_a))
    modifier_champ(action=action, champ="resultat", valeur="la sienne", revision=1, par=acteur_de(monde.medecin_a2))
    with pytest.raises(Refus, match="Dr\xa0Étienne Malbourg a modifié cette partie depuis"):
        annuler(plan=plan, par=acteur_de(monde.mir_a))
    action.refresh_from_db()
    assert action.resultat == "la sienne"


def test_annuler_un_ajout_modifie_par_un_autre_est_refuse(monde: Any, plan: PlanTravail) -> None:
    action = action_complete(plan, monde)
    modifier_champ(action=action, champ="resultat", valeur="x", revision=0, par=acteur_de(monde.medecin_a2))
    with pytest.raises(Refus, match="a modifié cette partie depuis"):
        annuler(plan=plan, par=acteur_de(monde.mir_a))


# ── Last year ─────────────────────────────────────────────────────────────────


def test_reprendre_les_actions_de_l_annee_passee(monde: Any) -> None:
    ancien = plan_ouvert(monde, ANNEE - 1)
    repris = action_complete(ancien, monde, intitule="À finir", rang=2)
    action_complete(ancien, monde, intitule="Finie")
    Version.objects.create(
        dossier=ancien.dossier, numero=1, contenu=instantane(ancien), empreinte="0" * 64, le=maintenant(),
        par=monde.mir_a, qualite="MIR",
    )  # fmt: skip
    Dossier.objects.filter(pk=ancien.dossier_id).update(version=1)
    nouveau = plan_ouvert(monde)
    (action,) = reprendre_actions(plan=nouveau, choisies={repris.pk}, par=acteur_de(monde.mir_a))
    ligne = lire(action)
    assert ligne.intitule == "À finir"
    assert action.objectif == objectif(nouveau, 2)
    assert ligne.pilote == monde.agents.medecin_a.pk
    assert all(not any(parts) for parts in ligne.jours.values())


def test_motif_sans_reponse(monde: Any, plan: PlanTravail) -> None:
    par = acteur_de(monde.mir_a)
    motiver_sans_reponse(plan=plan, objectif=objectif(plan, 3), texte=" Faute de médecin. ", par=par)
    assert plan.motifs_sans_reponse.get().texte == "Faute de médecin."
    motiver_sans_reponse(plan=plan, objectif=objectif(plan, 3), texte="", par=par)
    assert not plan.motifs_sans_reponse.exists()


def test_une_ligne_va_et_revient_du_json() -> None:
    ligne = Ligne(intitule="A", jours={5: [1, 2, 3], 6: [0, 0, 0]}, pilote=5, territoires=["03"], debut=2, fin=4)
    assert Ligne.depuis(ligne.json()) == ligne
    assert ligne.tranche(("pilote", "jours")) == {"pilote": 5, "jours": {"5": [1, 2, 3], "6": [0, 0, 0]}}
