"""Everything that may change what a plan says, by whatever door: what is kept must follow each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from college.membres.models import Association
from college.plans import actions
from college.plans.actions.syntheses import tenir_a_jour
from college.plans.models import Action, Jours, PlanTravail
from college.reunions import actions as reunions
from college.reunions.models import Avis
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.referentiel.models import Referentiel
from mutualisation.territoire.models import Dispositif, Service
from tests.college.fabriques import ANNEE, cadrage_publie, objectif
from tests.college.parcours import Parcours
from tests.college.seances_du_college import examen, rendre

Changement = Callable[[Parcours, PlanTravail], object]
AN = DateRange(dt.date(ANNEE, 1, 1), dt.date(ANNEE + 1, 1, 1))


def _premiere(plan: PlanTravail) -> Action:
    return plan.actions.order_by("pk")[0]


def _champ(champ: str, valeur: Any) -> Changement:
    def ecrire(p: Parcours, plan: PlanTravail) -> None:
        actions.modifier_champ(action=_premiere(plan), champ=champ, valeur=valeur, revision=0, par=p.par)

    return ecrire


def _ajout_sans_rien(p: Parcours, plan: PlanTravail) -> None:
    actions.ajouter_action(plan=plan, objectif=None, par=p.par)


def _suppression(p: Parcours, plan: PlanTravail) -> None:
    actions.supprimer(action=_premiere(plan), par=p.par)


def _annulation(p: Parcours, plan: PlanTravail) -> None:
    actions.annuler(plan=plan, par=p.par)


def _vers_un_autre_objectif(p: Parcours, plan: PlanTravail) -> None:
    actions.deplacer(action=_premiere(plan), objectif=objectif(plan, 2), position=0, par=p.par)


def _capacite(p: Parcours, plan: PlanTravail) -> None:
    actions.regler_capacite(
        plan=plan, agent=p.d.pilote, conges=30, formation=10, reserve=5, prete=2, hors_plan=250, par=p.par
    )


def _motif_de_surcharge(p: Parcours, plan: PlanTravail) -> None:
    _capacite(p, plan)
    tenir_a_jour()
    actions.motiver_surcharge(plan=plan, agent=p.d.pilote, texte="Accepté", par=p.par)


def _sans_motif(p: Parcours, plan: PlanTravail) -> None:
    actions.motiver_sans_reponse(plan=plan, objectif=objectif(plan, 2), texte="", par=p.par)


def _avis(p: Parcours, plan: PlanTravail) -> None:
    """Given, held, against, departed from: each step says something else."""
    point = examen(p.d.region, p.par, plan.dossier)
    rendre(point, p.par, "defavorable", "Non")
    tenir_a_jour()
    reunions.clore(reunion=point.reunion, par=p.par)


def _ecart(p: Parcours, plan: PlanTravail) -> None:
    _avis(p, plan)
    tenir_a_jour()
    avis = Avis.objects.get(dossier=plan.dossier)
    reunions.s_ecarter(avis=avis, motif="Un suppléant arrive", sans_patient=True, par=p.par)


def _nouveau_cadrage(p: Parcours, plan: PlanTravail) -> None:
    cadrage_publie(p.d.region, p.d.presidence, version=2)


def _depart(p: Parcours, plan: PlanTravail) -> None:
    Rattachement.objects.filter(agent=p.d.pilote).update(periode=DateRange(dt.date(2020, 1, 1), dt.date(2026, 12, 1)))


def _quotite(p: Parcours, plan: PlanTravail) -> None:
    Rattachement.objects.filter(agent=p.d.pilote).update(quotite=50)


def _mutation(p: Parcours, plan: PlanTravail) -> None:
    autre = p.d.region.services.exclude(rattachements__agent=p.d.pilote).order_by("pk")[0]
    Rattachement.objects.filter(agent=p.d.pilote).update(service=autre)


def _profession(p: Parcours, plan: PlanTravail) -> None:
    Agent.objects.filter(pk=p.d.pilote.pk).update(profession="phisp")


def _nom(p: Parcours, plan: PlanTravail) -> None:
    Jours.objects.filter(agent=p.d.pilote).update(programmes=300)
    tenir_a_jour()
    Agent.objects.filter(pk=p.d.pilote.pk).update(nom="Autrement")


def _association(p: Parcours, plan: PlanTravail) -> None:
    associe = p.monde.agents.associe_a
    Jours.objects.filter(action__plan=plan).update(agent=associe)
    tenir_a_jour()
    Association.objects.create(region=p.d.region, agent=associe, periode=AN)


def _jours_sans_passer_par_le_logiciel(p: Parcours, plan: PlanTravail) -> None:
    Jours.objects.filter(action__plan=plan).update(programmes=300)


def _service(p: Parcours, plan: PlanTravail) -> None:
    ailleurs = Service.objects.get(region=p.monde.limousin, departement_id="87", est_siege=False)
    Rattachement.objects.filter(agent=p.d.pilote).update(service=ailleurs)
    Association.objects.create(region=p.d.region, agent=p.d.pilote, periode=AN)
    tenir_a_jour()
    Rattachement.objects.filter(agent=p.d.pilote).update(quotite=10)


def _referentiel(p: Parcours, plan: PlanTravail) -> None:
    ancien = p.d.region.dispositif.referentiel
    contenu = ancien.contenu | {"capacite": ancien.contenu["capacite"] | {"conges": 100}}
    champs = {c.attname: getattr(ancien, c.attname) for c in Referentiel._meta.concrete_fields if not c.primary_key}
    neuf = Referentiel.objects.create(**(champs | {"contenu": contenu, "empreinte": "f" * 64, "version": "9.9"}))
    Dispositif.objects.filter(pk=p.d.region.dispositif_id).update(referentiel=neuf)


CHANGEMENTS: dict[str, Changement] = {
    "objectif": _vers_un_autre_objectif,
    "fonction": _champ("fonction", ""),
    "territoire": _champ("territoire", {"niveau": "departemental", "territoires": []}),
    "pilote": _champ("pilote", None),
    "jours": _champ("programmes", {}),
    "periode": _champ("periode", {"debut": None, "fin": None}),
    "resultat": _champ("resultat", ""),
    "indicateur": _champ("indicateur", ""),
    "ajout": _ajout_sans_rien,
    "suppression": _suppression,
    "annulation": _annulation,
    "capacite": _capacite,
    "motif de surcharge": _motif_de_surcharge,
    "motif sans réponse": _sans_motif,
    "avis": _avis,
    "écart": _ecart,
    "cadrage": _nouveau_cadrage,
    "départ": _depart,
    "quotité": _quotite,
    "mutation": _mutation,
    "profession": _profession,
    "nom": _nom,
    "association": _association,
    "quotité d’un associé d’une autre région": _service,
    "base": _jours_sans_passer_par_le_logiciel,
    "référentiel": _referentiel,
}
