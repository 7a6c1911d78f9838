"""One holder at a time: who is in the way of a mandate, said before the database refuses it."""

from __future__ import annotations

from mutualisation.mandats.models import Mandat, Nature
from mutualisation.mandats.roles import qualite_du_mandat
from mutualisation.refus import Refus
from mutualisation.typographie import date_longue

# Whoever signs or stands in for another leaves the role to its holder.
SEUL_A_LA_FOIS = (Nature.TITULAIRE, Nature.INTERIM)


def verifier_absence_de_conflit(mandat: Mandat) -> None:
    """Refuse a second holder, or a second interim, of an exclusive role over the same days."""
    if not mandat.exclusif or mandat.nature not in SEUL_A_LA_FOIS:
        return
    autre = (
        Mandat.objects.filter(
            nature=mandat.nature,
            exclusif=True,
            role=mandat.role,
            dispositif=mandat.dispositif,
            region=mandat.region,
            service=mandat.service,
            pole=mandat.pole,
            periode__overlap=mandat.periode,
        )
        .values_list("pk", flat=True)
        .first()
    )
    if autre is not None:
        raise _refus(Mandat.objects.avec_noms().get(pk=autre))


def _refus(autre: Mandat) -> Refus:
    return Refus(
        f"{autre.titulaire.affiche} est déjà {qualite_du_mandat(autre)}, {duree(autre)} : "
        "mettez d’abord fin à ce mandat, ou choisissez d’autres dates.",
        "debut",
    )


def duree(mandat: Mandat) -> str:
    """“depuis le 1er mars 2007”, “du 1er mars 2007 au 28 février 2009”."""
    if mandat.dernier_jour is None:
        return f"depuis le {date_longue(mandat.debut)}"
    return f"du {date_longue(mandat.debut)} au {date_longue(mandat.dernier_jour)}"
