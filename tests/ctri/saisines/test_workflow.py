"""The matrix person x act x state x direction, generated: silence means refused (règle C4)."""

from __future__ import annotations

import itertools
from typing import Any

import pgtrigger
import pytest
from django.db import DatabaseError, connection, transaction

from ctri.saisines import actions
from ctri.saisines.etats import Cote, Etat, Instance, Pouvoir, Sens
from ctri.saisines.models import Saisine
from ctri.saisines.workflow import ACTES, TRANSITIONS
from mutualisation.journal import libelles
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from tests.ctri.saisines.moments import creer, jusqu_a

pytestmark = pytest.mark.django_db

PERSONNES = (
    *("mir_a", "chef_siege_a", "chef_local_a", "secretaire_a", "gestionnaire_a", "medecin_a", "associe_a", "prefet_a"),
    *("evaluateur", "national", "administrateur", "mir_b", "chef_siege_b", "sans_mandat"),
)
PARLENT = {Instance.COMITE: {"secretaire_a", "chef_siege_a"}, Instance.COLLEGE: {"mir_a"}}
DECLENCHEURS = ("saisine_transitions", "saisine_textes_figes", "saisine_finie_figee")


def permis(personne: str, acte: str, etat: str, sens: Sens) -> bool:
    """What the table says, read without the code that applies it."""
    return any(
        personne in PARLENT[sens.demandeur if t.cote == Cote.DEMANDEUR else sens.repondant]
        for t in TRANSITIONS
        if (t.de, t.acte) == (etat, acte)
    )


def sans_garde(noms: tuple[str, ...] = DECLENCHEURS) -> None:
    """Take guards off for this transaction: only tests may."""
    pgids = [garde.get_pgid(m) for nom in noms for m, garde in pgtrigger.registered(f"ctri.Saisine:{nom}")]
    with connection.cursor() as curseur:
        curseur.execute("SELECT set_config('pgtrigger.ignore', %s, true)", [f"{{{','.join(pgids)}}}"])


def avec_garde() -> None:
    with connection.cursor() as curseur:
        curseur.execute("SELECT set_config('pgtrigger.ignore', '', true)")


def dans_l_etat(saisine: Saisine, etat: str) -> None:
    """Put the question there, whatever the way."""
    envoyee = etat != Etat.BROUILLON
    rendue = etat == Etat.RENDUE
    qui = saisine.region.saisines.model._meta.get_field("adressee_par").remote_field.model.objects.first()
    sans_garde()
    Saisine.objects.filter(pk=saisine.pk).update(
        etat=etat,
        annee=2027 if envoyee else None,
        numero=1 if envoyee else None,
        adressee_le=maintenant() if envoyee else None,
        adressee_par=qui if envoyee else None,
        adressee_qualite="essai" if envoyee else "",
        reponse="Texte",
        rendue_le=maintenant() if rendue else None,
        rendue_par=qui if rendue else None,
        rendue_qualite="essai" if rendue else "",
        empreinte="e" * 64 if rendue else "",
    )
    avec_garde()


def tenter(saisine: Saisine, acte: str, acteur: Any) -> bool:
    """Whether the door lets this act pass; `rendre` and `adresser` bring what their state asks for."""

    def effet(lue: Saisine, _titre: Any) -> None:
        for prefixe in {"adresser": ("adressee",), "rendre": ("rendue",)}.get(acte, ()):
            setattr(lue, f"{prefixe}_le", maintenant())
            setattr(lue, f"{prefixe}_par", acteur.utilisateur)
            setattr(lue, f"{prefixe}_qualite", "essai")
        if acte == "adresser":
            lue.annee, lue.numero = 2027, 1
        if acte == "rendre":
            lue.empreinte = "e" * 64

    point = transaction.savepoint()
    try:
        actions.franchir(saisine=saisine, acte=acte, par=acteur, motif="Parce que.", effet=effet)
        return True
    except (Refus, KeyError):
        return False
    finally:
        transaction.savepoint_rollback(point)


@pytest.mark.parametrize("sens", Sens)
def test_matrice_personne_acte_etat(monde: Any, sens: Sens) -> None:
    saisine = creer(monde, sens)
    acteurs = {cle: acteur_de(monde.personnes[cle]) for cle in PERSONNES}
    cellules = 0
    for etat in Etat:
        dans_l_etat(saisine, etat)
        for personne, acte in itertools.product(PERSONNES, (*ACTES, "proclamer")):
            obtenu = tenter(saisine, acte, acteurs[personne])
            assert obtenu == permis(personne, acte, etat, sens), f"{personne} {acte} depuis {etat} ({sens})"
            cellules += 1
    assert cellules == len(PERSONNES) * (len(ACTES) + 1) * len(Etat)


def test_la_base_refuse_un_passage_absent_de_la_table(monde: Any) -> None:
    saisine = creer(monde, Sens.VERS_COLLEGE)
    table = {(t.de, t.vers) for t in TRANSITIONS}
    for de, vers in itertools.product(Etat, Etat):
        if de == vers or (de, vers) in table:
            continue
        dans_l_etat(saisine, de)
        sans_garde(("saisine_finie_figee",))
        with pytest.raises(DatabaseError, match="transition refusee"), transaction.atomic():
            Saisine.objects.filter(pk=saisine.pk).update(etat=vers)
        avec_garde()


@pytest.mark.parametrize("acte", sorted({t.acte for t in TRANSITIONS if t.motif}))
def test_un_motif_est_du(monde: Any, acte: str) -> None:
    etape = next(t for t in TRANSITIONS if t.acte == acte)
    saisine = creer(monde, Sens.VERS_COLLEGE)
    dans_l_etat(saisine, etape.de)
    par = "secretaire_a" if etape.cote == Cote.DEMANDEUR else "mir_a"
    with pytest.raises(Refus, match="Indiquez le motif"):
        actions.franchir(saisine=saisine, acte=acte, par=acteur_de(monde.personnes[par]), motif="  ")


def test_rediger_ne_suffit_pas_pour_parler_au_nom_du_college(monde: Any) -> None:
    """Writing for a body and speaking for it are two things, and the table says which is asked."""
    assert {t.pouvoir for t in TRANSITIONS if t.acte in ("adresser", "approuver", "rendre", "retirer")} == {
        Pouvoir.MENER
    }
    saisine = jusqu_a(monde, Etat.EN_PROJET)
    with pytest.raises(Refus, match="Réservé au président du collège"):
        actions.approuver(saisine=saisine, revision=saisine.revision, par=acteur_de(monde.medecin_a))


def test_un_refus_dit_ce_qui_est_arrive(monde: Any) -> None:
    saisine = jusqu_a(monde, Etat.RENDUE)
    with pytest.raises(Refus) as refus:
        actions.rendre(saisine=saisine, revision=saisine.revision, sans_patient=True, par=acteur_de(monde.mir_a))
    assert refus.value.raison.startswith(
        "Impossible\u00a0: la saisine est à l’état «\u202fAvis rendu\u202f», depuis le "
    )
    assert refus.value.raison.endswith("(Dr\u00a0Hélène Vasseur).")


def test_chaque_passage_a_sa_phrase_dans_l_historique() -> None:
    assert {("ctri.saisine", code) for code in ACTES} <= set(libelles._phrases)
