"""Two acts at the same instant: exactly one wins (règle V8). With neither guard, both would: the setup is real."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections

from ctri.saisines import actions
from ctri.saisines.actions import porte
from ctri.saisines.etats import Etat, Sens
from ctri.saisines.models import Saisine
from ctri.seances.actions import inscrire_saisine
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from tests.ctri.saisines import moments

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def sans_declencheur() -> Iterator[None]:
    """Take the guard off for everybody: threads have connections of their own."""
    with connection.cursor() as curseur:
        curseur.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger_saisine_%%'")
        noms = [nom for (nom,) in curseur.fetchall()]
        for nom in noms:
            curseur.execute(f"ALTER TABLE ctri_saisine DISABLE TRIGGER {nom}")
    try:
        yield
    finally:
        with connection.cursor() as curseur:
            for nom in noms:
                curseur.execute(f"ALTER TABLE ctri_saisine ENABLE TRIGGER {nom}")


def course(*essais: Callable[[], object]) -> list[str]:
    """Each in a thread of its own; what each obtained."""
    resultats: list[str] = []

    def jouer(essai: Callable[[], object]) -> None:
        try:
            essai()
            resultats.append("fait")
        except (Refus, DatabaseError) as refus:
            resultats.append(f"refus : {refus}")
        finally:
            connections.close_all()

    fils = [threading.Thread(target=jouer, args=(essai,)) for essai in essais]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join(timeout=30)
    return resultats


@pytest.mark.parametrize(
    ("verrou", "declencheur", "gagnants"),
    [(True, True, 1), (True, False, 1), (False, True, 1), (False, False, 2)],
    ids=["verrou et déclencheur", "verrou seul", "déclencheur seul", "ni l’un ni l’autre"],
)
def test_rendre_pendant_que_l_autre_retire(
    monde: Any, monkeypatch: pytest.MonkeyPatch, verrou: bool, declencheur: bool, gagnants: int
) -> None:
    """The college sends its opinion while the committee withdraws the question: one of the two happened."""
    saisine = moments.jusqu_a(monde, Etat.APPROUVEE)
    mir, secretaire = moments.voix(monde, saisine.repondant), moments.voix(monde, saisine.demandeur)
    barriere = threading.Barrier(2)
    if not verrou:
        monkeypatch.setattr(porte, "verrouiller", moments.lue)

    def franchir(acte: str, par: Acteur) -> None:
        def effet(lue: Saisine, _titre: Titre) -> None:
            if acte == "rendre":
                lue.rendue_le, lue.rendue_par, lue.rendue_qualite = maintenant(), par.utilisateur, "essai"
                lue.empreinte = "e" * 64
            if not verrou:
                barriere.wait(timeout=20)

        if verrou:
            barriere.wait(timeout=20)
        actions.franchir(saisine=saisine, acte=acte, par=par, motif="Raison", effet=effet)

    with ExitStack() as pile:
        if not declencheur:
            pile.enter_context(sans_declencheur())
        resultats = course(lambda: franchir("rendre", mir), lambda: franchir("retirer", secretaire))
    assert len(resultats) == 2
    assert resultats.count("fait") == gagnants, resultats
    assert Acte.objects.filter(objet_type="ctri.saisine", code__in=["rendre", "retirer"]).count() == gagnants
    if verrou:
        (refus,) = [r for r in resultats if r != "fait"]
        assert "Impossible" in refus


def test_deux_envois_recoivent_deux_numeros(monde: Any) -> None:
    saisines = [moments.creer(monde, Sens.VERS_COLLEGE) for _ in range(4)]
    secretaire = moments.voix(monde, saisines[0].demandeur)
    envois = [
        lambda s=s: actions.adresser(saisine=s, revision=0, par=secretaire)  # type: ignore[misc]
        for s in saisines
    ]
    assert course(*envois) == ["fait"] * 4
    assert sorted(Saisine.objects.values_list("numero", flat=True)) == [1, 2, 3, 4]
    assert Acte.objects.filter(code="adresser").count() == 4


def test_deux_clics_ne_font_qu_un_point(monde: Any) -> None:
    saisine = moments.jusqu_a(monde, Etat.ADRESSEE, Sens.VERS_COMITE)
    secretaire = moments.acteur(monde, "secretaire_a")
    seances = [moments.seance(monde, jours) for jours in (7, 14)]
    clics = [
        lambda s=s: inscrire_saisine(seance=s, saisine=saisine, par=secretaire)  # type: ignore[misc]
        for s in seances
    ]
    resultats = course(*clics)
    assert resultats.count("fait") == 1, resultats
    assert saisine.points.count() == 1
    (refus,) = [r for r in resultats if r != "fait"]
    assert "Déjà à l’ordre du jour" in refus
