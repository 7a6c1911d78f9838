"""How the acts on staff read in the history (règle V7): the journal has identifiers, the sentence finds the words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from mutualisation.effectifs.importation.colonnes import PAR_CLE
from mutualisation.effectifs.importation.models import Etat
from mutualisation.effectifs.referentiel import libelle_de_fonction
from mutualisation.journal.libelles import inscrire_etats, inscrire_phrases
from mutualisation.journal.models import Acte
from mutualisation.territoire.models import Service
from mutualisation.typographie import compte, date_longue, enumeration, pourcent, typographier

AGENT = "mutualisation.agent"
SERVICE = "mutualisation.service"
IMPORT = "mutualisation.importagents"


def inscrire() -> None:
    """Called once, when the application is ready."""
    inscrire_phrases(
        AGENT,
        {
            "creer_agent": lambda acte: f"a enregistré cet agent{_par_import(acte)}",
            "modifier_agent": _modification,
            "relier_compte": lambda acte: f"a relié cet agent à son compte{_par_import(acte)}",
            "rattacher": _rattachement,
            "terminer_rattachement": _fin,
            "annuler_rattachement": lambda acte: f"a annulé le rattachement {_service(acte)} prévu {_debut(acte)}",
        },
    )
    inscrire_phrases(SERVICE, {"fixer_effectif_socle": _socle})
    inscrire_phrases(
        IMPORT,
        {
            "demander_import": "a envoyé ce fichier",
            "confirmer_import": "a confirmé l’import",
            "abandonner_import": "a abandonné l’import",
            "effacer_import": "a effacé le fichier et le détail des lignes, au terme de leur conservation",
            "enregistrer_import": _enregistrement,
        },
    )
    inscrire_etats(IMPORT, lambda acte, code: str(Etat(code).label))


def _par_import(acte: Acte) -> str:
    return f" (import n°\u00a0{acte.donnees['import']})" if "import" in acte.donnees else ""


def _modification(acte: Acte) -> str:
    champs = [PAR_CLE[c].titre.lower() for c in acte.donnees["champs"] if c in PAR_CLE]
    return f"a modifié\u00a0: {enumeration(champs)}{_par_import(acte)}"


def _rattachement(acte: Acte) -> str:
    quotite = pourcent(acte.donnees["quotite"])
    if acte.donnees["de"] == acte.donnees["service"]:
        return f"a porté la quotité à {quotite} {_debut(acte)}{_par_import(acte)}"
    return f"a rattaché l’agent {_service(acte)}, à {quotite}, {_debut(acte)}{_par_import(acte)}"


def avec_services(actes: Iterable[Acte]) -> list[Acte]:
    """The acts with the services they name: one query for a whole history."""
    liste = list(actes)
    services = Service.objects.in_bulk({a.donnees["service"] for a in liste if a.donnees.get("service")})
    for acte in liste:
        acte.__dict__["services"] = services
    return liste


def _service(acte: Acte) -> str:
    """ "à la DDASS du Cantal"; elsewhere than on the staff's own pages, the service is looked for."""
    pk = acte.donnees["service"]
    connus = acte.__dict__.get("services")
    service = connus.get(pk) if connus is not None else Service.objects.filter(pk=pk).first()
    return service.propre.a if service else "à un service supprimé"


def _debut(acte: Acte) -> str:
    return f"à compter du {date_longue(dt.date.fromisoformat(acte.donnees['debut']))}"


def _fin(acte: Acte) -> str:
    dernier = dt.date.fromisoformat(acte.donnees["fin"]) - dt.timedelta(days=1)
    return f"a enregistré le départ, dernier jour le {date_longue(dernier)}"


def _socle(acte: Acte) -> str:
    postes = Decimal(acte.donnees["postes"])
    quoi = f"a fixé {compte(float(postes), 'poste')} à garder {_debut(acte)}"
    # Acts written before functions could be chosen do not name any.
    fonction = acte.donnees.get("fonction")
    if not fonction or acte.region is None:
        return quoi
    return typographier(f"{quoi}, pour « {libelle_de_fonction(acte.region.schema, fonction)} »")


def _enregistrement(acte: Acte) -> str:
    nouveaux, modifies = acte.donnees["nouveaux"], acte.donnees["modifies"]
    return (
        f"a enregistré {compte(nouveaux, 'nouvel agent', 'nouveaux agents')} "
        f"et {compte(modifies, 'agent modifié', 'agents modifiés')}"
    )
