"""The home page of the mock-up (Auvergne, 22 January 2008), for the tests that look at a full page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from mutualisation.accueil import composition
from mutualisation.accueil.registre import Attente, Chiffre, Colonne, Etape, Fait, Registre, Tache

JOUR = dt.date(2008, 1, 22)
VISITE = dt.datetime(2008, 1, 16, 9, tzinfo=dt.UTC)

TACHES = [
    Tache(
        "Rendre l’avis du collège demandé par le CTRI", "/aide/", "Valider l’avis",
        "Le CTRI a saisi le collège le 13 décembre sur la permanence des soins dans le Cantal. L’avis est adopté "
        "depuis le 15 janvier ; sa rédaction reste à valider.",
        "Il sera compté hors délai. Sans lui, le CTRI ne peut pas traiter la question le 5 février.",
        dt.date(2008, 1, 18), "Saisine n° 2007-04",
    ),
    Tache(
        "Reprendre et soumettre le plan de travail 2008", "/aide/", "Reprendre la version 2",
        "Renvoyé par le CTRI le 8 janvier : « Pas de suppléant à l’alerte dans le Cantal ; priorité 3 sans réponse ni "
        "motif. »",
        "Soumis avant cette date, il passe à la séance du 5 février. Il reste 3 points à compléter.",
        dt.date(2008, 1, 29), "Version 2 · brouillon", "Renvoyé", bloque_seance=True,
    ),
    Tache(
        "Convoquer le collège du 12 février", "/aide/", "Relire et convoquer",
        "Le règlement intérieur fixe la convocation à 14 jours. La réunion est en préparation : personne n’est encore "
        "prévenu.",
        "11 médecins et 2 professionnels associés seront convoqués ; le CTRI recevra l’ordre du jour pour information.",
        dt.date(2008, 1, 29), "Ordre du jour : 6 points",
    ),
    Tache(
        "Soumettre le bilan du plan de travail 2007", "/aide/", "Compléter le bilan",
        "Échéance annuelle. Le bilan est prérempli ; 3 actions en retard attendent une explication.",
        "Après cette date, le bilan sera signalé en retard aux 5 membres du CTRI.",
        dt.date(2008, 1, 31), "28 actions sur 31 renseignées",
    ),
    Tache(
        "Lire la fiche de poste du Dr Teyssonnier", "/aide/", "Ouvrir la fiche",
        "Arrêtée le 18 janvier avec 1 écart motivé : 20 % d’inspection au lieu de 15 %.",
        "Vous en prenez connaissance, ou vous adressez une observation au chef de service.",
        dt.date(2008, 2, 8), "DDASS de la Haute-Loire",
    ),
]  # fmt: skip
ATTENTES = [
    Attente(
        "Plan de formation 2008", "/aide/", "Soumis le 14 janvier · CTRI",
        ("Soumis", "Inscrit", "Décision"), 2, "Inscrit à la séance du 5 février",
    ),
    Attente(
        "Question n° 2008-01 : frais de déplacement des astreintes", "/aide/", "Posée le 16 janvier · CTRI",
        ("Posée", "Reçue", "Réponse"), 2, "Reçue le 17 janvier ; réponse attendue pour le 5 février",
    ),
    Attente(
        "4 fiches de poste 2008 à arrêter", "/aide/", "Demandées le 10 janvier · Chefs de service",
        ("Préremplies", "Médecin entendu", "Arrêtées"), 2,
        "Puy-de-Dôme 2, Allier 1, Cantal 1. Rappel automatique le 24 janvier, échéance le 31",
    ),
]  # fmt: skip
CHIFFRES = [
    Chiffre(
        "Médecins en poste", "10,6", "ETP sur 11,1", 10.6 / 11.1,
        "Haute-Loire : départ en retraite, poste offert au concours. Motif enregistré le 3 décembre.",
        "0,5 ETP sous l’effectif-socle",
    ),
    Chiffre("Fiches de poste 2008 arrêtées", "7", "sur 11", 7 / 11, "6 conformes, 1 avec écart motivé."),
    Chiffre(
        "Actions 2007 en retard", "3", "sur 31", 3 / 31, "24 terminées, 2 abandonnées, 2 reportées en 2008.",
        url="/aide/", lien="Voir les 3 actions en retard", proche=True,
    ),
]  # fmt: skip
FAITS = [
    Fait(
        dt.datetime(2008, 1, 21, 16, tzinfo=dt.UTC),
        "Dr Étienne Malbourg a modifié 3 actions du plan de travail 2008", "brouillon de la version 2",
    ),
    Fait(
        dt.datetime(2008, 1, 18, 10, tzinfo=dt.UTC),
        "M. François Chambonnet a arrêté la fiche de poste du Dr Teyssonnier", "écart motivé", "/aide/",
    ),
    Fait(
        dt.datetime(2008, 1, 17, 9, tzinfo=dt.UTC),
        "Mme Odile Fressange a reçu la question n° 2008-01 pour le CTRI", "à l’ordre du jour du 5 février",
    ),
]  # fmt: skip
ETAPES = [
    Etape(1, "Cadrage", "fait", "CTRI", ("Publié le 13 nov. 2007", "6 objectifs, dont 3 priorités")),
    Etape(2, "Collège", "fait", "Collège", ("4 déc. et 15 janv.", "12 févr. : à convoquer")),
    Etape(3, "Soumission", "en_cours", "MIR", ("2 sur 4 déjà validées", "Plan de travail : 29 janv.")),
    Etape(
        4, "Décision", "en_cours", "CTRI", ("8 janv. : 1 renvoi", "Séance du 5 févr. 2008"),
        "Plan de travail renvoyé le 8 janv.",
    ),
    Etape(5, "Fiches de poste", "en_cours", "Chefs de service", ("7 sur 11 arrêtées", "Échéance le 31 janv.")),
    Etape(6, "Suivi", "a_venir", "Médecins", ("Points en avril,", "juillet et octobre 2008")),
    Etape(7, "Bilan", "a_venir", "MIR", ("Bilan 2008 : 31 janv. 2009", "Évaluation à 24 mois")),
]  # fmt: skip


def _colonnes(acteur: Any, region: Any) -> list[Colonne]:
    services = {"siege" if s.est_siege else s.departement_id: s.pk for s in region.services.order_by("pk")}
    ordre = [services[cle] for cle in ("siege", "03", "15", "43", "63")]

    def valeurs(*textes: str) -> dict[int, str]:
        return dict(zip(ordre, textes, strict=True))

    fiches = dict(zip(ordre, (1.0, 0.5, 0.0, 1.0, 1 / 3), strict=True))
    haute_loire = frozenset({services["43"]})
    return [
        Colonne("Médecins", valeurs("4", "2", "1", "1", "3"), "11", secondaire=True),
        Colonne("ETP en poste", valeurs("3,8", "2,0", "1,0", "1,0", "2,8"), "10,6"),
        Colonne("Effectif-socle", valeurs("3,8", "2,0", "1,0", "1,5", "2,8"), "11,1", secondaire=True),
        Colonne("Écart", valeurs("0,0", "0,0", "0,0", "−0,5", "0,0"), "−0,5", haute_loire),
        Colonne("Fiches arrêtées", valeurs("4 sur 4", "1 sur 2", "0 sur 1", "1 sur 1", "1 sur 3"), "7 sur 11",
                parts=fiches, part_totale=7 / 11),
        Colonne("Actions en retard", valeurs("1 sur 9", "0 sur 6", "1 sur 4", "1 sur 4", "0 sur 8"), "3 sur 31",
                frozenset({services["siege"], services["15"], services["43"]}), proche=True),
    ]  # fmt: skip


def planter(monkeypatch: pytest.MonkeyPatch) -> None:
    """Show the mock-up's content, on its day, whatever the applications register."""
    registre = Registre()
    contenus = {"taches": TACHES, "attentes": ATTENTES, "chiffres": CHIFFRES, "faits": FAITS, "etapes": ETAPES}
    for genre, contenu in contenus.items():
        registre.inscrire(genre, lambda acteur, region, contenu=contenu: contenu)
    registre.inscrire("colonnes", _colonnes)
    monkeypatch.setattr(composition, "registre", registre)
    monkeypatch.setattr(composition, "aujourdhui", lambda fuseau=None: JOUR)
