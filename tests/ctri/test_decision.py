"""From session to decision: consensus, vote, modifications, returns, amendments (règles V4 to V9, V11)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from ctri.dossiers import actions, decision
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Decision, Dossier, Modification
from ctri.dossiers.types import empreinte
from ctri.seances import actions as seances
from ctri.seances.models import EtatPresence, EtatSeance, Presence, Seance
from mutualisation.documents.models import Document
from mutualisation.journal.actions import historique
from mutualisation.refus import Refus

pytestmark = pytest.mark.django_db


def test_soumettre_fige_texte_et_chiffres(parcours: Any) -> None:
    dossier = parcours.soumis("Texte du jour")
    version = dossier.versions.get()
    assert version.contenu == {"texte": "Texte du jour"}
    assert version.empreinte == empreinte(version.contenu)
    assert Document.objects.get(source_id=version.pk).genre == "essai_soumis"
    with pytest.raises(DatabaseError), transaction.atomic():
        dossier.versions.update(contenu={"texte": "Autre"})


def test_incomplet_ne_part_pas_et_dit_pourquoi(parcours: Any) -> None:
    dossier = parcours.brouillon("")
    with pytest.raises(Refus, match="1\u00a0point reste à compléter"):
        actions.soumettre(dossier=dossier, sans_patient=True, par=parcours.acteur("mir_a"))
    assert not dossier.versions.exists()


def test_pas_d_inscription_sans_le_pdf(parcours: Any) -> None:
    dossier = parcours.soumis()
    seance, secretaire = parcours.seance(), parcours.acteur("secretaire_a")
    with pytest.raises(Refus, match="PDF"):
        seances.inscrire_dossier(seance=seance, dossier=dossier, par=secretaire)
    parcours.pdf_prets()
    point = seances.inscrire_dossier(seance=seance, dossier=dossier, par=secretaire)
    assert point.dossier.etat == Etat.INSCRITE


def test_consensus_valide_numerote_et_demande_le_second_pdf(parcours: Any, type_essai: Any) -> None:
    point = parcours.en_seance()
    prise = decision.decider(point=point, acte="valider", motif="", par=parcours.acteur("secretaire_a"))
    dossier = Dossier.objects.get(pk=point.dossier_id)
    assert dossier.etat == Etat.VALIDEE
    assert prise.numero == "PTA-AUV-2027/1"
    assert prise.mode == "consensus"
    assert prise.pour is None
    assert "Larcanche" in prise.presidee_par
    assert set(Document.objects.values_list("genre", flat=True)) == {"essai_soumis", "essai_valide"}
    assert type_essai.appels == [("decision", 1)]
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.update(motif="Réécrit")


def test_validee_avec_modifications_valide_le_texte_montre(parcours: Any) -> None:
    point = parcours.en_seance()
    secretaire = parcours.acteur("secretaire_a")
    with pytest.raises(Refus, match="Saisissez d’abord"):
        decision.decider(point=point, acte="valider_modifiee", motif="Plus court", par=secretaire)
    decision.enregistrer_modification(dossier=point.dossier, contenu={"texte": "Texte voté"}, par=secretaire)
    with pytest.raises(Refus, match="texte modifié est en attente"):
        decision.decider(point=point, acte="valider", motif="", par=secretaire)
    prise = decision.decider(point=point, acte="valider_modifiee", motif="Plus court", par=secretaire)
    assert prise.version.numero == 2
    assert prise.soumise.numero == 1
    assert prise.version.contenu == {"texte": "Texte voté"}
    assert prise.numero == "PTA-AUV-2027/2"
    assert not Modification.objects.exists()


def test_modification_incomplete_refusee(parcours: Any) -> None:
    point = parcours.en_seance()
    secretaire = parcours.acteur("secretaire_a")
    decision.enregistrer_modification(dossier=point.dossier, contenu={"texte": ""}, par=secretaire)
    with pytest.raises(Refus, match="incomplet"):
        decision.decider(point=point, acte="valider_modifiee", motif="Raison", par=secretaire)


def test_renvoi_puis_nouvelle_version(parcours: Any) -> None:
    point = parcours.en_seance()
    decision.decider(point=point, acte="renvoyer", motif="Pas de suppléant", par=parcours.acteur("secretaire_a"))
    mir = parcours.acteur("mir_a")
    dossier = actions.reprendre(dossier=point.dossier, par=mir)
    assert dossier.etat == Etat.BROUILLON
    dossier = actions.soumettre(dossier=dossier, sans_patient=True, par=mir)
    assert dossier.version == 2
    assert [a.code for a in historique(dossier)] == ["soumettre", "reprendre", "renvoyer", "inscrire", "soumettre"]
    assert historique(dossier)[2].motif.texte == "Pas de suppléant"


def test_vote_quorum_procuration_et_majorite(parcours: Any) -> None:
    parcours.par_vote()
    point = parcours.inscrit()
    secretaire = parcours.acteur("secretaire_a")
    seances.convoquer(seance=point.seance, par=secretaire)
    membres = list(point.seance.presences.filter(voix=True))
    assert len(membres) == 5
    for presence in membres[:2]:
        seances.pointer(presence=presence, etat=EtatPresence.PRESENT, par=secretaire)
    seances.ouvrir(seance=point.seance, par=secretaire)
    with pytest.raises(Refus, match="Quorum non atteint"):
        decision.decider(point=point, acte="valider", motif="", par=secretaire)
    for presence in membres[2:4]:
        seances.pointer(presence=presence, etat=EtatPresence.PRESENT, par=secretaire)
    seances.donner_procuration(presence=membres[4], mandataire=membres[1], par=secretaire)
    with pytest.raises(Refus, match="0 voix sur 5"):
        decision.decider(point=point, acte="valider", motif="", par=secretaire)
    sens = dict(zip([m.pk for m in membres], ["pour", "contre", "pour", "abstention", "pour"], strict=True))
    seances.voter(point=point, sens=sens, par=secretaire)
    prise = decision.decider(point=point, acte="valider", motif="", par=secretaire)
    assert (prise.pour, prise.contre, prise.abstention) == (3, 1, 1)


def test_un_texte_rejete_ne_se_valide_pas(parcours: Any) -> None:
    parcours.par_vote()
    point = parcours.en_seance()
    secretaire = parcours.acteur("secretaire_a")
    sens = {p.pk: "contre" for p in point.seance.presences.filter(voix=True)}
    seances.voter(point=point, sens=sens, par=secretaire)
    with pytest.raises(Refus, match="n’est pas adopté"):
        decision.decider(point=point, acte="valider", motif="", par=secretaire)
    assert decision.decider(point=point, acte="refuser", motif="Rejeté", par=secretaire).issue == Etat.REFUSEE


def test_une_modification_annule_le_vote_deja_saisi(parcours: Any) -> None:
    parcours.par_vote()
    point = parcours.en_seance()
    secretaire = parcours.acteur("secretaire_a")
    sens = {p.pk: "pour" for p in point.seance.presences.filter(voix=True)}
    seances.voter(point=point, sens=sens, par=secretaire)
    decision.enregistrer_modification(dossier=point.dossier, contenu={"texte": "Changé"}, par=secretaire)
    assert not point.voix.exists()


def test_qui_preside_un_absent_ne_vote_pas(parcours: Any) -> None:
    parcours.par_vote()
    point = parcours.en_seance(presents=4)
    absent = point.seance.presences.filter(voix=True, etat=EtatPresence.ATTENDU).get()
    with pytest.raises(Refus, match="présents ou représentés"):
        seances.voter(point=point, sens={absent.pk: "pour"}, par=parcours.acteur("secretaire_a"))


def test_limite_des_procurations(parcours: Any) -> None:
    parcours.par_vote(procurations_max=1)
    point = parcours.inscrit()
    secretaire = parcours.acteur("secretaire_a")
    seances.convoquer(seance=point.seance, par=secretaire)
    a, b, c, *_ = point.seance.presences.filter(voix=True)
    seances.donner_procuration(presence=b, mandataire=a, par=secretaire)
    with pytest.raises(Refus, match="nombre maximal"):
        seances.donner_procuration(presence=c, mandataire=a, par=secretaire)
    # Arriving takes the vote back.
    seances.pointer(presence=Presence.objects.get(pk=b.pk), etat=EtatPresence.PRESENT, par=secretaire)
    assert Presence.objects.get(pk=b.pk).mandataire is None


def test_un_comite_d_une_personne_decide_par_acte_date(parcours: Any) -> None:
    parcours.par_vote()
    point = parcours.inscrit()
    secretaire = parcours.acteur("secretaire_a")
    seances.convoquer(seance=point.seance, par=secretaire)
    point.seance.presences.filter(voix=True, preside=False).delete()
    seul = point.seance.presences.get(voix=True)
    seances.pointer(presence=seul, etat=EtatPresence.PRESENT, par=secretaire)
    seances.ouvrir(seance=point.seance, par=secretaire)
    prise = decision.decider(point=point, acte="valider", motif="", par=secretaire)
    assert prise.mode == "acte"
    assert prise.pour is None


def test_clore_attend_une_issue_par_point(parcours: Any) -> None:
    point = parcours.en_seance()
    secretaire = parcours.acteur("secretaire_a")
    debat = seances.ajouter_point(seance=point.seance, genre="debat", titre="Astreintes", duree=10, par=secretaire)
    with pytest.raises(Refus, match="2\u00a0points sont sans issue"):
        seances.clore(seance=point.seance, par=secretaire)
    decision.decider(point=point, acte="ajourner", motif="Avis attendu", par=secretaire)
    seances.traiter_point(point=debat, issue="reporte", releve="", par=secretaire)
    assert seances.clore(seance=point.seance, par=secretaire).etat == EtatSeance.CLOSE


def test_avenant_remplace_l_acte_valide(parcours: Any) -> None:
    point = parcours.en_seance()
    secretaire, mir = parcours.acteur("secretaire_a"), parcours.acteur("mir_a")
    decision.decider(point=point, acte="valider", motif="", par=secretaire)
    acte = Dossier.objects.get(pk=point.dossier_id)
    avenant = actions.ouvrir_avenant(dossier=acte, par=mir)
    assert avenant.reference == "PTA-AUV-2027-A1"
    with pytest.raises(Refus, match="avenant est déjà en cours"):
        actions.ouvrir_avenant(dossier=acte, par=mir)
    avenant = actions.soumettre(dossier=avenant, sans_patient=True, par=mir)
    suite = parcours.en_seance(parcours.inscrit(avenant))
    decision.decider(point=suite, acte="valider", motif="", par=secretaire)
    assert Dossier.objects.get(pk=acte.pk).etat == Etat.REMPLACEE


def test_retrait_motive_rien_n_est_efface(parcours: Any) -> None:
    point = parcours.en_seance()
    secretaire = parcours.acteur("secretaire_a")
    decision.decider(point=point, acte="valider", motif="", par=secretaire)
    dossier = actions.retirer(dossier=point.dossier, par=secretaire, motif="Vice de forme")
    assert dossier.etat == Etat.RETIREE
    assert dossier.versions.count() == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        Dossier.objects.filter(pk=dossier.pk).delete()


def test_le_jour_d_une_seance_est_celui_de_la_region(monde: Any) -> None:
    instant = dt.datetime(2027, 2, 5, 2, 30, tzinfo=dt.UTC)
    seance = Seance(region=monde.martinique, debut=instant, fin_prevue=instant + dt.timedelta(hours=1))
    assert seance.jour == dt.date(2027, 2, 4)
    assert Seance(region=monde.auvergne, debut=instant).jour == dt.date(2027, 2, 5)
