"""Who associates professionals, and who reads whose attendance (règles C1, C9)."""

from __future__ import annotations

import datetime as dt

from django.db.backends.postgresql.psycopg_any import DateRange

from college.membres.appartenance import verifier_presidence
from college.membres.models import Association
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.droits import Droit
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region
from mutualisation.typographie import date_longue


# ── Associated professionals ──────────────────────────────────────────────────
def verifier_associer(acteur: Acteur, region: Region) -> Titre:
    """The presidency invites (règle C1)."""
    return verifier_presidence(acteur, region)


def verifier_association(region: Region, agent: Agent, periode: DateRange) -> None:
    """Somebody in post in the region, who is not a member by right, once at a time."""
    v = region.vocabulaire
    if periode.upper is not None and periode.upper <= periode.lower:
        raise Refus("Le dernier jour vient après le début.", "dernier_jour")
    if est_membre_de_droit(region, agent):
        raise Refus(f"{agent} est membre de droit {v.college.du} : rien n’est à enregistrer.", "agent")
    en_poste = Rattachement.objects.au(periode.lower).filter(agent=agent, service__region=region)
    if not en_poste.exists():
        ou = f"dans un service de {v.region.ce}"
        raise Refus(f"{agent} n’est pas en poste {ou} le {date_longue(periode.lower)}.", "debut")
    autre = Association.objects.filter(region=region, agent=agent, periode__overlap=periode).order_by("periode").first()
    if autre is not None:
        raise Refus(
            f"{agent} est déjà associé{agent.e} {v.college.au} sur une partie de cette période : {autre.duree}.",
            "debut",
        )


def est_membre_de_droit(region: Region, agent: Agent) -> bool:
    """By profession (règle C1)."""
    profession = region.schema.profession(agent.profession)
    return profession.medecin or profession.membre_de_droit


def verifier_terminable(acteur: Acteur, association: Association) -> Titre:
    """Before any date is chosen: what is over does not end again."""
    titre = verifier_presidence(acteur, association.region)
    dernier = association.dernier_jour
    if dernier is not None and dernier < aujourdhui(association.region.fuseau):
        raise Refus(f"Cette association a pris fin le {date_longue(dernier)}.")
    return titre


def verifier_mettre_fin(acteur: Acteur, association: Association, dernier_jour: dt.date) -> Titre:
    """An end only brings the term forward, and never before the first day."""
    titre = verifier_terminable(acteur, association)
    if dernier_jour < association.debut:
        debut = date_longue(association.debut)
        raise Refus(f"Cette association commence le {debut} : elle ne peut pas finir avant.", "dernier_jour")
    if association.dernier_jour is not None and dernier_jour >= association.dernier_jour:
        raise Refus(f"Cette association prend déjà fin le {date_longue(association.dernier_jour)}.", "dernier_jour")
    return titre


# ── Attendance ────────────────────────────────────────────────────────────────
def verifier_assiduite(acteur: Acteur, region: Region) -> Titre:
    """One member's rate is seen by that member, their line manager and the presidency only (règle C9)."""
    v = region.vocabulaire
    if region.schema.college is None:
        raise Refus(f"{v.college.Aucun} dans ce dispositif.")
    titre = acteur.titre(Droit.PRESIDER_COLLEGE, region) or _titre_de_chef(acteur, region) or _sien(acteur, region)
    if titre is None:
        raise Refus(
            f"L’assiduité d’un membre se lit par lui-même, par {v.chef.le} dont il relève "
            f"et par {v.presidence_college.le}."
        )
    return titre


def preside(acteur: Acteur, region: Region) -> bool:
    """Whether this person reads every member's attendance."""
    return acteur.peut(Droit.PRESIDER_COLLEGE, region)


def dirige(acteur: Acteur, region: Region) -> bool:
    """Whether this person heads a service of the region, delegates and interims included."""
    return _titre_de_chef(acteur, region) is not None


def agents_lus(acteur: Acteur, region: Region) -> frozenset[int] | None:
    """Whose attendance this person reads; None for everybody's. The line manager is today's (règle C9)."""
    if preside(acteur, region):
        return None
    services = acteur.services(Droit.ARRETER_FICHE)
    releves = Rattachement.objects.au(aujourdhui(region.fuseau)).filter(service__in=services)
    siens = {acteur.agent_id} if acteur.agent_id is not None else set()
    return frozenset(releves.values_list("agent", flat=True)) | siens


def _titre_de_chef(acteur: Acteur, region: Region) -> Titre | None:
    """On the service itself: a right held on a whole region makes nobody a line manager."""
    diriges = acteur.services(Droit.ARRETER_FICHE)
    services = [s for s in region.services.all() if s.pk in diriges] if diriges else []
    return next((acteur.titre(Droit.ARRETER_FICHE, None, service) for service in services), None)


def _sien(acteur: Acteur, region: Region) -> Titre | None:
    """The capacity of a member by right: belonging to a service of the region."""
    return next((t for t in acteur.titres if t.agent_id and t.ouvre(Droit.CONTRIBUER, region, None)), None)
