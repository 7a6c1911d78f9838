"""Who works on a plan, where they belong, and how much of their year it may take."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field

from college.membres.composition import annee_civile, membres_de_droit
from college.plans.actions import regler_capacite
from college.plans.capacite import Annee
from college.plans.instantane import annee_de
from college.plans.models import PlanTravail
from college.plans.travail import Travail
from mutualisation.effectifs.models import Agent
from mutualisation.mandats.acteur import Acteur
from mutualisation.territoire.models import Region

# A doctor's load once everything is counted, as a share of capacity: busy, never overloaded.
CHARGE = (0.84, 0.99)


@dataclass
class Medecin:
    """A doctor, and the days already given to the plan."""

    agent: Agent
    departement: str
    siege: bool
    quotite: int
    affectes: int = 0
    reserve: int = 0


@dataclass
class Equipe:
    """The doctors of a region for a year; whoever has the fewest days is taken first."""

    region: Region
    medecins: list[Medecin]
    alea: random.Random
    par_departement: dict[str, list[Medecin]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def de(cls, region: Region, annee: int, alea: random.Random) -> Equipe:
        membres = membres_de_droit(region, annee_civile(annee))
        medecins = [
            Medecin(m.agent, m.service.departement_id, m.service.est_siege and not m.service.est_local, m.quotite)
            for m in membres
        ]
        equipe = cls(region, medecins, alea)
        for medecin in medecins:
            if not medecin.siege:
                equipe.par_departement[medecin.departement].append(medecin)
        return equipe

    def parmi(self, medecins: list[Medecin], nombre: int) -> list[Medecin]:
        """The least taken, chance deciding between equals."""
        ordre = sorted(medecins, key=lambda m: (m.affectes / m.quotite, self.alea.random()))
        return ordre[:nombre]

    def regler(self, plan: PlanTravail, par: Acteur, charges: dict[int, float] | None = None) -> None:
        """Activity outside the plan fills everybody's year up to a believable load (`charges`: by agent id)."""
        travail = Travail(plan)
        annees = {m.agent.pk: annee_de(m, travail) for m in travail.membres}
        for medecin in self.medecins:
            part = (charges or {}).get(medecin.agent.pk) or self.alea.uniform(*CHARGE)
            self._regler(plan, par, medecin, annees[medecin.agent.pk], part)

    @staticmethod
    def _regler(plan: PlanTravail, par: Acteur, medecin: Medecin, annee: Annee, part: float) -> None:
        capacite = annee.ouvres - annee.conges - annee.formation - annee.reserve
        regler_capacite(
            plan=plan,
            agent=medecin.agent,
            conges=annee.conges,
            formation=annee.formation,
            reserve=annee.reserve,
            prete=0,
            hors_plan=max(0, int(capacite * part) - medecin.affectes),
            par=par,
        )
