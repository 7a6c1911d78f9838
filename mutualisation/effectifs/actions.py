"""Keep the staff: who is there, where each agent belongs, how many posts a service must keep (règles T3, T6).

Each act locks the agent first, so that two people, or an import, never move the same one at once.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import ProtectedError, QuerySet

from mutualisation.comptes.models import Utilisateur
from mutualisation.effectifs import policies
from mutualisation.effectifs.contraintes import refus_de_la_base
from mutualisation.effectifs.models import Agent, EffectifSocle, Rattachement
from mutualisation.effectifs.periodes import Periode, de_reference, enchainer
from mutualisation.effectifs.referentiel import verifier_fonction, verifier_nomenclature
from mutualisation.journal.actions import inscrire
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Service
from mutualisation.typographie import date_longue

if TYPE_CHECKING:
    from mutualisation.mandats.acteur import Acteur

CHAMPS = ("matricule", "nom", "prenom", "genre", "docteur", "profession", "corps", "grade", "courriel")


# ── The agent ─────────────────────────────────────────────────────────────────
@transaction.atomic
def creer_agent(
    *, par: Acteur | None, service: Service, quotite: int, debut: dt.date, identite: dict[str, Any]
) -> Agent:
    """A new agent and the service they belong to. `identite`: values of CHAMPS."""
    policies.verifier_gerer(par, service)
    agent = Agent(dispositif=service.region.dispositif, **identite)
    verifier_nomenclature(service.region.schema, agent)
    with refus_de_la_base(Agent):
        agent.save()
    inscrire(agent, "creer_agent", par=par, region=service.region, donnees={"service": service.pk})
    relier_compte(agent=agent, par=par)
    _ouvrir(agent, service, quotite, DateRange(debut, None), par=par)
    return agent


@transaction.atomic
def modifier_agent(*, par: Acteur | None, agent: Agent, identite: dict[str, Any]) -> Agent:
    """Change who the agent is; the journal keeps the names of the fields, not their values (règle R1)."""
    agent = _verrouiller(agent)
    service = service_de_reference(agent)
    if service is None:
        raise Refus("Cet agent n’est plus rattaché à aucun service : sa fiche est close.")
    policies.verifier_gerer(par, service)
    changes = [c for c, valeur in identite.items() if getattr(agent, c) != valeur]
    if not changes:
        return agent
    for champ in changes:
        setattr(agent, champ, identite[champ])
    verifier_nomenclature(service.region.schema, agent)
    with refus_de_la_base(Agent):
        agent.save(update_fields=changes)
    inscrire(agent, "modifier_agent", par=par, region=service.region, donnees={"champs": changes})
    relier_compte(agent=agent, par=par)
    return agent


def relier_compte(*, par: Acteur | None, agent: Agent) -> None:
    """An account with the agent's address is theirs; what it opens follows from belonging (règle C1)."""
    if not agent.courriel or agent.utilisateur_id is not None:
        return
    compte = Utilisateur.objects.filter(email__iexact=agent.courriel, agent=None).first()
    if compte is None:
        return
    agent.utilisateur = compte
    agent.save(update_fields=["utilisateur"])
    inscrire(agent, "relier_compte", par=par, donnees={"compte": compte.pk})


# ── Where the agent belongs (règle T3) ────────────────────────────────────────
@transaction.atomic
def rattacher(
    *, par: Acteur | None, agent: Agent, service: Service, quotite: int, debut: dt.date, motif: str = ""
) -> Rattachement:
    """Belong to a service from a day on: the former belonging ends the day before, its own end is inherited."""
    agent = _verrouiller(agent)
    anciens = {r.pk: r for r in agent.rattachements.select_related("service__region")}
    suite = enchainer([en_periode(r) for r in anciens.values()], debut)
    quitte = anciens[suite.a_clore] if suite.a_clore else None
    reference = service_de_reference(agent)
    policies.verifier_rattacher(par, quitte.service if quitte else reference, service)
    if quitte and (quitte.service_id, quitte.quotite) == (service.pk, quotite):
        raise Refus("Le service et la quotité sont déjà ceux-là : il n’y a rien à changer.")
    if service.region.dispositif_id != agent.dispositif_id:
        raise Refus("Ce service relève d’un autre dispositif.")
    if quitte:
        _clore(quitte, debut)
    return _ouvrir(agent, service, quotite, DateRange(debut, suite.fin), par=par, quitte=quitte, motif=motif)


@transaction.atomic
def terminer_rattachement(*, par: Acteur | None, agent: Agent, dernier_jour: dt.date, motif: str = "") -> Rattachement:
    """The agent leaves: retirement, transfer, end of contract."""
    agent = _verrouiller(agent)
    rattachement = rattachement_de_reference(agent)
    if rattachement is None:
        raise Refus("Cet agent n’a pas de rattachement à terminer.")
    policies.verifier_terminer(par, rattachement, dernier_jour)
    if agent.rattachements.filter(periode__startswith__gt=rattachement.periode.lower).exists():
        raise Refus("Un rattachement est déjà prévu ensuite : annulez-le d’abord.")
    fin = dernier_jour + dt.timedelta(days=1)
    _clore(rattachement, fin)
    service = rattachement.service
    donnees = {"service": service.pk, "fin": fin.isoformat()}
    inscrire(agent, "terminer_rattachement", par=par, region=service.region, motif=motif, donnees=donnees)
    return rattachement


