"""A session as it lives: arrivals, departures, quorum lost, the second clerk, points put off (règles V1, V6, V8)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ctri.dossiers import decision
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier
from ctri.releves.presences import presence_en_mots
from ctri.seances import actions as seances
from ctri.seances.models import EtatPresence, EtatSeance, GenrePoint, Point, Presence, Seance, Voix
from ctri.seances.tenue import tenue_de
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import horloge, maintenant
from tests.courriels import distribuer
from tests.ctri import moments
from tests.ctri import moments_releves as suites

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def vote(parcours: Any) -> Point:
    """Five members present, a vote to take, nothing entered."""
    parcours.par_vote()
    return parcours.en_seance()


def noter(parcours: Any, presence: Presence, etat: str) -> Presence:
    return seances.pointer(presence=presence, etat=etat, par=parcours.acteur("secretaire_a"))


def membres(point: Point) -> list[Presence]:
    return list(point.seance.presences.filter(voix=True))


def tous_pour(parcours: Any, point: Point) -> None:
    sens = {p.pk: "pour" for p in seances_presents(point)}
    seances.voter(point=point, sens=sens, par=parcours.acteur("secretaire_a"))


def seances_presents(point: Point) -> list[Presence]:
    return tenue_de(point.seance).exprimables


def test_une_arrivee_et_un_depart_ont_leur_heure(parcours: Any) -> None:
    point = parcours.en_seance(presents=4)
    tard = membres(point)[4]
    debut = maintenant().replace(hour=9, minute=25)
    with horloge(debut):
        noter(parcours, tard, EtatPresence.PRESENT)
    with horloge(debut + 75 * MINUTE):
        noter(parcours, tard, EtatPresence.PARTI)
    tard = Presence.objects.get(pk=tard.pk)
    assert [m.genre for m in tard.mouvements.all()] == ["arrivee", "depart"]
    assert presence_en_mots(tard).startswith("Arrivé à ")
    assert ", parti à " in presence_en_mots(tard)
    assert tard.libelle_accorde.startswith("Parti à ")


def test_une_erreur_de_pointage_ne_laisse_pas_de_mouvement(parcours: Any) -> None:
    point = parcours.en_seance(presents=4)
    tard = membres(point)[4]
    noter(parcours, tard, EtatPresence.PRESENT)
    tard = noter(parcours, tard, EtatPresence.ABSENT)
    assert not tard.mouvements.exists()
    assert presence_en_mots(tard) == "Absent"


def test_on_ne_part_que_d_une_seance_ou_l_on_est(parcours: Any) -> None:
    point = parcours.en_seance(presents=4)
    with pytest.raises(Refus, match="pour une personne présente"):
        noter(parcours, membres(point)[4], EtatPresence.PARTI)
    with pytest.raises(Refus, match="Choisissez"):
        noter(parcours, membres(point)[4], "ailleurs")


def test_la_voix_de_qui_est_parti_ne_compte_plus(parcours: Any, vote: Point) -> None:
    tous_pour(parcours, vote)
    noter(parcours, membres(vote)[4], EtatPresence.PARTI)
    assert Voix.objects.filter(point=vote).count() == 4
    prise = decision.decider(point=vote, acte="valider", motif="", par=parcours.acteur("secretaire_a"))
    assert prise.pour == 4


def test_un_depart_ne_change_rien_aux_points_deja_decides(parcours: Any, vote: Point) -> None:
    tous_pour(parcours, vote)
    decision.decider(point=vote, acte="valider", motif="", par=parcours.acteur("secretaire_a"))
    noter(parcours, membres(vote)[4], EtatPresence.PARTI)
    assert Voix.objects.filter(point=vote).count() == 5
    assert len(Point.objects.get(pk=vote.pk).assistance["presents"]) == 5


def test_quorum_perdu_on_dit_quand_et_rien_ne_se_vote(parcours: Any, vote: Point) -> None:
    tous_pour(parcours, vote)
    for rang, presence in enumerate(membres(vote)[2:]):
        with horloge(maintenant() + rang * MINUTE):
            noter(parcours, presence, EtatPresence.PARTI)
    quorum = tenue_de(vote.seance).quorum
    dernier = membres(vote)[4].mouvements.get()
    assert quorum.perdu_le == dernier.le
    assert quorum.phrase.startswith("Quorum perdu à ")
    for essai in (
        lambda: tous_pour(parcours, vote),
        lambda: decision.decider(point=vote, acte="valider", motif="", par=parcours.acteur("secretaire_a")),
    ):
        with pytest.raises(Refus, match="Quorum perdu"):
            essai()


def test_un_retour_rend_le_quorum(parcours: Any, vote: Point) -> None:
    for presence in membres(vote)[2:]:
        noter(parcours, presence, EtatPresence.PARTI)
    noter(parcours, membres(vote)[2], EtatPresence.PRESENT)
    assert tenue_de(vote.seance).quorum.atteint
    tous_pour(parcours, vote)
    assert Voix.objects.filter(point=vote).count() == 3


def test_la_page_dit_le_quorum_perdu(monde: Any, connecte: Any, type_essai: Any) -> None:
    seance = suites.partie(monde)
    lu = connecte(Client(), monde.secretaire_a).get(reverse("seance", args=[seance.pk])).content.decode()
    assert "Quorum perdu à" in lu
    assert "Le vote est suspendu" in lu


def test_le_second_secretaire_apprend_ce_qui_fut_fait(parcours: Any) -> None:
    point = parcours.en_seance()
    presidence, secretaire = parcours.acteur("chef_siege_a"), parcours.acteur("secretaire_a")
    debat = seances.ajouter_point(seance=point.seance, genre="debat", titre="Un débat", duree=5, par=secretaire)
    seances.traiter_point(point=debat, issue="traite", releve="", par=presidence)
    with pytest.raises(Refus, match=r"Ce point a déjà été traité à .* par Mme.Geneviève Larcanche"):
        seances.traiter_point(point=debat, issue="reporte", releve="", par=secretaire)
    decision.decider(point=point, acte="renvoyer", motif="À revoir", par=presidence)
    with pytest.raises(Refus, match=r"Ce point a déjà été décidé à .* par Mme.Geneviève Larcanche.*renvoyée"):
        decision.decider(point=point, acte="valider", motif="", par=secretaire)


# ── Put off ───────────────────────────────────────────────────────────────────
def test_ce_qui_n_est_pas_atteint_se_reporte_et_se_reprend(parcours: Any, monde: Any, connecte: Any) -> None:
    point = parcours.en_seance()
    secretaire = parcours.acteur("secretaire_a")
    seances.ajouter_point(seance=point.seance, genre="debat", titre="Les astreintes", duree=5, par=secretaire)
    client = connecte(Client(), monde.secretaire_a)
    assert client.post(reverse("seance_reporter", args=[point.seance_id])).status_code == 302
    seances.clore(seance=point.seance, par=secretaire)
    assert Dossier.objects.get(pk=point.dossier_id).etat == Etat.INSCRITE
    suivante = parcours.seance()
    page = client.get(reverse("seance", args=[suivante.pk])).content.decode()
    assert page.count("Reprendre<span") == 2
    for ancien in Point.objects.filter(seance=point.seance):
        client.post(reverse("seance_reprendre", args=[suivante.pk, ancien.pk]))
    assert suivante.points.count() == 2
    assert "Reprendre<span" not in client.get(reverse("seance", args=[suivante.pk])).content.decode()
    repris = suivante.points.get(dossier__isnull=False)
    prise = decision.decider(point=parcours.en_seance(repris), acte="valider", motif="", par=secretaire)
    assert prise.point_id == repris.pk
    with pytest.raises(Refus, match="déjà repris"):
        seances.reprendre_point(seance=parcours.seance(), point=repris.reprend, par=secretaire)


def test_un_projet_ne_se_traite_pas_sans_decision(parcours: Any) -> None:
    point = parcours.en_seance()
    with pytest.raises(Refus, match="se constate par une décision"):
        seances.traiter_point(point=point, issue="traite", releve="", par=parcours.acteur("secretaire_a"))


# ── What the proposer reads ───────────────────────────────────────────────────
@pytest.fixture
def convoquee(parcours: Any) -> Seance:
    """A text to decide, then a debate that is the committee's own."""
    point, secretaire = parcours.inscrit(), parcours.acteur("secretaire_a")
    seances.ajouter_point(seance=point.seance, genre="debat", titre="Les astreintes", duree=5, par=secretaire)
    semaine = dt.timedelta(days=7)
    seance = seances.reprogrammer(
        seance=point.seance, debut=point.seance.debut + semaine, fin_prevue=point.seance.fin_prevue + semaine,
        lieu="Aurillac", par=secretaire,
    )  # fmt: skip
    return seances.convoquer(seance=seance, par=secretaire)


