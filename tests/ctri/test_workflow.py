"""The matrix role x act x state, generated: silence means refused (règle V4)."""

from __future__ import annotations

import itertools
from typing import Any

import pgtrigger
import pytest
from django.db import DatabaseError, connection, transaction

from ctri.dossiers import actions
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier
from ctri.dossiers.workflow import ACTES, TRANSITIONS
from mutualisation.refus import Refus

pytestmark = pytest.mark.django_db

PERSONNES = (
    *("mir_a", "chef_siege_a", "chef_local_a", "secretaire_a", "medecin_a", "associe_a", "prefet_a"),
    *("evaluateur", "national", "administrateur", "mir_b", "chef_siege_b", "sans_mandat"),
)
PROPOSANTS = {"mir_a"}
# The presidency may record what it states itself.
TIENNENT_LA_SEANCE = {"secretaire_a", "chef_siege_a"}
QUI = {"soumettre": PROPOSANTS, "reprendre": PROPOSANTS}
PERMIS = {
    (personne, t.acte, t.de, t.bilan)
    for t in TRANSITIONS
    if t.droit
    for personne in QUI.get(t.acte, TIENNENT_LA_SEANCE)
}


def dans_l_etat(dossier: Dossier, etat: str, bilan: bool) -> None:
    """Put the dossier there without the guard: only tests may.

    `pgtrigger.ignore` sends two commands at once, which a prepared statement cannot hold.
    """
    ((modele, garde),) = pgtrigger.registered("ctri.Dossier:dossier_transitions")
    ignorer = "SELECT set_config('pgtrigger.ignore', %s, true)"
    with connection.cursor() as curseur:
        curseur.execute(ignorer, [f"{{{garde.get_pgid(modele)}}}"])
        Dossier.objects.filter(pk=dossier.pk).update(etat=etat, version=1, bilan=bilan)
        curseur.execute(ignorer, [""])


@pytest.mark.parametrize("bilan", [False, True])
def test_matrice_personne_acte_etat(parcours: Any, bilan: bool) -> None:
    dossier = parcours.brouillon()
    acteurs = {cle: parcours.acteur(cle) for cle in PERSONNES}
    cellules = 0
    for personne, acte, etat in itertools.product(PERSONNES, (*ACTES, "proclamer"), Etat):
        dans_l_etat(dossier, etat, bilan)
        attendu = any((personne, acte, etat, b) in PERMIS for b in (None, bilan))
        point = transaction.savepoint()
        try:
            actions.franchir(dossier=dossier, acte=acte, par=acteurs[personne], motif="Parce que.")
            obtenu = True
        except (Refus, KeyError):
            obtenu = False
        transaction.savepoint_rollback(point)
        assert obtenu == attendu, f"{personne} {acte} depuis {etat} (bilan : {bilan})"
        cellules += 1
    assert cellules == len(PERSONNES) * (len(ACTES) + 1) * len(Etat)


def test_la_base_refuse_un_passage_absent_de_la_table(parcours: Any) -> None:
    dossier = parcours.brouillon()
    permis = {(t.de, t.vers) for t in TRANSITIONS}
    for de, vers in itertools.product(Etat, Etat):
        dans_l_etat(dossier, de, bilan=False)
        point = transaction.savepoint()
        if de == vers or (de, vers) in permis:
            assert Dossier.objects.filter(pk=dossier.pk).update(etat=vers) == 1
        else:
            with pytest.raises(DatabaseError, match="transition refusee"), transaction.atomic():
                Dossier.objects.filter(pk=dossier.pk).update(etat=vers)
        transaction.savepoint_rollback(point)


@pytest.mark.parametrize("acte", [t.acte for t in TRANSITIONS if t.motif and t.bilan is not True])
def test_un_motif_est_du(parcours: Any, acte: str) -> None:
    dossier = parcours.brouillon()
    etape = next(t for t in TRANSITIONS if t.acte == acte)
    dans_l_etat(dossier, etape.de, bilan=False)
    with pytest.raises(Refus, match="Indiquez le motif"):
        actions.franchir(dossier=dossier, acte=acte, par=parcours.acteur("secretaire_a"), motif="  ")
