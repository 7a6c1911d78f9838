"""The work plan as a dossier: complete, submitted, modified in session, validated, amended, under both schemes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.http import QueryDict

from college.plans.actions import ajouter_action, creer_plan, modifier_champ
from college.plans.fabrique import FABRIQUES
from college.plans.instantane import instantane
from college.plans.models import PlanTravail
from college.plans.rangement import lire
from college.plans.travail import Travail
from college.reunions.actions import s_ecarter
from ctri.dossiers import actions, decision
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier
from ctri.dossiers.types import type_de
from ctri.seances import actions as seances
from ctri.seances.models import Point
from mutualisation.documents.models import Document
from mutualisation.documents.models import Etat as EtatDocument
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from tests.college.fabriques import (
    ANNEE,
    action_complete,
    avis_rendu,
    cadrage_publie,
    figer_version,
    objectif,
    plan_complet,
    plan_ouvert,
)
from tests.lecture_pdf import LecturePdf


def codes(plan: PlanTravail) -> list[str]:
    return [manque.code for manque in type_de(plan.dossier).manques(plan.dossier)]


def en_seance(monde: Any, dossier: Dossier) -> Any:
    """Submitted, on the agenda of an open session where everybody is present."""
    secretaire = acteur_de(monde.secretaire_a)
    debut = maintenant()
    Document.objects.filter(etat=EtatDocument.DEMANDE).update(
        etat=EtatDocument.PRET, pret_le=debut, fichier="x.pdf", empreinte="e" * 64
    )
    seance = seances.creer(
        region=dossier.region, debut=debut, fin_prevue=debut + dt.timedelta(hours=2), lieu="Moulins", par=secretaire
    )
    point = seances.inscrire_dossier(seance=seance, dossier=dossier, par=secretaire)
    seances.convoquer(seance=seance, par=secretaire)
    for presence in seance.presences.filter(voix=True):
        seances.pointer(presence=presence, etat="present", par=secretaire)
    seances.ouvrir(seance=seance, par=secretaire)
    return Point.objects.select_related("seance__region", "dossier__region").get(pk=point.pk)


def decider(monde: Any, point: Any, acte: str, motif: str = "") -> Any:
    return decision.decider(point=point, acte=acte, motif=motif, par=acteur_de(monde.secretaire_a))


# ── What prevents submission ──────────────────────────────────────────────────


def test_un_plan_complet_peut_etre_soumis(monde: Any) -> None:
    assert codes(plan_complet(monde)) == []


def test_les_manques_menent_a_la_page_ou_ils_se_corrigent(monde: Any) -> None:
    plan = plan_ouvert(monde)
    action = action_complete(plan, monde, resultat="", debut=None, fin=None)
    manques = {m.code: m for m in type_de(plan.dossier).manques(plan.dossier)}
    assert manques["sans_resultat"].cle == f"{action.pk}-resultat"
    assert manques["sans_resultat"].url == f"/plans/{plan.pk}/actions/{action.pk}/#id_resultat"
    assert manques["sans_periode"].url.endswith("#id_debut")
    assert manques["priorite_sans_reponse"].url == f"/plans/{plan.pk}/objectifs/{objectif(plan, 3).pk}/motif/"


def test_l_avis_du_college_precede_la_soumission(monde: Any) -> None:
    plan = plan_ouvert(monde)
    assert "sans_avis" in codes(plan)
    avis_rendu(monde, plan, tenue=False)
    assert "sans_avis" in codes(plan)


def test_contre_un_avis_defavorable_il_faut_un_motif(monde: Any) -> None:
    plan = plan_ouvert(monde)
    avis = avis_rendu(monde, plan, "defavorable")
    assert "avis_defavorable" in codes(plan)
    s_ecarter(avis=avis, motif="L’échéance nationale ne peut attendre.", sans_patient=True, par=acteur_de(monde.mir_a))
    assert "avis_defavorable" not in codes(plan)
    assert instantane(plan)["avis_college"]["ecart"] == "L’échéance nationale ne peut attendre."


def test_soumettre_fige_et_demande_le_pdf(monde: Any) -> None:
    plan = plan_complet(monde)
    attendu = instantane(plan)
    dossier = actions.soumettre(dossier=plan.dossier, sans_patient=True, par=acteur_de(monde.mir_a))
    version = dossier.versions.get()
    assert version.contenu == attendu
    assert Document.objects.get(source_id=version.pk).genre == "plan_travail_soumis"
    with pytest.raises(Refus, match="figé depuis sa soumission"):
        modifier_champ(
            action=plan.actions.all()[0], champ="resultat", valeur="x", revision=0, par=acteur_de(monde.mir_a)
        )


def test_un_plan_incomplet_n_est_pas_soumis(monde: Any) -> None:
    plan = plan_ouvert(monde)
    with pytest.raises(Refus, match="restent à compléter"):
        actions.soumettre(dossier=plan.dossier, sans_patient=True, par=acteur_de(monde.mir_a))


# ── The committee ─────────────────────────────────────────────────────────────


def test_valide_avec_modifications_le_brouillon_suit(monde: Any) -> None:
    plan = plan_complet(monde)
    premiere = plan.actions.order_by("pk")[0]
    pilote = monde.agents.medecin_a.pk
    dossier = actions.soumettre(dossier=plan.dossier, sans_patient=True, par=acteur_de(monde.mir_a))
    point = en_seance(monde, dossier)
    genre, version = type_de(dossier), dossier.versions.get()
    donnees = QueryDict(f"action-{premiere.pk}-programmes-{pilote}=30&action-{premiere.pk}-resultat=Revu en séance")
    contenu, erreurs = genre.modifier(version.contenu, donnees)
    assert erreurs == {}
    decision.enregistrer_modification(dossier=dossier, contenu=contenu, par=acteur_de(monde.secretaire_a))
    prise = decider(monde, point, "valider_modifiee", "Renforcer l’alerte.")
    assert lire(plan.actions.get(pk=premiere.pk)).jours[pilote] == [30, 0, 4]
    assert plan.actions.get(pk=premiere.pk).resultat == "Revu en séance"
    assert not plan.saisies.exists()
    assert instantane(PlanTravail.objects.get(pk=plan.pk))["actions"] == prise.version.contenu["actions"]
    ecarts = genre.differences(version.contenu, prise.version.contenu)
    assert [c.nature for c in ecarts.changements] == ["modifie"]
    assert "48\xa0j → 66\xa0j" in ecarts.solde


def test_les_deux_pdf_d_une_version(monde: Any) -> None:
    plan = plan_complet(monde)
    dossier = actions.soumettre(dossier=plan.dossier, sans_patient=True, par=acteur_de(monde.mir_a))
    version = dossier.versions.get()
    rendre_soumis, rendre_valide = (fabrique.rendre for fabrique in FABRIQUES)
    soumis = LecturePdf(rendre_soumis(version.pk, lambda page: None).octets).texte
    decider(monde, en_seance(monde, dossier), "valider")
    valide = LecturePdf(rendre_valide(version.pk, lambda page: None).octets).texte
    assert "PTA-AUV-2027" in soumis
    assert "non validé" in soumis
    assert "non validé" not in valide


def test_un_avenant_part_du_texte_valide(monde: Any) -> None:
    plan = plan_complet(monde)
    dossier = actions.soumettre(dossier=plan.dossier, sans_patient=True, par=acteur_de(monde.mir_a))
    decider(monde, en_seance(monde, dossier), "valider")
    avenant = actions.ouvrir_avenant(dossier=Dossier.objects.get(pk=dossier.pk), par=acteur_de(monde.mir_a))
    copie = PlanTravail.objects.get(dossier=avenant)
    champs = ("intitule", "fonction", "territoires", "pilote", "jours", "resultat")
    attendu = [{c: a[c] for c in champs} for a in instantane(plan)["actions"]]
    assert [{c: a[c] for c in champs} for a in instantane(copie)["actions"]] == attendu
    assert type_de(avenant).url_redaction(avenant) == f"/plans/{copie.pk}/"


def test_renvoye_puis_repris_le_brouillon_est_intact(monde: Any) -> None:
    plan = plan_complet(monde)
    dossier = actions.soumettre(dossier=plan.dossier, sans_patient=True, par=acteur_de(monde.mir_a))
    decider(monde, en_seance(monde, dossier), "renvoyer", "Revoir le Cantal.")
    actions.reprendre(dossier=Dossier.objects.get(pk=dossier.pk), par=acteur_de(monde.mir_a))
    # The opinion was about version 1: version 2 needs its own.
    assert codes(PlanTravail.objects.complets().get(pk=plan.pk)) == ["sans_avis"]


@pytest.mark.parametrize(
    ("champ", "valeur", "raison"),
    [
        ("intitule", "", "L’intitulé est obligatoire."),
        ("resultat", "x" * 301, "300 caractères au plus."),
        ("debut", "13", "Choisissez un mois."),
        ("programmes-PILOTE", "douze", "Écrivez un nombre entier de jours, de 0 à 366."),
        ("programmes-999999", "3", "Cette personne ne participe pas à l’action."),
        ("salaire", "3", "Champ inconnu."),
    ],
)
def test_une_modification_fausse_est_dite_a_son_champ(monde: Any, champ: str, valeur: str, raison: str) -> None:
    plan = plan_ouvert(monde)
    action = action_complete(plan, monde)
    cle = f"action-{action.pk}-{champ.replace('PILOTE', str(monde.agents.medecin_a.pk))}"
    donnees = QueryDict(mutable=True)
    donnees[cle] = valeur
    contenu = instantane(plan)
    nouveau, erreurs = type_de(plan.dossier).modifier(contenu, donnees)
    assert erreurs == {cle: raison}
    assert contenu["actions"][0] == instantane(plan)["actions"][0]
    assert nouveau["actions"][0]["intitule"]


def test_chaque_valeur_modifiable_se_relit_a_l_identique(monde: Any) -> None:
    plan = plan_complet(monde)
    genre, contenu = type_de(plan.dossier), instantane(plan)
    donnees = QueryDict(mutable=True)
    for champ in genre.champs_modifiables(contenu):
        donnees[champ.cle] = champ.valeur
    assert genre.modifier(contenu, donnees) == (contenu, {})


def test_reponses_resume_et_ce_que_le_plan_veut_dire_pour_un_service(monde: Any) -> None:
    plan = plan_complet(monde)
    genre, contenu = type_de(plan.dossier), instantane(plan)
    assert genre.resume(contenu) == "3\xa0actions, 48\xa0j"
    reponses = genre.reponses(contenu)
    assert [(r.rang, len(r.actions), r.mesure) for r in reponses] == [
        (1, 1, "16\xa0j"), (2, 1, "16\xa0j"), (3, 1, "16\xa0j"), (4, 0, "0\xa0j"),
    ]  # fmt: skip
    assert reponses[0].actions[0].pilote == "Pradelou"
    cantal = genre.pour_service(contenu, monde.services["15"].pk)
    assert cantal is not None
    lignes = dict(cantal.lignes)
    assert lignes["Jours donnés au plan de travail"] == "48\xa0j"
    assert lignes["Actions pilotées"] == "3"
    assert "Jours reçus d’ailleurs dans le Cantal" in lignes
    assert genre.pour_service(contenu, 0) is None


# ── The other scheme ──────────────────────────────────────────────────────────


@pytest.fixture
def programme(monde: Any) -> PlanTravail:
    cadrage_publie(monde.bretagne, monde.mcr)
    return creer_plan(
        region=monde.bretagne, annee=ANNEE, livrable="programme_travail", pole="rps",
        par=acteur_de(monde.responsable_pole),
    )  # fmt: skip


def test_un_programme_de_pole_porte_son_pole(programme: PlanTravail) -> None:
    contenu = instantane(programme)
    assert contenu["pole"]["code"] == "rps"
    assert contenu["reference"] == f"PTP-RPS-BRE-{ANNEE}"
    assert contenu["titre"] == "Programme de travail"


def test_le_responsable_n_ecrit_que_le_programme_de_son_pole(monde: Any) -> None:
    cadrage_publie(monde.bretagne, monde.mcr)
    par = acteur_de(monde.responsable_pole)
    autres = [pole.code for pole in monde.bretagne.schema.poles if pole.code != "rps"]
    for pole in autres:
        with pytest.raises(Refus, match="ouvre le programme de travail"):
            creer_plan(region=monde.bretagne, annee=ANNEE, livrable="programme_travail", pole=pole, par=par)


@pytest.mark.parametrize("personne", ["praticien", "chef_echelon", "mcr", "membre_codir"])
def test_les_autres_n_ecrivent_pas_le_programme(monde: Any, programme: PlanTravail, personne: str) -> None:
    with pytest.raises(Refus, match=r"écrit le programme de travail\."):
        ajouter_action(plan=programme, objectif=None, par=acteur_de(getattr(monde, personne)))


def test_le_programme_ne_demande_pas_l_avis_du_college(programme: PlanTravail) -> None:
    assert "sans_avis" not in codes(programme)


def test_ses_fonctions_sont_celles_du_pole(programme: PlanTravail) -> None:
    fonctions = {f.code: f.pole for f in programme.dossier.region.schema.fonctions}
    assert {fonctions[code] for code in Travail(programme).choix.fonctions} <= {None, "rps"}


def test_une_version_figee_ne_depend_plus_du_brouillon(monde: Any) -> None:
    plan = plan_complet(monde)
    version = figer_version(plan, monde.mir_a)
    plan.actions.all().delete()
    version.refresh_from_db()
    assert len(version.contenu["actions"]) == 3
    assert plan.dossier.etat == Etat.BROUILLON
