"""Who may appoint, entrust and end mandates, and if not why (règles T4, T5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.mandats.roles import role_de
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui
from mutualisation.typographie import date_longue, majuscule

if TYPE_CHECKING:
    from django.db.backends.postgresql.psycopg_any import DateRange

    from mutualisation.mandats.acteur import Acteur
    from mutualisation.referentiel.schema import Role
    from mutualisation.territoire.models import Dispositif, Region, Service


def peut_gerer(acteur: Acteur, dispositif: Dispositif, region: Region | None) -> bool:
    """Whether a person keeps the mandates of a region, or of a whole scheme when no region is given."""
    if region is not None:
        return acteur.peut(Droit.GERER_MANDATS, region)
    return dispositif.pk in acteur.dispositifs(Droit.GERER_MANDATS)


def verifier_gerer(acteur: Acteur | None, dispositif: Dispositif, region: Region | None) -> None:
    """`acteur=None` is the software itself (first loading, demonstration)."""
    if acteur is None or peut_gerer(acteur, dispositif, region):
        return
    if region is None:
        raise Refus("Les mandats nationaux sont tenus à jour par l’administration du dispositif.")
    raise Refus("Vous n’avez pas le droit de tenir à jour les mandats ici : adressez-vous à l’administration.")


def verifier_deleguer(acteur: Acteur | None, pour: Mandat, role: Role) -> None:
    """A person entrusts their own signature; whoever keeps the mandates records it for them."""
    if pour.nature == Nature.DELEGATION:
        raise Refus("Une délégation de signature ne se délègue pas à son tour.")
    if not role.delegation:
        raise Refus(f"Le rôle « {role.masculin} » ne se délègue pas dans ce dispositif.")
    if acteur is not None and pour.titulaire_id == acteur.utilisateur.pk:
        return
    verifier_gerer(acteur, pour.dispositif, pour.region)


def verifier_suppleer(acteur: Acteur | None, pour: Mandat, role: Role) -> None:
    """Only a role that the référentiel says may be stood in for, and only in its holder's place."""
    verifier_gerer(acteur, pour.dispositif, pour.region)
    if pour.nature not in (Nature.TITULAIRE, Nature.INTERIM):
        raise Refus("On ne supplée que la personne qui tient le rôle, en titre ou par intérim.")
    if not role.suppleance:
        raise Refus(f"Le rôle « {role.masculin} » n’a pas de suppléance dans ce dispositif.")


def verifier_interim(acteur: Acteur | None, dispositif: Dispositif, region: Region | None, role: Role) -> None:
    """The authority names an interim where the référentiel knows one."""
    verifier_gerer(acteur, dispositif, region)
    if not role.interim:
        raise Refus(f"Le rôle « {role.masculin} » n’a pas d’intérim dans ce dispositif.")


def verifier_fin(acteur: Acteur | None, mandat: Mandat, dernier_jour: dt.date) -> None:
    """An end only brings the term forward, and never before the first day (then the mandate is cancelled)."""
    verifier_gerer(acteur, mandat.dispositif, mandat.region)
    if dernier_jour < mandat.debut:
        raise Refus(f"Ce mandat commence le {date_longue(mandat.debut)} : il ne peut pas finir avant.", "dernier_jour")
    if mandat.dernier_jour is not None and dernier_jour >= mandat.dernier_jour:
        raise Refus(f"Ce mandat prend déjà fin le {date_longue(mandat.dernier_jour)}.", "dernier_jour")


def verifier_terminable(acteur: Acteur | None, mandat: Mandat) -> None:
    """Before any date is chosen: the mandate can still be brought to an end."""
    verifier_gerer(acteur, mandat.dispositif, mandat.region)
    jour = aujourdhui(mandat.region.fuseau if mandat.region else None)
    if mandat.dernier_jour is not None and mandat.dernier_jour < jour:
        raise Refus(f"Ce mandat a pris fin le {date_longue(mandat.dernier_jour)}.")


def verifier_annuler(acteur: Acteur | None, mandat: Mandat) -> None:
    """Only a mandate that has opened nothing yet can be cancelled; any other is ended, and stays in history."""
    verifier_gerer(acteur, mandat.dispositif, mandat.region)
    if mandat.debut <= aujourdhui(mandat.region.fuseau if mandat.region else None):
        raise Refus("Ce mandat a commencé : il ne s’annule plus, mettez-y fin.")


def verifier_portee(
    dispositif: Dispositif, code: str, *, region: Region | None, service: Service | None, pole: str
) -> Role:
    """The role exists, and is held on exactly the scope the référentiel gives it."""
    role = role_de(dispositif, code)
    titre = majuscule(role.masculin)
    portee = "service" if service else "region" if region else "nation"
    if role.portee != portee:
        mots = dispositif.vocabulaire
        attendus = {
            "nation": "pour l’ensemble du dispositif",
            "region": f"sur {mots.region.un}",
            "service": f"sur {mots.service.un}",
        }
        raise Refus(f"{titre} : ce rôle se tient {attendus[role.portee]}.", "role")
    poles = [p.code for p in dispositif.schema.poles] if role.par_pole else [""]
    if pole not in poles:
        raise Refus(
            f"{titre} : " + ("indiquez le pôle." if role.par_pole else "ce rôle ne se tient pas par pôle."), "pole"
        )
    return role


def verifier_periode(role: Role, periode: DateRange) -> DateRange:
    """A first day, an end after it, and an end at all where the référentiel asks for one (S1)."""
    if periode.lower is None:
        raise Refus("La date de début est obligatoire.", "debut")
    if periode.upper is not None and periode.upper <= periode.lower:
        raise Refus("La fin du mandat vient après son début.", "fin")
    if periode.upper is None and role.fin_obligatoire:
        raise Refus(f"{majuscule(role.masculin)} : ce mandat doit avoir une date de fin.", "fin")
    return periode


def verifier_etendue(role: Role, etendue: Iterable[str]) -> list[str]:
    """One can only pass on what one has; nothing said means everything the role opens."""
    droits = {*role.droits, *role.droits_region}
    demandes = sorted(set(etendue))
    if inconnus := [d for d in demandes if d not in droits]:
        libelles = ", ".join(f"« {Droit(d).label} »" for d in inconnus)
        raise Refus(f"{majuscule(role.masculin)} : ce rôle ne peut pas transmettre {libelles}.", "etendue")
    return demandes


def verifier_acte(reference: str) -> str:
    """Whoever acts for another does so by virtue of an act (règle T5)."""
    if not reference.strip():
        raise Refus("Agir pour autrui demande un acte : référence et date.", "acte")
    return reference.strip()
