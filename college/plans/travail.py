"""A working plan read whole, in a number of queries that does not depend on its size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django.contrib.postgres.fields import DateRangeField
from django.db.models import Q

from college.membres.composition import Membre, annee_civile, associes, membres_de_droit
from college.membres.composition import postes as postes_de
from college.plans.calculs import noms_courts
from college.plans.choix import Choix
from college.plans.contenu import Medecin
from college.plans.ligne import Ligne
from college.plans.models import Action, CapaciteAgent, MotifSansReponse, PlanTravail
from college.plans.rangement import lire_toutes
from college.reunions.models import Avis
from ctri.cadrage.models import Cadrage, Objectif
from mutualisation.effectifs.models import Agent, EffectifSocle
from mutualisation.effectifs.socles import retenus
from mutualisation.requetes import Preparee, Trou
from mutualisation.territoire.models import Departement, Region, Service

# The editor is opened and refreshed all day: see `docs/adr/0013`.
_OBJECTIFS = Preparee(
    lambda: Objectif.objects.filter(
        cadrage=Cadrage.objects.filter(region=Trou("region"), annee=Trou("annee"), publie_le__isnull=False)
        .order_by("-version")
        .values("pk")[:1]
    ).order_by("rang")
)
_DEPARTEMENTS = Preparee(lambda: Departement.objects.filter(circonscriptions=Trou("circonscription")).order_by("code"))
_SOCLES = Preparee(
    lambda: EffectifSocle.objects.filter(
        service__region=Trou("region"), periode__overlap=Trou("an", DateRangeField())
    ).order_by("periode")
)
_ACTIONS = Preparee(lambda: Action.objects.filter(plan=Trou("plan")).order_by("rang", "pk"))
_CAPACITES = Preparee(lambda: CapaciteAgent.objects.filter(plan=Trou("plan")).order_by("agent_id"))


def objectifs_publies(region: Region, annee: int) -> list[Objectif]:
    """The objectives of the year's framing in force: the last published version."""
    return _OBJECTIFS.lire(region=region.pk, annee=annee)


def familles(travail: Travail) -> list[tuple[str, list[tuple[str, str]]]]:
    """The functions one may choose, under their family."""
    permises = travail.choix.fonctions
    groupes = [
        (famille.libelle, [(f.code, f.libelle) for f in fonctions if f.code in permises])
        for famille, fonctions in travail.region.schema.fonctions_par_famille()
    ]
    return [(libelle, choix) for libelle, choix in groupes if choix]


@dataclass
class Travail:
    """Everything around the actions of a plan; each part is read once, when first asked for."""

    plan: PlanTravail

    @property
    def region(self) -> Region:
        return self.plan.dossier.region

    @property
    def annee(self) -> int:
        return self.plan.dossier.annee

    @cached_property
    def objectifs(self) -> list[Objectif]:
        return objectifs_publies(self.region, self.annee)

    @cached_property
    def membres(self) -> list[Membre]:
        return membres_de_droit(self.region, annee_civile(self.annee))

    @cached_property
    def associes(self) -> list[Agent]:
        connus = {membre.agent.pk for membre in self.membres}
        agents = [association.agent for association in associes(self.region, annee_civile(self.annee))]
        return [agent for agent in agents if agent.pk not in connus]

    @cached_property
    def postes(self) -> dict[int, Membre]:
        """Where associated professionals belong in the year."""
        return postes_de(self.associes, annee_civile(self.annee))

    @cached_property
    def departements(self) -> list[Departement]:
        return _DEPARTEMENTS.lire(circonscription=self.region.circonscription_id)

    @cached_property
    def services(self) -> list[Service]:
        services = Service.objects.filter(region=self.region).select_related("departement")
        return list(services.order_by("-est_siege", "departement_id"))

    @cached_property
    def socles(self) -> dict[int, float]:
        """Posts of each service in force in the year; a figure for the whole service prevails (règle T6)."""
        lignes = _SOCLES.lire(region=self.region.pk, an=annee_civile(self.annee))
        derniers = {(socle.service_id, socle.fonction): socle.postes for socle in lignes}
        return {service: float(nombre) for service, nombre in retenus(derniers).items()}

    @cached_property
    def actions(self) -> list[Action]:
        """In the order of the objectives in force; those without one come last."""
        rangs = {objectif.pk: objectif.rang for objectif in self.objectifs}
        actions = _ACTIONS.lire(plan=self.plan.pk)
        for action in actions:
            action.plan = self.plan
        return sorted(actions, key=lambda a: rangs.get(a.objectif_id or 0, len(rangs) + 1_000_000))

    @cached_property
    def lignes(self) -> dict[int, Ligne]:
        return lire_toutes(self.plan, self.actions)

    @cached_property
    def capacites(self) -> dict[int, CapaciteAgent]:
        return {capacite.agent_id: capacite for capacite in _CAPACITES.lire(plan=self.plan.pk)}

    @cached_property
    def motifs(self) -> dict[int, MotifSansReponse]:
        return {m.objectif_id: m for m in self.plan.motifs_sans_reponse.select_related("par").order_by("pk")}

    @cached_property
    def avis(self) -> Avis | None:
        """What the last held meeting thought of the version being prepared (règle C7)."""
        dossier = self.plan.dossier
        return Avis.objects.filter(dossier=dossier, pour_version=dossier.version + 1).joints().first()

    @cached_property
    def choix(self) -> Choix:
        """What the cells may name."""
        v, schema, pole = self.region.vocabulaire, self.region.schema, self.plan.dossier.pole
        agents = [*(membre.agent for membre in self.membres), *self.associes]
        partis = self._partis({agent.pk for agent in agents})
        noms = noms_courts(
            cast("list[Medecin]", [{"id": a.pk, "nom": a.nom, "prenom": a.prenom} for a in [*agents, *partis]])
        )
        return Choix(
            v=v,
            annee=self.annee,
            objectifs={
                o.pk: f"{(v.priorite if o.priorite else v.objectif).Nom} {o.rang} : {o.libelle}" for o in self.objectifs
            },
            fonctions={f.code: f.libelle for f in schema.fonctions if not pole or f.pole in (None, pole)},
            niveaux={code: mots.libelle for code, mots in schema.niveaux},
            niveaux_courts={code: mots.court for code, mots in schema.niveaux},
            departements={d.code: d.nom for d in self.departements},
            personnes={agent.pk: noms[agent.pk] for agent in agents},
            complets={agent.pk: agent.affiche for agent in [*agents, *partis]},
            partis={agent.pk: noms[agent.pk] for agent in partis},
        )

    def _partis(self, connus: set[int]) -> list[Agent]:
        """People an action still names though they no longer belong to the region."""
        # Once the actions are read, whoever they name is known: there is seldom anybody left to look up.
        if "lignes" in vars(self) and {a for ligne in self.lignes.values() for a in ligne.equipe} <= connus:
            return []
        cites = Q(actions_pilotees__plan=self.plan) | Q(jours_de_plan__action__plan=self.plan)
        return list(Agent.objects.filter(cites).exclude(pk__in=connus).distinct().order_by("nom", "prenom", "pk"))
