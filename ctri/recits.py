"""How the acts of this storey read in the history, in the scheme's words (règle V7)."""

from __future__ import annotations

from collections.abc import Callable

from ctri.dossiers.workflow import ACTES
from ctri.seances.models import ISSUES_SIMPLES, EtatSeance
from mutualisation.journal.libelles import inscrire_etats, inscrire_phrases
from mutualisation.journal.models import Acte
from mutualisation.referentiel.schema import Referentiel as Schema


def _schema(acte: Acte) -> Schema:
    """The scheme in which this act was taken; every act of this storey names its region."""
    if acte.region is None:
        raise ValueError(f"act {acte.pk} has no region")
    return acte.region.schema


def _acte(code: str) -> Callable[[Acte], str]:
    """“a soumis le plan de travail annuel”."""

    def phrase(acte: Acte) -> str:
        schema = _schema(acte)
        return schema.actes.acte(code).raconter(schema.livrable(acte.donnees["livrable"]).libelle)

    return phrase


def _etat_dossier(acte: Acte, etat: str) -> str:
    return _schema(acte).etats.libelle(etat)


def _etat_seance(acte: Acte, etat: str) -> str:
    return str(dict(EtatSeance.choices).get(etat) or ISSUES_SIMPLES.get(etat, etat))


def inscrire() -> None:
    """Register the phrases of every act this storey writes."""
    inscrire_phrases(
        "ctri.dossier",
        {code: _acte(code) for code in ACTES}
        | {
            "creer": "a commencé la rédaction",
            "ouvrir_avenant": "a ouvert un avenant",
            "noter_consultation": "a joint un avis",
            "corriger": lambda acte: f"a pris l’erratum {acte.donnees['rang']}",
            "modifier_en_seance": "a saisi des modifications en séance",
            "abandonner_modification": "est revenu au texte soumis",
        },
    )
    inscrire_etats("ctri.dossier", _etat_dossier)
    inscrire_phrases(
        "ctri.seance",
        {
            "preparer": "a préparé la séance",
            "reprogrammer": "a changé la date, les heures ou le lieu",
            "convoquer": "a convoqué les membres",
            "ouvrir": "a ouvert la séance",
            "pointer": "a pointé une présence",
            "repondre": "a répondu à la convocation",
            "donner_procuration": "a enregistré une procuration",
            "voter": "a saisi les voix d’un point",
            "traiter_point": "a enregistré l’issue d’un point",
            "reprendre_point": "a repris un point reporté",
            "clore": "a clos la séance",
            "inscrire_saisine": lambda acte: f"a inscrit {_schema(acte).vocabulaire.saisine.un} à l’ordre du jour",
        },
    )
    inscrire_etats("ctri.seance", _etat_seance)
    inscrire_phrases("ctri.cadrage", {"ouvrir": "a ouvert la rédaction", "publier": "a publié les objectifs"})
    inscrire_phrases("ctri.reglescomite", {"adopter": "a enregistré de nouvelles règles"})
