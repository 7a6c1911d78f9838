"""Writing one cell at a time: validation, revisions, the second writer told and shown both values."""

from typing import Any

import pytest

from college.plans.actions import modifier_champ, supprimer, trancher
from college.plans.models import Saisie
from college.plans.policies import verifier_modifiable
from college.plans.rangement import lire
from college.plans.revisions import Conflit, revision
from ctri.dossiers.etats import Etat
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import horloge
from mutualisation.typographie import typographier
from tests.college.fabriques import action_complete, instant, objectif, plan_ouvert


@pytest.fixture
def action(monde: Any) -> Any:
    return action_complete(plan_ouvert(monde), monde)


def test_une_cellule_s_ecrit_et_compte_sa_modification(monde: Any, action: Any) -> None:
    action = modifier_champ(
        action=action, champ="resultat", valeur="12 rapports !", revision=0, par=acteur_de(monde.mir_a)
    )
    action.refresh_from_db()
    assert action.resultat == "12 rapports\u202f!"
    assert revision(action, "resultat").numero == 1
    assert revision(action, "intitule").numero == 0
    assert action.modifie_par == monde.mir_a


def test_la_meme_valeur_ne_compte_pas(monde: Any, action: Any) -> None:
    par = acteur_de(monde.mir_a)
    modifier_champ(action=action, champ="indicateur", valeur=action.indicateur, revision=7, par=par)
    assert not Saisie.objects.filter(action_id=action.pk, champ="indicateur").exists()


def test_le_second_est_prevenu_et_rien_n_est_ecrase(monde: Any, action: Any) -> None:
    with horloge(instant(minute=30)):
        modifier_champ(
            action=action, champ="periode", valeur={"debut": 3, "fin": 6}, revision=0, par=acteur_de(monde.medecin_a2)
        )
    with pytest.raises(Conflit) as erreur:
        modifier_champ(
            action=action, champ="periode", valeur={"debut": 4, "fin": 9}, revision=0, par=acteur_de(monde.mir_a)
        )
    conflit = erreur.value
    assert conflit.mienne == {"debut": 4, "fin": 9}
    assert conflit.actuelle == {"debut": 3, "fin": 6}
    assert conflit.auteur == monde.medecin_a2
    assert conflit.le == instant(minute=30)
    action.refresh_from_db()
    assert (action.debut, action.fin) == (3, 6)


def test_deux_personnes_dans_deux_cellules_ne_se_genent_pas(monde: Any, action: Any) -> None:
    modifier_champ(action=action, champ="resultat", valeur="A", revision=0, par=acteur_de(monde.mir_a))
    modifier_champ(action=action, champ="indicateur", valeur="B", revision=0, par=acteur_de(monde.medecin_a))
    action.refresh_from_db()
    assert (action.resultat, action.indicateur) == ("A", "B")


@pytest.mark.parametrize(("garder", "attendu"), [("mienne", "La mienne"), ("autre", "La sienne")])
def test_le_choix_entre_deux_valeurs_est_au_journal(monde: Any, action: Any, garder: str, attendu: str) -> None:
    modifier_champ(action=action, champ="resultat", valeur="La sienne", revision=0, par=acteur_de(monde.medecin_a))
    trancher(action=action, champ="resultat", valeur="La mienne", garder=garder, revision=1, par=acteur_de(monde.mir_a))
    action.refresh_from_db()
    assert action.resultat == attendu
    acte = Acte.objects.get(code="trancher_conflit")
    assert acte.donnees == {"action": action.pk, "champ": "resultat", "garde": garder}
    assert acte.role == "mir"


def test_un_choix_sur_une_valeur_depassee_est_un_nouveau_conflit(monde: Any, action: Any) -> None:
    for rang, valeur in enumerate(("un", "deux")):
        modifier_champ(action=action, champ="resultat", valeur=valeur, revision=rang, par=acteur_de(monde.medecin_a))
    with pytest.raises(Conflit):
        trancher(
            action=action, champ="resultat", valeur="trois", garder="mienne", revision=1, par=acteur_de(monde.mir_a)
        )


