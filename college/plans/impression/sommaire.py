"""The contents page of the printed plan."""

from collections.abc import Iterator

from college.impression.cartouche import Parties
from college.plans.calculs import par_objectif
from college.plans.contenu import Contenu
from mutualisation.referentiel.vocabulaire import Mots
from mutualisation.typographie import majuscule


def sommaire(contenu: Contenu, v: Mots) -> Iterator[tuple[str, str, str, Parties]]:
    """(number, anchor, title, sub-sections) of the contents page; only what the document holds."""
    essentiel = (
        [("changements", f"Ce qui change par rapport à {contenu['annee'] - 1}")] if contenu["changements"] else []
    )
    essentiel += [("attention", "Points d’attention")] if contenu["actions"] else []
    essentiel += [("calendrier", "Calendrier de suivi")] if contenu["rendez_vous"] else []
    yield "1", "essentiel", "L’essentiel", essentiel
    yield "2", "objectifs", f"Les {v.objectif.pluriel} et leurs réponses", []
    blocs = [
        (f"objectif-{rang}", f"{majuscule(v.objectif.nom)} {reponse.objectif['rang']}. {reponse.objectif['libelle']}")
        for rang, reponse in enumerate(par_objectif(contenu), start=1)
        if reponse.objectif
    ]
    yield "3", "actions", f"Les {v.action.pluriel} par {v.objectif.nom}", blocs
    yield "4", "charge", "La charge de travail", []
    socle = ("socle", majuscule(v.effectif_socle.nom))
    territoires = f"Les territoires et les échanges entre {v.service.pluriel}"
    yield "5", "territoires", territoires, [("presence", "La présence sur place"), socle]
    signatures = [("avis", f"{contenu['emetteur']['college']} : avis"), ("vote", f"Décision {v.comite.court.du}")]
    yield "6", "decision", "Avis, décision et signatures", signatures
    if contenu["actions"]:
        yield "A", "annexe", f"Tableau de tou{'tes' if v.action.genre == 'f' else 's'} {v.action.les}", []
