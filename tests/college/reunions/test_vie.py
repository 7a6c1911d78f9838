"""The life of a meeting: one table, one door, said again by the database (règle C2)."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, transaction

from college.reunions import actions
from college.reunions.etats import EtatReunion
from college.reunions.models import PointReunion, PresenceReunion, Reunion
from college.reunions.workflow import ACTES, TRANSITIONS, transition
from mutualisation.courriels.models import Courriel
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from tests.college import seances_du_college as college
from tests.matrice.lignes.reunions import ETATS as FABRIQUES

pytestmark = pytest.mark.django_db
GESTES: dict[str, Callable[[Reunion, Acteur], Any]] = {
    "convoquer": lambda r, par: actions.convoquer(reunion=r, par=par, motif=college.COURT),
    "annuler": lambda r, par: actions.annuler(reunion=r, motif="Grève", par=par),
    "reporter": lambda r, par: actions.reprogrammer(
        reunion=r, date=r.date + dt.timedelta(days=9), debut=r.debut, fin=r.fin, lieu=r.lieu, par=par
    ),
    "ouvrir": lambda r, par: actions.ouvrir(reunion=r, par=par),
    "clore": lambda r, par: actions.clore(reunion=r, par=par),
    "diffuser": lambda r, par: actions.diffuser(reunion=r, par=par),
}
# Where each act of the presidency leads; another day before the convocation only changes the date.
PERMIS = {
    ("preparation", "convoquer"): "convoquee",
    ("preparation", "annuler"): "annulee",
    ("preparation", "reporter"): "preparation",
    ("convoquee", "annuler"): "annulee",
    ("convoquee", "reporter"): "preparation",
    ("en_seance", "clore"): "projet",
    ("close", "diffuser"): "projet",
}


@pytest.mark.parametrize(("etat", "acte"), itertools.product(FABRIQUES, GESTES))
@pytest.mark.parametrize("qui", ["mir_a", "medecin_a", "associe_a", "chef_siege_a", "secretaire_a", "mir_b"])
def test_chaque_role_chaque_acte_chaque_etat(qui: str, etat: str, acte: str, monde: Any, mir: Acteur) -> None:
    reunion = FABRIQUES[etat](monde.auvergne, mir)
    avant, vers = reunion.etat, PERMIS.get((etat, acte)) if qui == "mir_a" else None
    if acte == "clore" and etat == "en_seance":
        for point in college.points_de(reunion):
            actions.traiter(point=point, issue="debattu", par=mir)
    par = acteur_de(getattr(monde, qui))
    if vers is None:
        with pytest.raises(Refus), transaction.atomic():
            GESTES[acte](reunion, par)
        vers = avant
    else:
        GESTES[acte](reunion, par)
    assert Reunion.objects.get(pk=reunion.pk).etat == vers


@pytest.mark.parametrize(("de", "vers"), itertools.product(EtatReunion, repeat=2))
def test_la_base_ne_connait_que_la_table(de: EtatReunion, vers: EtatReunion, monde: Any) -> None:
    permis = any((t.de, t.vers) == (de, vers) for t in TRANSITIONS) or (
        de == vers and de not in ("approuvee", "annulee")
    )
    dates = {"close_le": aujourdhui(), "approuvee_le": aujourdhui(), "numero": f"N-{de}"}

    def champs(etat: str) -> dict[str, Any]:
        close = etat in ("projet", "approuvee")
        fini = etat == "approuvee"
        instant = dt.datetime(2027, 1, 1, tzinfo=dt.UTC)
        return {
            "etat": etat,
            "close_le": instant if close else None,
            "approuvee_le": instant if fini else None,
            "numero": dates["numero"] if fini else "",
        }

    reunion = Reunion.objects.create(
        region=monde.auvergne, date=aujourdhui(), debut=dt.time(14), fin=dt.time(16), lieu="Ici", **champs(de)
    )
    if permis:
        assert Reunion.objects.filter(pk=reunion.pk).update(**champs(vers)) == 1
        return
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        Reunion.objects.filter(pk=reunion.pk).update(**champs(vers))


def test_un_acte_inconnu_n_a_pas_de_passage() -> None:
    assert set(ACTES) == {"convoquer", "annuler", "reporter", "ouvrir", "clore", "approuver"}
    assert transition("projet", "rouvrir") is None
    assert transition("preparation", "approuver") is None


def test_en_preparation_personne_n_est_prevenu(monde: Any, mir: Acteur) -> None:
    reunion = college.prevue(monde.auvergne, mir, points=3)
    assert not Courriel.objects.exists()
    assert not reunion.presences.exists()
    for cle in ("medecin_a", "chef_siege_a", "secretaire_a", "prefet_a", "mir_b"):
        assert not Reunion.objects.visibles_par(acteur_de(getattr(monde, cle))).exists()


def test_convoquer_fixe_les_attendus_et_leur_ecrit(monde: Any, mir: Acteur) -> None:
    reunion = college.convoquee(monde.auvergne, mir)
    attendus = {p.agent.nom: (p.voix, p.preside) for p in reunion.presences.select_related("agent")}
    assert attendus == {
        "Vasseur": (True, True), "Pradelou": (True, False), "Malbourg": (True, False), "Delcroix": (True, False),
    }  # fmt: skip
    assert Courriel.objects.filter(genre="college.convocation").count() == 4
    assert not mail.outbox
    acte = historique(reunion)[0]
    assert (acte.code, acte.donnees, acte.motif.texte if acte.motif else "") == (
        "convoquer", {"preavis": 0, "preavis_demande": 8}, college.COURT,
    )  # fmt: skip


def test_un_preavis_trop_court_se_motive(monde: Any, mir: Acteur) -> None:
    reunion = college.prevue(monde.auvergne, mir)
    with pytest.raises(Refus, match="Préavis trop court") as refus:
        actions.convoquer(reunion=reunion, par=mir)
    assert refus.value.champ == "motif"
    loin = college.prevue(monde.auvergne, mir, date=aujourdhui() + dt.timedelta(days=8))
    assert actions.convoquer(reunion=loin, par=mir).etat == "convoquee"


def test_un_autre_jour_annule_la_convocation(monde: Any, mir: Acteur) -> None:
    reunion = college.convoquee(monde.auvergne, mir)
    memes = {"date": reunion.date, "debut": reunion.debut, "fin": reunion.fin}
    actions.reprogrammer(reunion=reunion, lieu="Vichy", par=mir, **memes)
    assert Courriel.objects.filter(genre="college.changement").count() == 4
    reunion = actions.reprogrammer(
        reunion=reunion, lieu="Vichy", par=mir, **memes | {"date": reunion.date + dt.timedelta(days=1)}
    )
    assert reunion.etat == "preparation"
    assert not PresenceReunion.objects.exists()
    assert Courriel.objects.filter(genre="college.report").count() == 4


def test_elle_ne_s_ouvre_ni_avant_son_jour_ni_sans_personne(monde: Any, mir: Acteur) -> None:
    demain = college.convoquee(monde.auvergne, mir, date=aujourdhui() + dt.timedelta(days=1))
    actions.tous_presents(reunion=demain, par=mir)
    with pytest.raises(Refus, match="ne s’ouvre pas avant"):
        actions.ouvrir(reunion=demain, par=mir)
    ce_jour = college.convoquee(monde.auvergne, mir)
    with pytest.raises(Refus, match="au moins un membre présent"):
        actions.ouvrir(reunion=ce_jour, par=mir)


def test_on_ne_clot_pas_avec_un_point_sans_issue_ni_une_presence_a_pointer(monde: Any, mir: Acteur) -> None:
    reunion = college.en_seance(monde.auvergne, mir, points=2)
    premier, second = college.points_de(reunion)
    actions.traiter(point=premier, issue="debattu", par=mir)
    with pytest.raises(Refus, match="1\xa0point est sans issue"):
        actions.clore(reunion=reunion, par=mir)
    actions.traiter(point=second, issue="reporte", par=mir)
    PresenceReunion.objects.filter(agent=monde.agents.medecin_a).update(etat="attendu")
    with pytest.raises(Refus, match="1\xa0présence reste à pointer"):
        actions.clore(reunion=reunion, par=mir)
    actions.tous_presents(reunion=reunion, par=mir)
    assert actions.clore(reunion=reunion, par=mir).etat == "projet"


def test_une_reunion_sans_college_n_existe_pas(monde: Any) -> None:
    with pytest.raises(Refus, match="Réservé"):
        college.prevue(monde.bretagne, acteur_de(monde.responsable_pole))


INTERDITS: dict[str, Callable[[Reunion, Any], Any]] = {
    "change de lieu": lambda r, m: Reunion.objects.filter(pk=r.pk).update(lieu="Ailleurs"),
    "disparaît": lambda r, m: Reunion.objects.filter(pk=r.pk)._raw_delete("default"),
    "une présence change": lambda r, m: r.presences.update(etat="absent"),
    "une présence disparaît": lambda r, m: r.presences.all().delete(),
    "un point change": lambda r, m: r.points.update(titre="Autre"),
    "un texte change": lambda r, m: r.points.update(texte="Autre"),
    "un point s’ajoute": lambda r, m: PointReunion.objects.create(reunion=r, rang=9, genre="debat", titre="Glissé"),
    "une version change": lambda r, m: r.comptes_rendus.update(contenu={}),
    "une version disparaît": lambda r, m: r.comptes_rendus.all().delete(),
}


@pytest.mark.parametrize("cas", INTERDITS)
def test_la_base_refuse_de_toucher_un_compte_rendu_approuve(cas: str, monde: Any, mir: Acteur) -> None:
    reunion = college.approuvee(monde.auvergne, mir)
    with pytest.raises(DatabaseError, match="pgtrigger"), transaction.atomic():
        INTERDITS[cas](reunion, monde)
