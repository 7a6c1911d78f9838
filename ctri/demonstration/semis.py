"""What committees have of their own: rules, and the framings of ordinary regions."""

from __future__ import annotations

import datetime as dt

from ctri.comite.actions import adopter_regles
from ctri.demonstration import cadrages, saisines
from mutualisation.demonstration import qui
from mutualisation.demonstration.registre import REFERENCE, Contexte
from mutualisation.territoire.models import Region

# Regions that college tells; their framing belongs to the story.
RACONTEES = ("83", "43", "04", "22", "82")
CADREES = 12
# Committees that vote; everywhere else, the presidency states a consensus.
VOTENT = ("83", "22")


def semer(contexte: Contexte) -> None:
    regions = Region.objects.filter(dispositif__code=REFERENCE).order_by("circonscription__code")
    for region in regions.filter(circonscription__code__in=VOTENT):
        _voter(contexte, region)
    alea = contexte.alea("cadrages")
    ordinaires = list(regions.exclude(circonscription__code__in=RACONTEES))
    for region in alea.sample(ordinaires, CADREES):
        jour = contexte.jour(-alea.randint(6, 60))
        cadrages.publier(contexte, region, contexte.annee, jour, cadrages.choisir(contexte, region, alea.randint(5, 7)))
    saisines.semer(contexte)


def _voter(contexte: Contexte, region: Region) -> None:
    """The committee adopted its own rules in the first months."""
    adoption = contexte.demarrage + dt.timedelta(days=75)
    with contexte.le(adoption, "11:40", region.fuseau):
        adopter_regles(
            region=region,
            a_partir_du=adoption + dt.timedelta(days=1),
            par=qui.secretaire(region),
            mode="vote",
            quorum=50,
            majorite="simple",
            procurations_max=1,
            voix_preponderante=True,
            preavis_jours=8,
            acte="Règlement intérieur du comité",
            date_acte=adoption,
        )
