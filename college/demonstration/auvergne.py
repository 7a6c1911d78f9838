"""Auvergne, the story of the guide's pictures: returned two weeks ago, reworked, three things left to complete."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from college.demonstration.cycle import Cycle
from college.demonstration.equipe import Equipe
from college.demonstration.recits import LIVRABLE, region
from college.plans.actions import dire_changements, modifier_champ, motiver_sans_reponse
from college.plans.actions.lignes import deplacer
from college.plans.ligne import Ligne
from college.plans.models import Action, PlanTravail
from college.plans.revisions import revision
from college.plans.travail import Travail
from college.reunions.models import SensAvis
from ctri.cadrage.models import Objectif
from ctri.demonstration import cadrages
from ctri.demonstration.seances import Comite
from ctri.dossiers.models import Dossier
from mutualisation.demonstration.personnel import compte_de
from mutualisation.demonstration.registre import Contexte
from mutualisation.effectifs.models import Agent
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.mandats.models import Nature
from mutualisation.typographie import typographier

CODE = "83"
SEANCE = -14
SANS_REPONSE = "Repris dans le plan de l’an prochain."
RENVOI = "Pas de suppléant à l’alerte dans le Cantal ; le motif donné pour la priorité 3 ne suffit pas."
RESERVES = "Le collège approuve le projet ; il regrette qu’aucun moyen ne soit prévu pour les soins palliatifs."
CHANGEMENTS = """\
L’astreinte médicale d’alerte devient régionale : cinq médecins se relaient pour les quatre départements.

