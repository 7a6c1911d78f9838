"""What meetings ask of a person, on the home page: answer, do, convene, close, write (règles C2, C9)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, OuterRef
from django.urls import reverse

from college.membres.appartenance import est_membre
from college.reglement.regles import ReglesCollege, regles_du_college
from college.reunions import policies
from college.reunions.etats import EtatReunion
from college.reunions.models import CompteRendu, EtatPresence, EtatSuite, PresenceReunion, Reunion, Suite
from mutualisation.accueil.registre import Registre, Tache
from mutualisation.mandats.acteur import Acteur
from mutualisation.requetes import Preparee, Trou
from mutualisation.templatetags.francais import jour
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

# The home page shows a handful of each.
MONTREES = 6
OUVERTES = (EtatReunion.PREPARATION, EtatReunion.CONVOQUEE, EtatReunion.EN_SEANCE, EtatReunion.PROJET)
_CONVOCATIONS = Preparee(
    lambda: (
        PresenceReunion.objects.filter(
            agent=Trou("agent"), etat=EtatPresence.ATTENDU, reunion__etat=EtatReunion.CONVOQUEE,
            reunion__region=Trou("region"),
        )
        .order_by("reunion__date", "pk")
        .values_list("pk", "reunion__date", "reunion__lieu")[:MONTREES]
    )
)  # fmt: skip
_SUITES = Preparee(
    lambda: (
        Suite.objects.filter(responsable=Trou("agent"), etat=EtatSuite.A_FAIRE, point__reunion__region=Trou("region"))
        .order_by("echeance", "pk")
        .values_list("intitule", "echeance", "point__reunion__date")[:MONTREES]
    )
)
_REUNIONS = Preparee(
    lambda: (
        Reunion.objects.filter(region=Trou("region"), etat__in=OUVERTES)
        .annotate(diffuse=Exists(CompteRendu.objects.order_by().filter(reunion=OuterRef("pk"))))
        .order_by("date", "pk")
        .values_list("pk", "date", "etat", "diffuse")[: 2 * MONTREES]
    )
)


def taches_personnelles(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """Convocations to answer, actions one is in charge of."""
    if region is None or acteur.agent_id is None or region.schema.college is None:
        return
    mot = region.vocabulaire.reunion
    for pk, date, lieu in _CONVOCATIONS.lignes(agent=acteur.agent_id, region=region.pk):
        yield Tache(
            titre=f"Répondre à la convocation du {jour(date)}",
            url=reverse("presence_reunion_repondre", args=[pk]),
            bouton="Répondre",
            pourquoi=typographier(f"{mot.Nom} {region.vocabulaire.college.court.du}, {lieu}."),
            effet="Qui ne vient pas dit pourquoi, par une catégorie, ou se fait représenter.",
            echeance=date,
        )
    if not est_membre(acteur, region):
        return
    for intitule, echeance, date in _SUITES.lignes(agent=acteur.agent_id, region=region.pk):
        yield Tache(
            titre=intitule,
            url=f"{reverse('suites', args=[region.pk])}?miennes=oui",
            bouton="Dire où j’en suis",
            pourquoi=f"Action demandée à {mot.le} du {jour(date)}.",
            effet="Son état se lit sur le compte rendu.",
            echeance=echeance,
        )


def taches_presidence(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """Meetings to convene, to close, and their minutes to circulate in the time the rules give."""
    if region is None or not policies.peut_presider(acteur, region):
        return
    lues = list(_REUNIONS.lignes(region=region.pk))
    if not lues:
        return
    civil = aujourdhui(region.fuseau)
    # Those in force today, read once: a meeting's own rules are said on its page.
    regles = regles_du_college(region, civil)
    for pk, date, etat, diffuse in lues:
        yield from _de_presidence(region, regles, pk, date, etat, diffuse=diffuse, jour_civil=civil)


def _de_presidence(
    region: Region, regles: ReglesCollege, pk: int, date: dt.date, etat: str, *, diffuse: bool, jour_civil: dt.date
) -> Iterable[Tache]:
    v, url = region.vocabulaire, reverse("reunion", args=[pk])
    nom = f"{v.reunion.le} du {jour(date)}"
    if etat == EtatReunion.PREPARATION:
        yield Tache(
            titre=f"Convoquer {nom}",
            url=url,
            bouton="Compléter et convoquer",
            pourquoi=f"{v.reunion.Le} est en préparation\u00a0: personne n’est encore prévenu.",
            effet="Chacun reçoit la convocation et son rendez-vous.",
            echeance=date - dt.timedelta(days=regles.preavis_jours),
        )
    elif etat == EtatReunion.PROJET and not diffuse:
        yield Tache(
            titre=f"Diffuser {v.compte_rendu.le} {v.reunion.du} du {jour(date)}",
            url=url,
            bouton="Écrire et diffuser",
            pourquoi=f"{v.reunion.Le} est clos{v.reunion.e}\u202f; ceux qui y étaient relisent avant l’approbation.",
            effet="Une réunion suivante l’approuve en premier point.",
            echeance=date + dt.timedelta(days=regles.compte_rendu_jours),
        )
    elif etat != EtatReunion.PROJET and date <= jour_civil:
        yield Tache(
            titre=f"Tenir {nom}" if date == jour_civil else f"Clore {nom}",
            url=url,
            bouton=f"Ouvrir {v.reunion.le}",
            pourquoi=f"Prévu{v.reunion.e} le {jour(date)}.",
            effet="Chaque point reçoit son issue\u202f; les avis comptent dès la clôture.",
            echeance=date,
        )


def inscrire(registre: Registre) -> None:
    """Register what meetings show."""
    registre.inscrire("taches", taches_personnelles)
    registre.inscrire("taches", taches_presidence)
