"""Sending for information: what leaves, to whom, once, and what never changes afterwards (règles C3, C8, T5, V8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from ctri.dossiers.types import empreinte
from ctri.transmissions.actions import marquer_lue
from ctri.transmissions.models import Destinataire, RappelDeLecture, Transmission
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.mandats.actions import suppleer
from mutualisation.mandats.models import Mandat
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui, maintenant
from tests.ctri import transmis
from tests.distribution import PERSONNES, Monde

pytestmark = pytest.mark.django_db

COMITE = {"chef_siege_a", "chef_local_a", "chef_local_a2", "chef_local_a3", "chef_local_a4", "secretaire_a"}


def test_la_ligne_tient_tout_ce_qui_est_transmis(monde: Monde, mir: Acteur) -> None:
    cle = transmis.source(monde.auvergne)
    transmission = transmis.envoyer(mir, cle)
    annee = aujourdhui(monde.auvergne.fuseau).year
    assert transmission.reference == f"TRI-AUV-{annee}-01"
    assert transmission.contenu == transmis.SOURCES[cle].contenu
    assert transmission.empreinte == empreinte(transmission.contenu)
    assert transmission.titre == "Compte rendu du 12\N{NO-BREAK SPACE}janvier"
    assert transmission.qualite.startswith("MIR")
    # The source goes on living; what was transmitted does not.
    transmis.SOURCES[cle].contenu["texte"] = transmis.BROUILLON
    transmission.refresh_from_db()
    assert transmission.contenu["texte"] == transmis.TEXTE


def test_les_destinataires_sont_le_comite_du_jour_et_son_secretariat(monde: Monde, mir: Acteur) -> None:
    transmission = transmis.envoyer(mir, transmis.source(monde.auvergne))
    recus = set(transmission.destinataires.values_list("utilisateur", flat=True))
    assert recus == {monde.personnes[cle].pk for cle in COMITE}
    assert transmission.destinataires.filter(lu_le=None).count() == len(COMITE)
    assert transmission.destinataires.exclude(qualite="").count() == len(COMITE)


def test_les_destinataires_sont_figes_ce_jour_la(monde: Monde, mir: Acteur) -> None:
    transmission = transmis.envoyer(mir, transmis.source(monde.auvergne))
    Mandat.objects.filter(titulaire=monde.chef_local_a).update(periode=DateRange(dt.date(2007, 1, 1), aujourdhui()))
    assert transmission.destinataires.filter(utilisateur=monde.chef_local_a).exists()
    suivante = transmis.envoyer(mir, transmis.source(monde.auvergne))
    assert not suivante.destinataires.filter(utilisateur=monde.chef_local_a).exists()


def test_les_numeros_se_suivent_dans_la_region_et_l_annee(monde: Monde, mir: Acteur) -> None:
    numeros = [transmis.envoyer(mir, transmis.source(monde.auvergne)).numero for _ in range(3)]
    assert numeros == [1, 2, 3]
    ailleurs = transmis.envoyer(acteur_de(monde.mir_b), transmis.source(monde.limousin))
    assert ailleurs.numero == 1


@pytest.mark.parametrize("cle", sorted(PERSONNES))
def test_seule_la_presidence_du_college_transmet(monde: Monde, cle: str) -> None:
    acteur, source = acteur_de(monde.personnes[cle]), transmis.source(monde.auvergne)
    if cle == "mir_a":
        assert transmis.envoyer(acteur, source).pk
    else:
        with pytest.raises(Refus):
            transmis.envoyer(acteur, source)
        assert not Transmission.objects.exists()


def test_un_medecin_du_college_lit_pourquoi_il_ne_transmet_pas(monde: Monde) -> None:
    with pytest.raises(Refus, match="Réservé au président du collège"):
        transmis.envoyer(acteur_de(monde.medecin_a), transmis.source(monde.auvergne))


def test_la_suppleance_transmet_et_dit_les_deux_noms(monde: Monde) -> None:
    jour = aujourdhui(monde.auvergne.fuseau)
    suppleer(
        par=None, titulaire=monde.medecin_a, pour=Mandat.objects.get(titulaire=monde.mir_a),
        periode=DateRange(jour, jour + dt.timedelta(days=30)), acte="Décision n° 4", date_acte=jour,
    )  # fmt: skip
    transmission = transmis.envoyer(acteur_de(monde.medecin_a), transmis.source(monde.auvergne))
    assert transmission.par == monde.medecin_a
    assert "en suppléance de Dr\N{NO-BREAK SPACE}Hélène Vasseur" in transmission.qualite


def test_rien_ne_part_sans_la_verification_des_patients(monde: Monde, mir: Acteur) -> None:
    with pytest.raises(Refus) as refus:
        transmis.envoyer(mir, transmis.source(monde.auvergne), sans_patient=False)
    assert refus.value.champ == "sans_patient"
    assert not Transmission.objects.exists()


@pytest.mark.parametrize("etat", ["brouillon", "projet"])
def test_un_projet_ne_part_pas(monde: Monde, mir: Acteur, etat: str) -> None:
    with pytest.raises(Refus, match="une fois approuvé"):
        transmis.envoyer(mir, transmis.source(monde.auvergne, etat=etat))
    assert not Transmission.objects.exists()


def test_les_regles_du_college_peuvent_permettre_la_reserve(monde: Monde) -> None:
    assert transmis.sous_reserve(monde).reserve


def test_le_texte_approuve_remplace_celui_envoye_sous_reserve(monde: Monde) -> None:
    premiere = transmis.remplacee(monde)
    seconde = Transmission.objects.get(remplace=premiere)
    # The same words: only the reservation is lifted.
    assert seconde.empreinte == premiere.empreinte
    assert (premiere.reserve, seconde.reserve) == (True, False)


def test_le_meme_texte_ne_part_pas_deux_fois_de_suite(monde: Monde, mir: Acteur) -> None:
    cle = transmis.source(monde.auvergne)
    premiere = transmis.envoyer(mir, cle)
    with pytest.raises(Refus, match=premiere.reference):
        transmis.envoyer(mir, cle)
    transmis.SOURCES[cle].contenu["texte"] = "Corrigé"
    transmis.envoyer(mir, cle)
    transmis.SOURCES[cle].contenu["texte"] = transmis.TEXTE
    assert transmis.envoyer(mir, cle).remplace.remplace == premiere


def test_personne_au_comite_rien_ne_part(monde: Monde, mir: Acteur) -> None:
    fin = DateRange(dt.date(2007, 1, 1), aujourdhui())
    Mandat.objects.filter(titulaire__in=[monde.personnes[cle] for cle in COMITE]).update(periode=fin)
    with pytest.raises(Refus, match="Personne ne siège"):
        transmis.envoyer(mir, transmis.source(monde.auvergne))
    assert not Transmission.objects.exists()


def test_sans_college_rien_ne_part(monde: Monde) -> None:
    for cle in ("mcr", "responsable_pole", "secretaire_codir"):
        with pytest.raises(Refus):
            transmis.envoyer(acteur_de(monde.personnes[cle]), transmis.source(monde.bretagne))
    assert not Transmission.objects.exists()


def test_le_journal_dit_l_envoi_jamais_une_lecture(monde: Monde, mir: Acteur) -> None:
    transmission = transmis.envoyer(mir, transmis.source(monde.auvergne))
    marquer_lue(transmission=transmission, utilisateur_id=monde.chef_local_a.pk)
    [acte] = historique(transmission)
    assert (acte.code, acte.utilisateur) == ("transmettre", monde.mir_a)
    assert acte.donnees == {"sans_patient": True, "destinataires": len(COMITE), "source": transmission.source_id}


def test_la_premiere_lecture_reste_et_un_etranger_n_en_laisse_pas(monde: Monde, mir: Acteur) -> None:
    transmission = transmis.envoyer(mir, transmis.source(monde.auvergne))
    for _ in range(2):
        marquer_lue(transmission=transmission, utilisateur_id=monde.chef_local_a.pk)
    marquer_lue(transmission=transmission, utilisateur_id=monde.mir_a.pk)
    assert transmission.destinataires.filter(lu_le__isnull=False).count() == 1


INTERDITS: dict[str, Callable[[Transmission, Any], Any]] = {
    "le contenu change": lambda t, m: Transmission.objects.filter(pk=t.pk).update(contenu={"texte": "Autre"}),
    "la réserve tombe": lambda t, m: Transmission.objects.filter(pk=t.pk).update(reserve=True),
    "elle disparaît": lambda t, m: Transmission.objects.filter(pk=t.pk)._raw_delete("default"),
    "un destinataire disparaît": lambda t, m: t.destinataires.filter(utilisateur=m.chef_siege_a)._raw_delete("default"),
    "un destinataire change": lambda t, m: t.destinataires.filter(utilisateur=m.chef_siege_a).update(
        utilisateur=m.mir_b
    ),
    "une lecture s’efface": lambda t, m: t.destinataires.filter(utilisateur=m.chef_local_a).update(lu_le=None),
    "une lecture change de jour": lambda t, m: t.destinataires.filter(utilisateur=m.chef_local_a).update(
        lu_le=maintenant() + dt.timedelta(days=1)
    ),
    "un destinataire en double": lambda t, m: Destinataire.objects.create(
        transmission=t, utilisateur=m.chef_siege_a, mandat=t.destinataires.all()[0].mandat, qualite="x"
    ),
    "une seconde première": lambda t, m: copie(t, m, remplace=None),
    "elle remplace celle d’un autre objet": lambda t, m: copie(t, m, source_id=99, remplace=t),
    "elle remplace celle d’une autre région": lambda t, m: copie(t, m, region=m.limousin, remplace=t),
    "une empreinte qui n’en est pas une": lambda t, m: copie(t, m, source_id=99, empreinte="abc"),
    "un rappel s’efface": lambda t, m: RappelDeLecture.objects.create(
        destinataire=t.destinataires.all()[0], le=maintenant()
    ).delete(),
}


def copie(t: Transmission, monde: Any, **champs: Any) -> Transmission:
    valeurs = {
        "region": t.region, "genre": t.genre, "source_id": t.source_id, "annee": t.annee, "numero": t.numero + 1,
        "reference": "TRI-X", "titre": t.titre, "contenu": t.contenu, "empreinte": t.empreinte, "le": t.le,
        "par": t.par, "qualite": t.qualite,
    }  # fmt: skip
    return Transmission.objects.create(**valeurs | champs)


@pytest.mark.parametrize("interdit", INTERDITS)
def test_la_base_refuse_que_quoi_que_ce_soit_change(monde: Monde, interdit: str) -> None:
    transmission = transmis.lue(monde)
    with pytest.raises(DatabaseError), transaction.atomic():
        INTERDITS[interdit](transmission, monde)
