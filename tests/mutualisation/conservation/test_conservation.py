"""Retention lists before it applies, applies exactly the list, once, and never touches a frozen act (règle R1)."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.backends.postgresql.psycopg_any import DateRange

from ctri.dossiers.decision import decider
from ctri.dossiers.models import Dossier, Version
from mutualisation.comptes.models import Utilisateur
from mutualisation.conservation.actions import appliquer
from mutualisation.conservation.echeances import Ligne, empreinte, il_y_a, lister
from mutualisation.documents.models import Document, Etat
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.journal.actions import historique, inscrire
from mutualisation.journal.models import Acte, Motif
from mutualisation.mandats.models import Mandat
from mutualisation.refus import Refus
from mutualisation.temps import horloge, maintenant
from tests.ctri import essai
from tests.ctri.conftest import Parcours

pytestmark = pytest.mark.django_db
JOUR = dt.date(2027, 6, 1)
MIDI = dt.datetime(2027, 6, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def type_essai() -> Iterator[None]:
    essai.installer()
    yield
    essai.retirer()


@pytest.fixture(autouse=True)
def en_juin(settings: Any, tmp_path: Path) -> Any:
    settings.DOSSIER_VAR = tmp_path
    # The cast never signed in: everybody just did.
    Utilisateur.objects.update(last_login=MIDI - dt.timedelta(days=30))
    with horloge(MIDI):
        yield


def dus(classe: str) -> list[int]:
    return list(ligne(classe).dus)


def ligne(classe: str, code: str = "services-deconcentres-2007") -> Ligne:
    return next(x for x in lister(JOUR) if (x.dispositif.code, x.regle.classe) == (code, classe))


def faire() -> list[Ligne]:
    return appliquer(jour=JOUR, liste=empreinte(lister(JOUR)))


def inactif(compte: Utilisateur, annees: int = 3) -> None:
    """Without visit for that long, and without mandate any more."""
    Utilisateur.objects.filter(pk=compte.pk).update(last_login=MIDI - dt.timedelta(days=366 * annees))
    Mandat.objects.filter(titulaire=compte).update(periode=DateRange(dt.date(2007, 1, 1), dt.date(2010, 1, 1)))


def parti(agent: Agent, le: dt.date) -> None:
    Rattachement.objects.filter(agent=agent).update(periode=DateRange(dt.date(2007, 1, 1), le))


def motif(region: Any, annees: int, objet: Any) -> Acte:
    """An act of some years ago on that object, with its reason."""
    with horloge(MIDI - dt.timedelta(days=366 * annees)):
        return inscrire(objet, "retirer", par=None, region=region, motif="Un motif")


def test_les_mois_se_comptent_au_calendrier() -> None:
    assert il_y_a(dt.date(2027, 3, 31), 1) == dt.date(2027, 2, 28)
    assert il_y_a(dt.date(2027, 1, 15), 24) == dt.date(2025, 1, 15)
    assert il_y_a(dt.date(2028, 2, 29), 12) == dt.date(2027, 2, 28)


def test_rien_n_est_du_dans_un_dispositif_recent() -> None:
    assert [x for x in lister(JOUR) if x.dus] == []


def test_un_compte_sans_visite_est_ferme_et_ses_coordonnees_effacees(monde: Any) -> None:
    inactif(monde.gestionnaire_a)
    assert dus("comptes") == [monde.gestionnaire_a.pk]
    faire()
    compte = Utilisateur.objects.get(pk=monde.gestionnaire_a.pk)
    assert (compte.is_active, compte.has_usable_password()) == (False, False)
    assert compte.email.endswith(".invalid")
    assert (compte.prenom, compte.nom) == ("Compte", "effacé")


def test_un_compte_qui_sert_n_est_jamais_du(monde: Any) -> None:
    Utilisateur.objects.filter(pk=monde.chef_local_a.pk).update(last_login=None, cree_le=MIDI - dt.timedelta(days=4000))
    assert dus("comptes") == []


def test_le_nom_reste_tant_qu_un_acte_le_porte(monde: Any, type_essai: Any) -> None:
    chemin = Parcours(monde, monde.auvergne)
    version = Version.objects.get(dossier=chemin.soumis())
    inactif(monde.mir_a)
    assert dus("comptes") == [monde.mir_a.pk]
    faire()
    auteur = Version.objects.get(pk=version.pk).par
    assert (auteur.nom, auteur.is_active) == ("Vasseur", False)
    assert auteur.email.endswith(".invalid")
    # What is left to erase waits for the act: nothing is due twice.
    assert dus("comptes") == []


def test_un_mandat_recent_garde_le_nom(monde: Any) -> None:
    inactif(monde.gestionnaire_a)
    recent = DateRange(dt.date(2007, 1, 1), dt.date(2024, 1, 1))
    Mandat.objects.filter(titulaire=monde.gestionnaire_a).update(periode=recent)
    faire()
    assert Utilisateur.objects.get(pk=monde.gestionnaire_a.pk).nom == "Chastagnier"


def test_un_agent_parti_est_archive_puis_rendu_anonyme(monde: Any, tmp_path: Path) -> None:
    agent = monde.agents.medecin_a3
    parti(agent, dt.date(2022, 5, 1))
    parti(monde.agents.medecin_a2, dt.date(2022, 7, 1))
    assert dus("agents") == [agent.pk]
    matricule = agent.matricule
    faire()
    agent.refresh_from_db()
    assert (agent.nom, agent.matricule, agent.utilisateur) == ("archivé", f"archive-{agent.pk}", None)
    assert agent.profession == "medecin_contractuel"
    [archive] = (tmp_path / "archives").iterdir()
    assert archive.stat().st_mode & 0o077 == 0
    [garde] = json.loads(archive.read_text())
    assert (garde["matricule"], garde["nom"]) == (matricule, "Delcroix")
    assert [r["fin"] for r in garde["rattachements"]] == ["2022-05-01"]


def test_un_motif_ancien_est_efface_et_l_acte_reste(monde: Any) -> None:
    dossier = _dossier(monde, "plan_travail", 2016, "refusee")
    ancien, recent = motif(monde.auvergne, 11, dossier), motif(monde.auvergne, 9, dossier)
    assert dus("motifs") == [ancien.motif_id]
    faire()
    actes = {acte.pk: acte.motif for acte in Acte.objects.filter(pk__in=[ancien.pk, recent.pk])}
    assert actes[ancien.pk] is None
    assert actes[recent.pk] is not None
    assert not Motif.objects.filter(pk=ancien.motif_id).exists()


def test_un_acte_en_vigueur_garde_ses_motifs(monde: Any) -> None:
    en_vigueur = _dossier(monde, "reglement_interieur", 2010, "validee")
    remplace = _dossier(monde, "organisation", 2010, "remplacee")
    motif(monde.auvergne, 12, en_vigueur)
    efface = motif(monde.auvergne, 12, remplace)
    assert dus("motifs") == [efface.motif_id]


def _dossier(monde: Any, livrable: str, annee: int, etat: str) -> Dossier:
    return Dossier.objects.create(
        region=monde.auvergne, livrable=livrable, genre="essai", annee=annee, titre="Texte", reference="T",
        etat=etat, version=1,
    )  # fmt: skip


def test_un_acte_fige_n_est_jamais_touche(monde: Any, type_essai: Any) -> None:
    """Eleven years later, the act, its author's name and its file are still there, and said to be."""
    chemin = Parcours(monde, monde.auvergne)
    with horloge(MIDI - dt.timedelta(days=366 * 11)):
        point = chemin.en_seance(chemin.inscrit(chemin.soumis()))
        decider(point=point, acte="valider", motif="", par=chemin.acteur("secretaire_a"))
        chemin.pdf_prets()
    Dossier.objects.filter(pk=point.dossier_id).update(annee=2015)
    avant = list(Version.objects.values("pk", "contenu", "empreinte"))
    assert dus("documents") == []
    assert (ligne("documents").figes, ligne("dossiers").figes) == (2, 1)
    for compte in Utilisateur.objects.all():
        inactif(compte, 12)
    faire()
    assert list(Version.objects.values("pk", "contenu", "empreinte")) == avant
    assert Document.objects.filter(etat=Etat.PRET).count() == 2
    assert Version.objects.get(dossier_id=point.dossier_id).par.nom == "Vasseur"