@pytest.mark.parametrize(
    ("champ", "valeur", "raison"),
    [
        ("intitule", "  ", "L’intitulé de l’action est obligatoire."),
        ("intitule", "x" * 201, "caractères : 200 au plus."),
        ("fonction", "inconnue", "« inconnue » : choisissez une valeur de la liste."),
        ("territoire", {"niveau": "departemental", "territoires": ["03", "15"]}, "qu’un seul département"),
        ("territoire", {"niveau": "interdepartemental", "territoires": ["2A"]}, "2A : hors de la région."),
        ("programmes", {"1": "douze"}, "« douze » : écrivez un nombre entier de jours."),
        ("programmes", {"1": "-3"}, "« -3 » : écrivez un nombre entier de jours."),
        ("programmes", {"1": "1_0"}, "écrivez un nombre entier de jours."),
        ("programmes", {"1": "400"}, "« 400 » : de 0 à 366 jours."),
        ("programmes", {"999999": "4"}, "Les jours vont aux personnes en poste dans la région."),
        ("periode", {"debut": "9", "fin": "2"}, "Le dernier mois précède le premier."),
        ("periode", {"debut": "13", "fin": ""}, "Choisissez un mois"),
        ("contributeurs", ["999999"], "Choisissez des personnes en poste dans la région."),
    ],
)
def test_une_valeur_fausse_est_refusee_avec_sa_raison(
    monde: Any, action: Any, champ: str, valeur: Any, raison: str
) -> None:
    with pytest.raises(Refus) as refus:
        modifier_champ(action=action, champ=champ, valeur=valeur, revision=0, par=acteur_de(monde.mir_a))
    assert typographier(raison) in refus.value.raison


def test_le_pilote_qui_a_des_jours_reste_dans_l_equipe(monde: Any, action: Any) -> None:
    ancien, nouveau = monde.agents.medecin_a.pk, monde.agents.medecin_a2.pk
    modifier_champ(action=action, champ="pilote", valeur=str(nouveau), revision=0, par=acteur_de(monde.mir_a))
    apres = lire(action.plan.actions.get())
    assert apres.pilote == nouveau
    assert apres.contributeurs == [ancien]
    # The contributors' cell changed too: whoever was editing it must be told.
    assert revision(action.plan.actions.get(), "contributeurs").numero == 1


def test_quitter_l_equipe_enleve_ses_jours_et_previent_les_cellules_de_jours(monde: Any, action: Any) -> None:
    autre = monde.agents.medecin_a2.pk
    par = acteur_de(monde.mir_a)
    modifier_champ(action=action, champ="annualises", valeur={str(autre): "14"}, revision=0, par=par)
    action = modifier_champ(action=action, champ="contributeurs", valeur=[], revision=1, par=par)
    assert autre not in lire(action).jours
    assert revision(action, "annualises").numero == 2


def test_les_jours_d_une_personne_l_ajoutent_a_l_equipe(monde: Any, action: Any) -> None:
    autre = monde.agents.medecin_a3.pk
    action = modifier_champ(
        action=action, champ="reserve", valeur={str(autre): "5"}, revision=0, par=acteur_de(monde.mir_a)
    )
    assert lire(action).jours[autre] == [0, 0, 5]
    # The cell is the whole kind: the lead's four days were not in it.
    assert lire(action).jours[monde.agents.medecin_a.pk] == [12, 0, 0]


def test_le_niveau_regional_couvre_toute_la_region(monde: Any, action: Any) -> None:
    action = modifier_champ(
        action=action,
        champ="territoire",
        valeur={"niveau": "regional", "territoires": ["03"]},
        revision=0,
        par=acteur_de(monde.mir_a),
    )
    assert action.territoires.count() == 0


@pytest.mark.parametrize("etat", [Etat.SOUMISE, Etat.VALIDEE, Etat.RENVOYEE])
def test_rien_ne_s_ecrit_hors_du_brouillon(monde: Any, action: Any, etat: str) -> None:
    action.plan.dossier.etat, action.plan.dossier.version = etat, 1
    with pytest.raises(Refus, match="plan de travail annuel"):
        verifier_modifiable(acteur_de(monde.mir_a), action.plan)


@pytest.mark.parametrize("personne", ["medecin_a", "medecin_a3", "mir_a"])
def test_les_membres_du_college_ecrivent(monde: Any, action: Any, personne: str) -> None:
    par = acteur_de(getattr(monde, personne))
    assert modifier_champ(action=action, champ="resultat", valeur="x", revision=0, par=par).resultat == "x"


@pytest.mark.parametrize(
    "personne", ["chef_siege_a", "chef_local_a", "secretaire_a", "prefet_a", "national", "mir_b", "associe_a"]
)
def test_les_autres_n_ecrivent_pas(monde: Any, action: Any, personne: str) -> None:
    with pytest.raises(Refus, match="Seuls le MIR et les membres"):
        modifier_champ(action=action, champ="resultat", valeur="x", revision=0, par=acteur_de(getattr(monde, personne)))


def test_une_action_supprimee_entre_temps_dit_par_qui(monde: Any, action: Any) -> None:
    supprimer(action=action, par=acteur_de(monde.medecin_a2))
    with pytest.raises(Refus, match="Cette action a été supprimée par Dr\xa0Étienne Malbourg"):
        modifier_champ(action=action, champ="resultat", valeur="x", revision=0, par=acteur_de(monde.mir_a))


def test_l_objectif_est_une_cellule_comme_une_autre(monde: Any, action: Any) -> None:
    cible = objectif(action.plan, 2)
    action = modifier_champ(
        action=action, champ="objectif", valeur=str(cible.pk), revision=0, par=acteur_de(monde.mir_a)
    )
    assert action.objectif == cible
