"""A secret ballot: three numbers, as many ballots as votes, and nobody's name anywhere (règle V6)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from ctri.comite.models import ReglesComite
from ctri.dossiers import decision
from ctri.dossiers.models import Decision, Dossier
from ctri.seances import actions as seances
from ctri.seances.models import Decompte, EtatPresence, Point, Presence, Voix
from mutualisation.journal.models import Acte
from mutualisation.refus import Refus
from tests.ctri import essai
from tests.ctri.conftest import Parcours
from tests.ctri.test_autre_dispositif import inscrit
from tests.ctri.test_ecrans import texte

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(parcours: Parcours) -> Parcours:
    parcours.par_vote(scrutin="nombre", voix_preponderante=True)
    return parcours


def compter(
    parcours: Parcours, point: Point, pour: int, contre: int, abstention: int, cle: str = "secretaire_a"
) -> None:
    seances.inscrire_decompte(point=point, pour=pour, contre=contre, abstention=abstention, par=parcours.acteur(cle))


def decider(parcours: Parcours, point: Point, acte: str, motif: str = "") -> Decision:
    return decision.decider(point=point, acte=acte, motif=motif, par=parcours.acteur("secretaire_a"))


@pytest.mark.parametrize("faux", [(5, 0, 1), (4, 0, 0), (0, 0, 0), (6, -1, 0), (1000, 0, 0)])
def test_la_somme_est_celle_des_voix(secret: Parcours, faux: tuple[int, int, int]) -> None:
    point = secret.en_seance()
    with pytest.raises(Refus, match=r"la somme des trois nombres|entier positif"):
        compter(secret, point, *faux)
    assert not Decompte.objects.exists()


def test_les_representes_comptent_les_absents_non(secret: Parcours) -> None:
    point, secretaire = secret.en_seance(presents=4), secret.acteur("secretaire_a")
    cinquieme = point.seance.presences.get(voix=True, etat=EtatPresence.ATTENDU)
    with pytest.raises(Refus, match="5\xa0bulletins pour 4\xa0voix"):
        compter(secret, point, 3, 1, 1)
    mandataire = point.seance.presences.filter(voix=True, etat=EtatPresence.PRESENT)[0]
    seances.donner_procuration(presence=cinquieme, mandataire=mandataire, par=secretaire)
    compter(secret, point, 3, 1, 1)
    assert decider(secret, point, "valider").pour == 3


def test_le_decompte_fait_la_decision(secret: Parcours) -> None:
    point = secret.en_seance()
    with pytest.raises(Refus, match="0 voix sur 5"):
        decider(secret, point, "valider")
    compter(secret, point, 1, 4, 0)
    with pytest.raises(Refus, match="n’est pas adopté"):
        decider(secret, point, "valider")
    compter(secret, point, 3, 1, 1)
    with pytest.raises(Refus, match="ne peut pas être refusé"):
        decider(secret, point, "refuser", "Non")
    prise = decider(secret, point, "valider")
    assert (prise.pour, prise.contre, prise.abstention, prise.scrutin) == (3, 1, 1, "nombre")
    # No name, neither in the votes nor in the journal.
    assert not Voix.objects.exists()
    assert Acte.objects.filter(code="voter").latest("pk").donnees == {"point": point.pk}


def test_le_partage_n_adopte_rien_meme_avec_voix_preponderante(secret: Parcours) -> None:
    point = secret.en_seance(presents=4)
    compter(secret, point, 2, 2, 0)
    with pytest.raises(Refus, match="ne se reconnaît pas"):
        decider(secret, point, "valider")
    assert decider(secret, point, "refuser", "Partage").issue == "refusee"


def test_une_arrivee_rend_le_decompte_caduc(secret: Parcours) -> None:
    point = secret.en_seance(presents=4)
    compter(secret, point, 3, 1, 0)
    arrive = point.seance.presences.get(voix=True, etat=EtatPresence.ATTENDU)
    seances.pointer(presence=arrive, etat=EtatPresence.PRESENT, par=secret.acteur("secretaire_a"))
    with pytest.raises(Refus, match="0 voix sur 5"):
        decider(secret, point, "valider")


def test_sans_quorum_pas_de_decision(secret: Parcours) -> None:
    point = secret.en_seance(presents=2)
    with pytest.raises(Refus, match="Quorum non atteint"):
        compter(secret, point, 2, 0, 0)
    with pytest.raises(Refus, match="Quorum non atteint"):
        decider(secret, point, "valider")


def test_modifier_le_texte_efface_le_decompte(secret: Parcours) -> None:
    point = secret.en_seance()
    compter(secret, point, 5, 0, 0)
    decision.enregistrer_modification(
        dossier=point.dossier, contenu={"texte": "Autre"}, par=secret.acteur("secretaire_a")
    )
    assert not Decompte.objects.exists()


def test_aucune_voix_nommee_au_scrutin_secret(secret: Parcours) -> None:
    point = secret.en_seance()
    votant = point.seance.presences.filter(voix=True)[0]
    with pytest.raises(Refus, match="scrutin est secret"):
        seances.voter(point=point, sens={votant.pk: "pour"}, par=secret.acteur("secretaire_a"))


@pytest.mark.parametrize("regles", [None, {"scrutin": "nominal"}])
def test_pas_de_decompte_hors_du_scrutin_secret(parcours: Parcours, regles: dict[str, Any] | None) -> None:
    if regles is not None:
        parcours.par_vote(**regles)
    with pytest.raises(Refus, match="n’est pas secret"):
        compter(parcours, parcours.en_seance(), 5, 0, 0)


@pytest.mark.parametrize("cle", ["mir_a", "chef_local_a", "medecin_a", "chef_siege_b", "sans_mandat"])
def test_seul_qui_tient_la_seance_compte(secret: Parcours, cle: str) -> None:
    with pytest.raises(Refus, match="Réservé"):
        compter(secret, secret.en_seance(), 5, 0, 0, cle)


def test_ni_avant_ni_apres(secret: Parcours) -> None:
    point = secret.inscrit()
    with pytest.raises(Refus, match="n’est pas ouverte"):
        compter(secret, point, 5, 0, 0)
    point = secret.en_seance(point)
    compter(secret, point, 5, 0, 0)
    decider(secret, point, "valider")
    with pytest.raises(Refus, match="a déjà été décidé à"):
        compter(secret, point, 4, 1, 0)


def test_par_les_ecrans(secret: Parcours, monde: Any, connecte: Any) -> None:
    client = connecte(Client(), monde.secretaire_a)
    assert "secret ; seuls les trois nombres" in net(client.get(reverse("comite", args=[secret.region.pk])))
    point = secret.en_seance()
    seance, voter = reverse("seance", args=[point.seance_id]), reverse("point_voter", args=[point.pk])
    page = net(client.get(seance))
    assert "Vote à bulletins secrets" in page
    assert "Leur somme fait 5 voix." in page
    assert 'name="voix-' not in client.get(seance).content.decode()
    faux = client.post(voter, {"pour": "4", "contre": "2", "abstention": "0"})
    assert faux.status_code == 400
    assert "6 bulletins pour 5 voix" in net(faux)
    assert 'name="contre" value="2"' in faux.content.decode()
    assert client.post(voter, {"pour": "x", "contre": "", "abstention": "-1"}).status_code == 400
    assert client.post(voter, {"pour": "4", "contre": "1", "abstention": "0"}).status_code == 302
    assert "Majorité atteinte" in net(client.get(seance))
    decider(secret, point, "valider")
    assert "Scrutin secret, 4 voix pour, 1 contre, 0 abstention" in net(client.get(seance))
    onglet = reverse("dossier", args=[point.dossier_id]) + "?onglet=decision"
    assert "scrutin secret, 4 voix pour" in net(connecte(Client(), monde.chef_local_a).get(onglet))


def net(reponse: Any) -> str:
    return texte(reponse).replace("\xa0", " ").replace("\u202f", " ")


def test_les_regles_s_adoptent_a_l_ecran(monde: Any, connecte: Any) -> None:
    client = connecte(Client(), monde.secretaire_a)
    adresse = reverse("comite_regles", args=[monde.auvergne.pk])
    assert client.get(adresse).context["form"].initial["scrutin"] == "nominal"
    regles = {
        "mode": "vote", "scrutin": "nombre", "quorum": "50", "majorite": "simple", "procurations_max": "1",
        "preavis_jours": "8", "acte": "Règlement du comité", "date_acte": "2026-01-05", "a_partir_du": "2026-01-05",
    }  # fmt: skip
    assert client.post(adresse, regles).status_code == 302
    assert ReglesComite.objects.get().scrutin == "nombre"
    assert client.post(adresse, regles | {"scrutin": "à main levée"}).status_code == 200


def test_dans_l_autre_dispositif(monde: Any, type_essai: essai.TypeEssai) -> None:
    """Its committee seats its proposers, who vote."""
    bretagne = Parcours(monde, monde.bretagne)
    ReglesComite.objects.create(
        region=monde.bretagne, periode=DateRange(dt.date(2007, 1, 1), None), mode="vote", scrutin="nombre",
        acte="Règlement", date_acte=dt.date(2007, 1, 1),
    )  # fmt: skip
    point, secretaire = inscrit(bretagne), bretagne.acteur("secretaire_codir")
    votants = Presence.objects.filter(seance=point.seance, voix=True).count()
    seances.inscrire_decompte(point=point, pour=votants - 1, contre=1, abstention=0, par=secretaire)
    prise = decision.decider(point=point, acte="valider", motif="", par=secretaire)
    assert (prise.pour, prise.contre, prise.secret) == (votants - 1, 1, True)
    assert Dossier.objects.get().libelle_etat == "Arrêté"
