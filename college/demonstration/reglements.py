"""Rules of two colleges: adopted in Rhône-Alpes, which the committee amended, and being written in La Réunion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from college.demonstration.cycle import Cycle
from college.demonstration.recits import AN, region
from college.reglement.actions import ajouter_article, creer_reglement, modifier_article, regler_parametres
from college.reglement.contenu import GENRE
from college.reglement.instantane import parametres_de
from college.reglement.models import Reglement
from college.reglement.retouches import modifier
from college.reunions.models import SensAvis
from ctri.demonstration.seances import Comite
from mutualisation.demonstration.registre import Contexte
from mutualisation.territoire.models import Region

AVIS = "Le collège approuve le projet ; il demande que le préavis laisse le temps d’organiser les remplacements."
MOTIF = "Le préavis est porté à dix jours, comme le collège l’a demandé."
VISIOCONFERENCE = """\
Un membre peut participer à distance, par un moyen qui permet de l’identifier et de débattre.
Il est compté parmi les présents."""
PRESENCE = """\
La présence des médecins est obligatoire. Le calendrier des réunions est fixé pour six mois.
Une feuille de présence est tenue. Chacun y est inscrit comme présent, représenté, excusé ou absent."""


def valide(contexte: Contexte) -> None:
    """Rhône-Alpes: adopted last year, the committee lengthened the notice."""
    ici = region("82")
    cycle, comite = Cycle(contexte, ici, GENRE), Comite(contexte, ici)
    with cycle.le(-AN - 20, "10:05"):
        reglement = creer_reglement(region=ici, annee=contexte.jour(-AN - 20).year, par=cycle.proposant())
    _inserer(cycle, reglement, -AN - 12, 6, "Participation à distance", VISIOCONFERENCE)
    cycle.reunir(-AN + 10, reglement.dossier, SensAvis.FAVORABLE, AVIS)
    dossier = cycle.soumettre(reglement.dossier, -AN + 14)
    seance = comite.preparer(-AN + 5, contexte.jour(-AN + 40))
    point = comite.inscrire(seance, dossier, -AN + 20)
    comite.convoquer(seance, -AN + 24)
    comite.tenir(seance, point, "valider_modifiee", MOTIF, modifier=_allonger)


def brouillon(contexte: Contexte) -> None:
    """La Réunion: a small college, one more representation, an article rewritten; no opinion yet."""
    ici: Region = region("04")
    cycle = Cycle(contexte, ici, GENRE)
    with cycle.le(-18, "11:20"):
        par = cycle.proposant()
        reglement = creer_reglement(region=ici, annee=contexte.jour(-18).year, par=par)
    with cycle.le(-11, "15:45"):
        par = cycle.proposant()
        parametres = parametres_de(reglement) | {"representations_max": 2}
        regler_parametres(reglement=reglement, revision=0, par=par, **parametres)
        article = reglement.articles.get(rang=6)
        modifier_article(article=article, titre=article.titre, texte=PRESENCE, revision=0, par=par)


def _inserer(cycle: Cycle, reglement: Reglement, jour: int, apres: int, titre: str, texte: str) -> None:
    with cycle.le(jour, "16:10"):
        ajouter_article(reglement=reglement, titre=titre, texte=texte, apres=apres, par=cycle.proposant())


def _allonger(contenu: Mapping[str, Any]) -> dict[str, Any]:
    """What the committee changed in session."""
    return modifier(contenu, QueryDict("parametre-preavis_jours=10"))[0]