def test_un_fichier_jamais_produit_est_efface(monde: Any) -> None:
    champs = {"genre": "essai", "source_id": 1, "region": monde.auvergne, "nom": "plan", "etat": Etat.ECHEC}
    vieux = Document.objects.create(cle="a" * 64, demande_le=MIDI - dt.timedelta(days=366 * 11), **champs)
    Document.objects.create(cle="b" * 64, demande_le=MIDI - dt.timedelta(days=366), **champs)
    assert dus("documents") == [vieux.pk]
    faire()
    assert list(Document.objects.values_list("cle", flat=True)) == ["b" * 64]


def test_le_journal_dit_la_classe_et_le_nombre_sans_nom(monde: Any) -> None:
    inactif(monde.gestionnaire_a)
    faire()
    [acte] = historique(monde.auvergne.dispositif).filter(code="conserver")
    assert acte.donnees == {"classe": "comptes", "nombre": 1, "avant": "2025-06-01"}


def test_deux_fois_ne_change_rien(monde: Any) -> None:
    inactif(monde.gestionnaire_a)
    parti(monde.agents.medecin_a3, dt.date(2020, 1, 1))
    motif(monde.auvergne, 11, _dossier(monde, "plan_travail", 2016, "refusee"))
    liste = empreinte(lister(JOUR))
    assert {x.regle.classe for x in faire()} == {"agents", "comptes", "motifs"}
    etat = list(Utilisateur.objects.order_by("pk").values()), list(Agent.objects.order_by("pk").values())
    assert [x for x in lister(JOUR) if x.dus] == []
    with pytest.raises(Refus, match="La liste a changé"):
        appliquer(jour=JOUR, liste=liste)
    assert faire() == []
    assert (list(Utilisateur.objects.order_by("pk").values()), list(Agent.objects.order_by("pk").values())) == etat