@transaction.atomic
def annuler_rattachement(*, par: Acteur | None, rattachement: Rattachement, motif: str = "") -> None:
    """Cancel what has not begun; the former belonging takes its end back."""
    agent = _verrouiller(rattachement.agent)
    rattachement = agent.rattachements.select_related("service__region").get(pk=rattachement.pk)
    policies.verifier_annuler(par, rattachement)
    periode, service = rattachement.periode, rattachement.service
    try:
        rattachement.delete()
    except ProtectedError:
        raise Refus("Un mandat dépend de ce rattachement : il ne peut pas être annulé.") from None
    precedent = agent.rattachements.filter(periode__endswith=periode.lower).first()
    if precedent is not None:
        _clore(precedent, periode.upper)
    donnees = {"service": service.pk, "debut": periode.lower.isoformat()}
    inscrire(agent, "annuler_rattachement", par=par, region=service.region, motif=motif, donnees=donnees)


def rattachement_de_reference(agent: Agent) -> Rattachement | None:
    """The one in force today, failing that the next one; today is the day of the place each belonging is in."""
    rattachements = {r.pk: r for r in agent.rattachements.select_related("service__region__circonscription")}
    jours = {r.pk: aujourdhui(r.service.region.fuseau) for r in rattachements.values()}
    reference = de_reference(map(en_periode, rattachements.values()), jours)
    return rattachements[reference.cle] if reference else None


def service_de_reference(agent: Agent) -> Service | None:
    rattachement = rattachement_de_reference(agent)
    return rattachement.service if rattachement else None


def en_periode(rattachement: Rattachement) -> Periode:
    return Periode(rattachement.pk, rattachement.periode.lower, rattachement.periode.upper)


def _verrouiller(agent: Agent) -> Agent:
    return Agent.objects.select_for_update(of=("self",), no_key=True).get(pk=agent.pk)


def _clore(rattachement: Rattachement, fin: dt.date | None) -> None:
    rattachement.periode = DateRange(rattachement.periode.lower, fin)
    with refus_de_la_base(Rattachement):
        rattachement.save(update_fields=["periode"])


def _ouvrir(
    agent: Agent,
    service: Service,
    quotite: int,
    periode: DateRange,
    *,
    par: Acteur | None,
    quitte: Rattachement | None = None,
    motif: str = "",
) -> Rattachement:
    with refus_de_la_base(Rattachement):
        nouveau = Rattachement.objects.create(agent=agent, service=service, quotite=quotite, periode=periode)
    donnees = {
        "de": quitte.service_id if quitte else None,
        "service": service.pk,
        "quotite": quotite,
        "debut": periode.lower.isoformat(),
    }
    inscrire(agent, "rattacher", par=par, region=service.region, motif=motif, donnees=donnees)
    return nouveau


# ── Posts to keep (règle T6) ──────────────────────────────────────────────────
@transaction.atomic
def fixer_effectif_socle(
    *,
    par: Acteur | None,
    service: Service,
    postes: Decimal,
    acte: str,
    date_acte: dt.date,
    debut: dt.date,
    fonction: str = "",
) -> EffectifSocle:
    """Posts a service must keep from a day on, vacant ones included, by a dated act that replaces the former one."""
    policies.verifier_gerer_la_region(par, service.region)
    verifier_fonction(service.region.schema, fonction)
    Service.objects.select_for_update(of=("self",), no_key=True).get(pk=service.pk)
    anciens = EffectifSocle.objects.filter(service=service, fonction=fonction)
    _verifier_suite(anciens, debut, service)
    with refus_de_la_base(EffectifSocle):
        for ancien in anciens.filter(periode__contains=debut):
            ancien.periode = DateRange(ancien.periode.lower, debut)
            ancien.save(update_fields=["periode"])
        socle = EffectifSocle.objects.create(
            service=service,
            fonction=fonction,
            postes=postes,
            acte=acte,
            date_acte=date_acte,
            periode=DateRange(debut, None),
        )
    donnees = {
        "postes": str(postes),
        "fonction": fonction,
        "debut": debut.isoformat(),
        "date_acte": date_acte.isoformat(),
    }
    inscrire(service, "fixer_effectif_socle", par=par, region=service.region, donnees=donnees)
    return socle


def _verifier_suite(anciens: QuerySet[EffectifSocle], debut: dt.date, service: Service) -> None:
    """What was fixed is never rewritten: an act only adds to the end."""
    suivant = anciens.filter(periode__startswith__gte=debut).order_by("periode").first()
    if suivant is not None:
        un, jour = service.region.vocabulaire.effectif_socle.Un, date_longue(suivant.periode.lower)
        raise Refus(f"{un} est déjà fixé à compter du {jour} : choisissez une date postérieure.", "debut")
