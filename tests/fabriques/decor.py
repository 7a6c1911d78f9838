"""Places, invented people and themes that the built plans are made of."""

import csv
from pathlib import Path

from college.plans.contenu import AvisCollege, MotsNiveau, Niveau, RendezVous

DEPARTEMENTS: list[tuple[str, str, str, str, str, int]] = [
    ("03", "Allier", "de l’Allier", "l’Allier", "Moulins", 333_298),
    ("15", "Cantal", "du Cantal", "le Cantal", "Aurillac", 144_196),
    ("43", "Haute-Loire", "de la Haute-Loire", "la Haute-Loire", "Le Puy-en-Velay", 228_654),
    ("63", "Puy-de-Dôme", "du Puy-de-Dôme", "le Puy-de-Dôme", "Clermont-Ferrand", 664_453),
]
# (first name, family name, rank of the service, working-time share)
EQUIPE = [
    ("Hélène", "Vauzelle", 0, 100),
    ("Marc", "Estival", 0, 100),
    ("Yasmine", "Bellanger", 0, 80),
    ("Catherine", "Moulinet", 1, 100),
    ("Bruno", "Desseauve", 1, 100),
    ("Amina", "Kerrad", 1, 60),
    ("Jeanne", "Salvignac", 2, 100),
    ("Thomas", "Albarède", 2, 50),
    ("François", "Peyrelong", 3, 100),
    ("Irène", "Chazotte", 3, 80),
    ("Paul", "Courtadon", 4, 100),
    ("Nathalie", "Fournols", 4, 100),
    ("Sophie", "Lachamp", 4, 80),
    ("Olivier", "Tixeront", 4, 100),
]
PRENOMS = ["Adèle", "Basile", "Céline", "Damien", "Élise", "Fabrice", "Gaëlle", "Hugo", "Inès", "Joël", "Maud", "Noël"]
RACINES = ["Mont", "Val", "Font", "Roche", "Champ", "Puy", "Clair", "Haute", "Belle", "Vieil", "Grand"]
SUFFIXES = ["arède", "ignac", "ezoux", "ombal", "ussac", "erive", "andon", "olier", "astel", "uret", "ièvre", "anson"]
OBJECTIFS = [
    "Répondre en continu aux alertes sanitaires dans toute la région",
    "Garantir une présence médicale dans chaque département",
    "Contrôler d’abord les établissements les plus exposés",
    "Réduire les écarts d’accès aux soins en zone rurale et de montagne",
    "Garantir les droits des personnes hospitalisées sans consentement",
    "Développer les soins palliatifs à domicile",
]
with (Path(__file__).parent / "actions.csv").open(newline="") as fichier:
    THEMES = [(int(ligne.pop("objectif")), ligne) for ligne in csv.DictReader(fichier)]
CHANGEMENTS = """\
L’astreinte médicale devient régionale : treize médecins se relaient au lieu de quatre équipes séparées.

Le Cantal reçoit un renfort fixe de deux jours par semaine, partagé entre quatre médecins.

Deux actions de l’an dernier ne sont pas reconduites : l’enquête sur les gardes, achevée, et l’atlas des
spécialistes, repris par l’observatoire régional."""


def avis(annee: int) -> AvisCollege:
    """What the college thought of the plan."""
    return {
        "date": f"{annee}-01-12",
        "sens": "favorable",
        "texte": "Le collège approuve le plan et demande un point d’étape en juin.",
        "ecart": None,
    }


def rendez_vous(annee: int) -> list[RendezVous]:
    """The dates of the year."""
    return [
        {"date": f"{annee}-04-30", "etape": "Premier relevé des jours réalisés", "qui": "Les pilotes d’action"},
        {"date": f"{annee}-06-17", "etape": "Point d’étape devant le CTRI", "qui": "Le MIR"},
        {"date": f"{annee + 1}-01-31", "etape": "Bilan présenté au CTRI", "qui": "Le MIR, après avis du collège"},
    ]


def niveaux(plusieurs: str, un_seul: str) -> dict[Niveau, MotsNiveau]:
    return {
        "regional": {"libelle": "Régional", "court": "Régional", "sigle": "R"},
        "interdepartemental": {"libelle": plusieurs, "court": plusieurs[:8], "sigle": plusieurs[0]},
        "departemental": {"libelle": un_seul, "court": un_seul[:6], "sigle": un_seul[0]},
    }