def test_une_liste_qui_a_change_est_refusee_sans_rien_faire(monde: Any) -> None:
    inactif(monde.gestionnaire_a)
    liste = empreinte(lister(JOUR))
    inactif(monde.secretaire_a)
    with pytest.raises(Refus, match="La liste a changé"):
        appliquer(jour=JOUR, liste=liste)
    assert Utilisateur.objects.get(pk=monde.gestionnaire_a.pk).is_active


def test_tout_ou_rien(monde: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A class that fails takes the others back with it."""
    inactif(monde.gestionnaire_a)
    motif(monde.auvergne, 11, _dossier(monde, "plan_travail", 2016, "refusee"))
    monkeypatch.setattr(Motif.objects.none().__class__, "delete", _tomber)
    with pytest.raises(RuntimeError, match="panne"):
        faire()
    assert Utilisateur.objects.get(pk=monde.gestionnaire_a.pk).is_active


def _tomber(self: Any) -> None:
    raise RuntimeError("panne")


def test_une_date_a_venir_se_liste_et_ne_s_applique_pas(monde: Any) -> None:
    demain = JOUR + dt.timedelta(days=1)
    with pytest.raises(Refus, match="à venir"):
        appliquer(jour=demain, liste=empreinte(lister(demain)))


# ── The command ───────────────────────────────────────────────────────────────


def commande(*arguments: str) -> str:
    sortie = io.StringIO()
    call_command("conservation", *arguments, stdout=sortie)
    return sortie.getvalue()


def test_la_commande_liste_puis_applique_ce_qu_elle_a_liste(monde: Any) -> None:
    inactif(monde.gestionnaire_a)
    liste = commande("lister")
    assert "Rien n’est fait." in liste
    assert "comptes (Deux ans sans connexion, avant le 1er\xa0juin\xa02025)\xa0: 1 au terme" in liste
    assert "voeux (Deux ans après la décision sur l’organisation" in liste
    assert "sans objet aujourd’hui" in liste
    marque = empreinte(lister(JOUR))
    assert f"appliquer --date 2027-06-01 --liste {marque} --confirmer" in liste
    # Without being told to, it only lists again.
    assert "Rien n’est fait." in commande("appliquer", "--liste", marque)
    assert Utilisateur.objects.get(pk=monde.gestionnaire_a.pk).is_active
    assert "Conservation appliquée" in commande("appliquer", "--liste", marque, "--confirmer")
    assert not Utilisateur.objects.get(pk=monde.gestionnaire_a.pk).is_active
    assert "Rien n’est arrivé au terme" in commande("lister")


def test_la_commande_demande_l_empreinte_de_la_liste() -> None:
    with pytest.raises(CommandError, match="Donnez l’empreinte"):
        commande("appliquer", "--confirmer")
    with pytest.raises(CommandError, match="La liste a changé"):
        commande("appliquer", "--confirmer", "--liste", "0123456789ab")


def test_chaque_classe_du_referentiel_est_dite(monde: Any) -> None:
    classes = {r.classe for r in monde.auvergne.schema.donnees_personnelles.conservation}
    assert {x.regle.classe for x in lister(JOUR)} == classes
    assert maintenant() == MIDI
