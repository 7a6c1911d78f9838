"""How the acts on meetings read in the history (règle V7)."""

from college.reunions.etats import EtatReunion
from college.reunions.models import EtatSuite
from mutualisation.journal.libelles import inscrire_etats, inscrire_phrases

REUNION = {
    "prevoir": "a prévu la réunion",
    "reprogrammer": "a changé la date, les heures ou le lieu",
    "convoquer": "a convoqué les membres",
    "reporter": "a changé le jour : la convocation est à refaire",
    "annuler": "a annulé la réunion",
    "designer_secretaire": "a désigné le secrétariat de la réunion",
    "repondre": "a répondu à la convocation",
    "pointer": "a pointé une présence",
    "tous_presents": "a noté présents tous ceux qui étaient attendus",
    "noter_absents": "a noté qui manquait à un point",
    "retirer_point": "a retiré un point de l’ordre du jour",
    "ouvrir": "a ouvert la réunion",
    "traiter": "a enregistré l’issue d’un point",
    "rouvrir_point": "est revenu sur l’issue d’un point",
    "rendre_avis": "a enregistré un avis",
    "retirer_decision": "a retiré une décision notée par erreur",
    "retirer_suite": "a retiré une action notée par erreur",
    "clore": "a clos la réunion",
    "diffuser": "a diffusé le projet de compte rendu",
    "remarquer": "a fait une remarque sur le projet de compte rendu",
    "approuver": "a enregistré l’approbation du compte rendu",
    "s_ecarter": "a dit pourquoi le texte s’écarte de l’avis",
    # Meetings recorded before they had a life of their own.
    "tenir": "a déclaré la réunion tenue",
}


def inscrire() -> None:
    """Register a phrase for every act of this sub-package."""
    inscrire_phrases("college.reunion", REUNION)
    # A state of before reads as it was written.
    inscrire_etats("college.reunion", lambda acte, etat: str(dict(EtatReunion.choices).get(etat, etat)))
    inscrire_phrases(
        "college.suite",
        {
            "solder": "a dit l’action faite",
            "abandonner": "a abandonné l’action",
            "rouvrir": "a remis l’action à faire",
        },
    )
    inscrire_etats("college.suite", lambda acte, etat: str(EtatSuite(etat).label))