@pytest.mark.parametrize(
    ("cle", "lit"),
    [
        ("mir_a", False), ("medecin_a", False),
        ("secretaire_a", True), ("chef_local_a", True), ("prefet_a", True), ("evaluateur", True), ("national", True),
    ],
)  # fmt: skip
def test_le_proposant_suit_ses_points_les_autres_tous(
    convoquee: Seance, monde: Any, connecte: Any, cle: str, lit: bool
) -> None:
    lu = connecte(Client(), getattr(monde, cle)).get(reverse("seance", args=[convoquee.pk])).content.decode()
    assert "Plan de travail 2027" in lu
    assert ("Les astreintes" in lu) is lit


def test_qui_siege_par_un_autre_mandat_lit_tout(convoquee: Seance, monde: Any, connecte: Any) -> None:
    from django.db.backends.postgresql.psycopg_any import DateRange

    from mutualisation.mandats.actions import nommer

    nommer(
        par=None, titulaire=monde.mir_a, role="secretaire_ctri", region=monde.auvergne,
        periode=DateRange(dt.date(2007, 1, 1), None),
    )  # fmt: skip
    lu = connecte(Client(), monde.mir_a).get(reverse("seance", args=[convoquee.pk])).content.decode()
    assert "Les astreintes" in lu


def test_la_convocation_dit_quels_points_on_presente(convoquee: Seance, monde: Any) -> None:
    recus = {m.to[0]: m.body.replace("\u202f", " ") for m in distribuer() if m.subject.startswith("Convocation")}
    mir, chef = recus[monde.mir_a.email], recus[monde.chef_local_a.email]
    assert "Vous y présentez le point 1 ; le reste de la séance se tient sans vous." in mir
    assert "Les astreintes" not in mir
    assert "Les astreintes" in chef
    assert "présentez" not in chef


