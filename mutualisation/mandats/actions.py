"""Give a role to a person, let someone act for another, end a mandate (règles T4, T5).

Each act writes the mandate, its grants (of future mandates too) and the journal in one transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import ProtectedError

from mutualisation.effectifs.models import Rattachement
from mutualisation.journal.actions import inscrire
from mutualisation.mandats import policies
from mutualisation.mandats.conflits import verifier_absence_de_conflit
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat, Nature
from mutualisation.mandats.octrois import ecrire, octrois_du_mandat
from mutualisation.mandats.roles import role_de
from mutualisation.refus import Refus
from mutualisation.territoire.models import Dispositif, Region, Service

if TYPE_CHECKING:
    from mutualisation.comptes.models import Utilisateur
    from mutualisation.mandats.acteur import Acteur


@transaction.atomic
def nommer(
    *,
    par: Acteur | None,
    titulaire: Utilisateur,
    role: str,
    periode: DateRange,
    dispositif: Dispositif | None = None,
    region: Region | None = None,
    service: Service | None = None,
    pole: str = "",
    acte: str = "",
    date_acte: dt.date | None = None,
) -> Mandat:
    """Give a role on the scope the référentiel asks for: `service`, else `region`, else the whole `dispositif`."""
    dispositif, region = _perimetre(dispositif, region, service)
    policies.verifier_gerer(par, dispositif, region)
    definition = policies.verifier_portee(dispositif, role, region=region, service=service, pole=pole)
    mandat = Mandat(
        titulaire=titulaire,
        role=role,
        dispositif=dispositif,
        region=region,
        service=service,
        pole=pole,
        periode=policies.verifier_periode(definition, periode),
        exclusif=definition.exclusif,
        acte=acte,
        date_acte=date_acte,
    )
    return _enregistrer(mandat, "nommer", par=par)


@transaction.atomic
def deleguer(
    *,
    par: Acteur | None,
    pour: Mandat,
    titulaire: Utilisateur,
    acte: str,
    date_acte: dt.date,
    periode: DateRange,
    etendue: Iterable[str] = (),
) -> Mandat:
    """Delegation of signature; it falls when either person leaves the post held when it was given."""
    definition = role_de(pour.dispositif, pour.role)
    policies.verifier_deleguer(par, pour, definition)
    periode = policies.verifier_periode(definition, periode)
    etendue = policies.verifier_etendue(definition, etendue)
    acte = policies.verifier_acte(acte)
    mandat = _pour_autrui(pour, titulaire, Nature.DELEGATION, periode, acte=acte, date_acte=date_acte, etendue=etendue)
    mandat.poste = _poste(titulaire, pour, periode.lower)
    return _enregistrer(mandat, "deleguer", par=par)


@transaction.atomic
def suppleer(
    *,
    par: Acteur | None,
    pour: Mandat,
    titulaire: Utilisateur,
    acte: str,
    date_acte: dt.date,
    periode: DateRange,
    etendue: Iterable[str] = (),
) -> Mandat:
    """Someone stands in for the holder of a mandate, who keeps it."""
    definition = role_de(pour.dispositif, pour.role)
    policies.verifier_suppleer(par, pour, definition)
    periode = policies.verifier_periode(definition, periode)
    etendue = policies.verifier_etendue(definition, etendue)
    acte = policies.verifier_acte(acte)
    mandat = _pour_autrui(pour, titulaire, Nature.SUPPLEANCE, periode, acte=acte, date_acte=date_acte, etendue=etendue)
    return _enregistrer(mandat, "suppleer", par=par)


@transaction.atomic
def confier_interim(
    *,
    par: Acteur | None,
    titulaire: Utilisateur,
    role: str,
    acte: str,
    date_acte: dt.date,
    periode: DateRange,
    dispositif: Dispositif | None = None,
    region: Region | None = None,
    service: Service | None = None,
    pole: str = "",
) -> Mandat:
    """The authority entrusts a role for a time; if its holder is only absent, the mandate names that person."""
    dispositif, region = _perimetre(dispositif, region, service)
    definition = policies.verifier_portee(dispositif, role, region=region, service=service, pole=pole)
    policies.verifier_interim(par, dispositif, region, definition)
    acte = policies.verifier_acte(acte)
    mandat = Mandat(
        titulaire=titulaire,
        role=role,
        dispositif=dispositif,
        region=region,
        service=service,
        pole=pole,
        periode=policies.verifier_periode(definition, periode),
        exclusif=definition.exclusif,
        nature=Nature.INTERIM,
        acte=acte,
        date_acte=date_acte,
    )
    mandat.pour = _titulaire_absent(mandat)
    return _enregistrer(mandat, "confier_interim", par=par)


@transaction.atomic
def mettre_fin(*, par: Acteur | None, mandat: Mandat, dernier_jour: dt.date, motif: str = "") -> Mandat:
    """Bring the end of a mandate forward; what was delegated from it ends with it, by the same query."""
    mandat = Mandat.objects.select_for_update(of=("self",), no_key=True).get(pk=mandat.pk)
    policies.verifier_fin(par, mandat, dernier_jour)
    mandat.periode = DateRange(mandat.debut, dernier_jour + dt.timedelta(days=1))
    mandat.save(update_fields=["periode"])
    _inscrire(mandat, "mettre_fin", par=par, motif=motif, donnees={"dernier_jour": dernier_jour.isoformat()})
    return mandat


@transaction.atomic
def annuler(*, par: Acteur | None, mandat: Mandat, motif: str = "") -> None:
    """Remove a mandate that has not begun; the journal keeps what it was."""
    mandat = Mandat.objects.select_for_update(of=("self",)).get(pk=mandat.pk)
    policies.verifier_annuler(par, mandat)
    _inscrire(mandat, "annuler", par=par, motif=motif, donnees=_identifiants(mandat))
    try:
        mandat.delete()
    except ProtectedError as erreur:
        raise Refus("Ce mandat sert déjà ailleurs : mettez-y fin plutôt que de l’annuler.") from erreur


def _perimetre(
    dispositif: Dispositif | None, region: Region | None, service: Service | None
) -> tuple[Dispositif, Region | None]:
    region = service.region if service else region
    dispositif = region.dispositif if region else dispositif
    if dispositif is None:
        raise ValueError("a mandate is held on a service, a region or a whole scheme")
    return dispositif, region


def _pour_autrui(pour: Mandat, titulaire: Utilisateur, nature: Nature, periode: DateRange, **champs: Any) -> Mandat:
    """A mandate on the same role and scope as the one it is exercised for."""
    if titulaire.pk == pour.titulaire_id:
        raise Refus("Une personne n’agit pas pour elle-même : choisissez quelqu’un d’autre.", "titulaire")
    return Mandat(
        titulaire=titulaire,
        role=pour.role,
        dispositif=pour.dispositif,
        region=pour.region,
        service=pour.service,
        pole=pour.pole,
        periode=periode,
        nature=nature,
        pour=pour,
        **champs,
    )


def _poste(titulaire: Utilisateur, pour: Mandat, jour: dt.date) -> Rattachement:
    """The post that ties a delegation to its holder: there is none outside the staff."""
    rattachements = Rattachement.objects.au(jour).filter(
        agent__utilisateur=titulaire, agent__dispositif=pour.dispositif
    )
    if pour.region is not None:
        rattachements = rattachements.filter(service__region=pour.region)
    poste = rattachements.first()
    if poste is None:
        raise Refus(
            f"{titulaire.affiche} n’est en poste dans aucun service concerné le jour où la délégation commence.",
            "titulaire",
        )
    return poste


def _titulaire_absent(mandat: Mandat) -> Mandat | None:
    """Who held the role when the interim begins, if anyone did."""
    absent = Mandat.objects.au(mandat.periode.lower).filter(
        nature=Nature.TITULAIRE, role=mandat.role, dispositif=mandat.dispositif, region=mandat.region,
        service=mandat.service, pole=mandat.pole,
    ).first()  # fmt: skip
    if absent is not None and absent.titulaire_id == mandat.titulaire_id:
        raise Refus(f"{mandat.titulaire.affiche} tient déjà ce rôle en titre.", "titulaire")
    return absent


def _enregistrer(mandat: Mandat, code: str, *, par: Acteur | None) -> Mandat:
    verifier_absence_de_conflit(mandat)
    try:
        with transaction.atomic():
            mandat.save(force_insert=True)
    except IntegrityError as erreur:
        # Somebody else was appointed between the check and the writing: say who.
        verifier_absence_de_conflit(mandat)
        raise Refus("Ce mandat ne respecte pas les règles des mandats : il n’a pas été enregistré.") from erreur
    ecrire(octrois_du_mandat(mandat))
    _inscrire(mandat, code, par=par, donnees=_identifiants(mandat))
    return mandat


def _identifiants(mandat: Mandat) -> dict[str, Any]:
    return {
        "titulaire": mandat.titulaire_id,
        "role": mandat.role,
        "service": mandat.service_id,
        "pour": mandat.pour_id,
        "du": mandat.debut.isoformat(),
        "au": mandat.dernier_jour.isoformat() if mandat.dernier_jour else None,
    }


def _inscrire(mandat: Mandat, code: str, *, par: Acteur | None, motif: str = "", donnees: dict[str, Any]) -> None:
    titre = par.titre(Droit.GERER_MANDATS, mandat.region) if par else None
    inscrire(mandat, code, par=par, titre=titre, region=mandat.region, motif=motif, donnees=donnees)