Le médecin référent en soins palliatifs, parti à la retraite, n’est pas remplacé à ce jour."""
APPROBATION = "Le collège approuve la version 2 et demande que la suppléance du Cantal soit prête avant l’été."
PERMANENCE = "Permanence des soins dans le Cantal"
PRESENCE = """Trimestre;Jours prévus;Jours assurés sur place;Jours assurés depuis un autre département
Premier;58;47;6
Deuxième;56;39;11
Troisième;51;34;9
"""


@cache
def _donnees() -> dict[str, Any]:
    with Path(__file__).with_suffix(".toml").open("rb") as fichier:
        return tomllib.load(fichier)


def semer(contexte: Contexte) -> None:
    """From the framing to the draft of version 2."""
    ici = region(CODE)
    cadrages.publier(contexte, ici, contexte.annee, contexte.jour(-70), cadrages.AUVERGNE)
    cycle, comite = Cycle(contexte, ici, LIVRABLE), Comite(contexte, ici)
    plan = cycle.ouvrir(-49, contexte.annee)
    auvergne = Auvergne(cycle, plan)
    auvergne.ecrire_la_version_1()
    cycle.reunir(-40, plan.dossier, SensAvis.RESERVE, RESERVES)
    seance = comite.preparer(-60, contexte.jour(SEANCE))
    cycle.soumettre(plan.dossier, -36)
    # The secretary was away: the act names both people (règle T5).
    point = comite.inscrire(seance, Dossier.objects.get(pk=plan.dossier_id), -32, nature=Nature.INTERIM)
    comite.debattre(seance, -26, "Frais de déplacement des astreintes")
    comite.convoquer(seance, -24)
    comite.lire(plan.dossier, -17, 3)
    comite.tenir(seance, point, "renvoyer", RENVOI, contre=(1, 3, 4, 5))
    cycle.reprendre(plan.dossier, -10)
    auvergne.travailler_la_version_2()
    cycle.reunir(-6, plan.dossier, SensAvis.FAVORABLE, APPROBATION)
    prochaine = comite.preparer(-11, contexte.jour(14))
    comite.debattre(prochaine, -8, PERMANENCE, "Fiches de poste et comptes rendus")
    comite.joindre(prochaine, -7, PERMANENCE, "Présence médicale dans le Cantal.csv", PRESENCE)
    cycle.prevoir(-4, 21)


class Auvergne:
    """The two versions of the plan, as written by the people of the story."""

    def __init__(self, cycle: Cycle, plan: PlanTravail) -> None:
        self.cycle, self.plan = cycle, plan
        medecins = Agent.objects.filter(rattachements__service__region=cycle.region, docteur=True)
        self.medecins = {agent.nom: agent for agent in medecins.select_related("utilisateur")}
        self.objectifs = {o.rang: o for o in Travail(plan).objectifs}

    def ecrire_la_version_1(self) -> None:
        annee = self.plan.dossier.annee
        with self.cycle.le(-45, "10:40"):
            par = self.cycle.proposant()
            premieres = [a for a in _donnees()["actions"] if "depuis" not in a]
            self.cycle.ecrire(self.plan, [self._ligne(a, a.get("jours_v1", a["jours"])) for a in premieres], par)
            equipe = Equipe.de(self.cycle.region, annee, self.cycle.contexte.alea("auvergne"))
            self._regler(equipe, par, premieres, plafond=1.0)
            motiver_sans_reponse(plan=self.plan, objectif=self.objectifs[3], texte=SANS_REPONSE, par=par)
            dire_changements(plan=self.plan, texte=typographier(CHANGEMENTS), par=par)

    def travailler_la_version_2(self) -> None:
        """What the committee asked for, in progress."""
        with self.cycle.le(-9, "15:05"):
            ajoutee = next(a for a in _donnees()["actions"] if "depuis" in a)
            teyssonnier = self._acteur("Teyssonnier")
            nouvelle = self.cycle.ecrire(self.plan, [self._ligne(ajoutee, ajoutee["jours"])], teyssonnier)[0]
            deplacer(action=nouvelle, objectif=self.objectifs[1], position=1, par=teyssonnier)
        with self.cycle.le(-3, "14:30"):
            malbourg = self._acteur("Malbourg")
            maternites = self._action("maternités")
            self._changer(maternites, "programmes", self._jours(maternites, 0), malbourg)
            self._changer(self._action("centres d’addictologie"), "resultat", "", malbourg)
        with self.cycle.le(-2, "14:32"):
            par = self.cycle.proposant()
            equipe = Equipe.de(self.cycle.region, self.plan.dossier.annee, self.cycle.contexte.alea("auvergne"))
            self._regler(equipe, par, _donnees()["actions"], plafond=2.0)
            # The reason of version 1 did not convince: it is to be written again.
            motiver_sans_reponse(plan=self.plan, objectif=self.objectifs[3], texte="", par=par)

    def _ligne(self, action: dict[str, Any], jours: dict[str, list[int]]) -> Ligne:
        pilote = self.medecins[next(iter(jours))].pk
        objectif: Objectif = self.objectifs[action["rang"]]
        return Ligne(
            intitule=typographier(action["intitule"]),
            objectif=objectif.pk,
            fonction=action["fonction"],
            niveau=action["niveau"],
            territoires=action.get("territoires", []),
            pilote=pilote,
            jours={self.medecins[nom].pk: list(parts) for nom, parts in jours.items()},
            debut=action["mois"][0],
            fin=action["mois"][1],
            resultat=typographier(action["resultat"]),
            indicateur=typographier(action["indicateur"]),
        )

    def _regler(self, equipe: Equipe, par: Acteur, actions: list[dict[str, Any]], plafond: float) -> None:
        """Activity outside the plan, so that loads are those of the picture."""
        charges = {self.medecins[nom].pk: min(part, plafond) for nom, part in _donnees()["charges"].items()}
        for medecin in equipe.medecins:
            parts = (a["jours"].get(medecin.agent.nom, (0, 0, 0)) for a in actions)
            medecin.affectes = sum(p[0] + p[1] for p in parts)
        equipe.regler(self.plan, par, charges)

    def _acteur(self, nom: str) -> Acteur:
        return acteur_de(compte_de(self.medecins[nom]))

    def _action(self, mot: str) -> Action:
        return self.plan.actions.get(intitule__contains=mot)

    def _jours(self, action: Action, rang: int) -> dict[str, int]:
        brute = next(a for a in _donnees()["actions"] if typographier(a["intitule"]) == action.intitule)
        return {str(self.medecins[nom].pk): parts[rang] for nom, parts in brute["jours"].items()}

    @staticmethod
    def _changer(action: Action, champ: str, valeur: Any, par: Acteur) -> None:
        numero = revision(action, champ).numero
        modifier_champ(action=action, champ=champ, valeur=valeur, revision=numero, par=par)