def test_sans_texte_a_presenter_le_proposant_n_est_pas_convoque(parcours: Any, monde: Any) -> None:
    secretaire, seance = parcours.acteur("secretaire_a"), parcours.seance()
    seances.ajouter_point(seance=seance, genre="debat", titre="Les astreintes", duree=5, par=secretaire)
    seance = seances.convoquer(seance=seance, par=secretaire)
    assert not seance.presences.filter(utilisateur=monde.mir_a).exists()
    parcours.inscrit(seance=seance)
    assert seance.presences.filter(utilisateur=monde.mir_a, voix=False).exists()


def test_un_point_cache_n_existe_pas(convoquee: Seance, monde: Any, connecte: Any) -> None:
    debat = convoquee.points.get(genre="debat")
    client = connecte(Client(), monde.mir_a)
    assert client.post(reverse("point_traiter", args=[debat.pk]), {"issue": "traite"}).status_code == 404


# ── One head ──────────────────────────────────────────────────────────────────
def test_un_chef_seul_decide_d_un_clic(monde: Any, connecte: Any, type_essai: Any) -> None:
    dossier = suites.soumis_outremer(monde)
    client = connecte(Client(), monde.chef_outremer)
    page = client.get(reverse("dossier", args=[dossier.pk])).content.decode()
    assert "Prendre la décision" in page
    assert "Inscrire à une séance" not in page
    reponse = client.post(reverse("dossier_prendre", args=[dossier.pk]), follow=True)
    lu = reponse.content.decode()
    assert "<h1>Prendre la décision</h1>" in lu
    assert "uorum non" not in lu
    point = Point.objects.get()
    client.post(reverse("point_decider", args=[point.pk]), {"acte": "valider", "confirme": "oui"})
    seance = Seance.objects.get()
    assert seance.etat == EtatSeance.CLOSE
    assert Dossier.objects.get(pk=dossier.pk).etat == Etat.VALIDEE
    assert point.seance.presences.get().utilisateur == monde.chef_outremer
    objets = {m.subject.split("\xa0")[0] for m in distribuer()}
    assert not any(objet.startswith("Convocation") for objet in objets)
    assert any(objet.startswith("Décision") for objet in objets)


def test_le_chef_seul_approuve_par_un_acte_date(monde: Any, connecte: Any, type_essai: Any) -> None:
    releve = suites.releve_seul(monde)
    client = connecte(Client(), monde.chef_outremer)
    assert client.post(reverse("releve_adresser", args=[releve.pk])).status_code == 403
    assert client.post(reverse("releve_approuver", args=[releve.pk])).status_code == 302
    lu = client.get(reverse("releve", args=[releve.pk])).content.decode()
    assert "par M.\xa0Marius Dorvalan" in lu
    assert "Décision prise à" in lu


# ── As many queries whatever the agenda ───────────────────────────────────────
def compter(client: Client, adresse: str) -> int:
    with CaptureQueriesContext(connection) as requetes:
        assert client.get(adresse).status_code == 200
    return len(requetes)


@pytest.mark.parametrize("cle", ["secretaire_a", "mir_a"])
def test_autant_de_requetes_pour_deux_cents_points(monde: Any, connecte: Any, type_essai: Any, cle: str) -> None:
    seance = moments.a_clore(monde)
    client = connecte(Client(), getattr(monde, cle))
    page = reverse("seance", args=[seance.pk])
    compter(client, page)
    avant = compter(client, page)
    Point.objects.bulk_create(
        Point(
            seance=seance, rang=rang, genre=GenrePoint.DEBAT, titre=f"Débat {rang}",
            issue="traite", traite_le=maintenant(),
        )
        for rang in range(10, 210)
    )  # fmt: skip
    assert compter(client, page) == avant
    seances.clore(seance=seance, par=acteur_de(monde.secretaire_a))
    tenant = connecte(Client(), monde.secretaire_a)
    gros = compter(tenant, reverse("releve", args=[seance.releve.pk]))
    petit_releve = suites.releve_seul(monde)
    petit = compter(connecte(Client(), monde.chef_outremer), reverse("releve", args=[petit_releve.pk]))
    assert gros <= petit + 2
