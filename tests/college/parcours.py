"""A plan at any point of its way, in either scheme of the cast, through the actions of the software."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from college.plans.actions import creer_plan, motiver_sans_reponse
from college.plans.models import PlanTravail
from ctri.cadrage.models import Objectif
from ctri.dossiers import actions as dossiers
from ctri.dossiers import decision
from ctri.dossiers.models import Dossier
from ctri.seances import actions as seances
from ctri.seances.models import EtatPresence, Point, Seance
from mutualisation.documents.models import Document, Etat
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region
from tests.college.fabriques import ANNEE, ajouter_lignes, cadrage_publie, ligne
from tests.college.seances_du_college import avis_tenu
from tests.distribution import Monde


@dataclass
class Dispositif:
    """Who plays which part in a scheme."""

    region: Region
    proposant: Any
    presidence: Any
    secretaire: Any
    pilote: Any
    livrable: str
    pole: str = ""


def auvergne(monde: Monde) -> Dispositif:
    return Dispositif(
        monde.auvergne, monde.mir_a, monde.chef_siege_a, monde.secretaire_a, monde.agents.medecin_a, "plan_travail"
    )


def bretagne(monde: Monde) -> Dispositif:
    return Dispositif(
        monde.bretagne,
        monde.responsable_pole,
        monde.mcr,
        monde.secretaire_codir,
        monde.agents.praticien,
        "programme_travail",
        "rps",
    )


DISPOSITIFS = {"services-deconcentres-2007": auvergne, "drsm-poles-2007": bretagne}


@dataclass
class Parcours:
    """Takes a plan from its framing to the committee's decision."""

    monde: Monde
    d: Dispositif

    @property
    def par(self) -> Acteur:
        return acteur_de(self.d.proposant)

    @property
    def secretaire(self) -> Acteur:
        return acteur_de(self.d.secretaire)

    def cadre(self) -> list[Objectif]:
        return cadrage_publie(self.d.region, self.d.presidence)

    def ouvert(self) -> PlanTravail:
        """An empty plan."""
        self.cadre()
        return creer_plan(region=self.d.region, annee=ANNEE, livrable=self.d.livrable, pole=self.d.pole, par=self.par)

    def rempli(self, actions: int = 1) -> PlanTravail:
        """Complete but for the opinion the scheme may ask for."""
        plan = self.ouvert()
        pilote = self.d.pilote.pk
        fonction = next(f.code for f in self.d.region.schema.fonctions if not self.d.pole or f.pole == self.d.pole)
        lignes = [
            ligne(plan, self.monde, pilote=pilote, jours={pilote: [2, 0, 1]}, fonction=fonction) for _ in range(actions)
        ]
        ajouter_lignes(plan, self.par, lignes)
        for objectif in Objectif.objects.filter(cadrage__region=self.d.region, priorite=True, rang__gt=1):
            motiver_sans_reponse(plan=plan, objectif=objectif, texte="Poste vacant", par=self.par)
        return plan

    def examine(self, plan: PlanTravail) -> None:
        """A held meeting gave its opinion."""
        avis_tenu(self.d.region, self.par, plan.dossier, texte="Le collège approuve.")

    def soumis(self) -> Dossier:
        plan = self.rempli()
        if self.d.region.schema.livrable(self.d.livrable).avis_college:
            self.examine(plan)
        dossier = dossiers.soumettre(dossier=plan.dossier, sans_patient=True, par=self.par)
        Document.objects.update(etat=Etat.PRET, pret_le=maintenant(), fichier="essai.pdf", empreinte="e" * 64)
        return dossier

    def seance(self) -> Seance:
        debut = maintenant()
        fin = debut + dt.timedelta(hours=2)
        return seances.creer(region=self.d.region, debut=debut, fin_prevue=fin, lieu="Siège", par=self.secretaire)

    def decide(self, acte: str, motif: str = "") -> Dossier:
        """The committee decides on the submitted plan."""
        dossier, seance = self.soumis(), self.seance()
        point = seances.inscrire_dossier(seance=seance, dossier=dossier, par=self.secretaire)
        seances.convoquer(seance=seance, par=self.secretaire)
        for presence in seance.presences.filter(voix=True):
            seances.pointer(presence=presence, etat=EtatPresence.PRESENT, par=self.secretaire)
        seances.ouvrir(seance=seance, par=self.secretaire)
        decision.decider(point=Point.objects.get(pk=point.pk), acte=acte, motif=motif, par=self.secretaire)
        seances.clore(seance=seance, par=self.secretaire)
        return Dossier.objects.get(pk=dossier.pk)
