"""Sow everything, once: schemes, staff and mandates here, then what each upper storey registered."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.comptes.models import Utilisateur
from mutualisation.demonstration import auvergne, effectifs, poles
from mutualisation.demonstration.comptes import exiger_demonstration
from mutualisation.demonstration.nominations import Nominations
from mutualisation.demonstration.noms import identites
from mutualisation.demonstration.personnel import Bureau
from mutualisation.demonstration.registre import POLES, REFERENCE, Contexte, semeurs
from mutualisation.referentiel.actions import charger as charger_referentiel
from mutualisation.referentiel.lecture import fichier, lire_fichier
from mutualisation.territoire.actions import charger as charger_territoire
from mutualisation.territoire.actions import ouvrir_dispositif
from mutualisation.territoire.models import Dispositif


def semee() -> bool:
    return Dispositif.objects.filter(code=REFERENCE).exists()


@transaction.atomic
def semer(contexte: Contexte) -> bool:
    """All or nothing; data already there are kept. Says whether anything was written."""
    exiger_demonstration()
    if semee():
        return False
    socle(contexte)
    for semeur in semeurs():
        semeur(contexte)
    # Everybody came last week: the home page shows what happened since.
    Utilisateur.objects.update(last_login=contexte.instant(-5, "18:10"))
    return True


def socle(contexte: Contexte) -> None:
    """What the ground storey holds."""
    charger_territoire()
    bureau = Bureau(identites(contexte.alea("noms"), auvergne.NOMS))
    reference = _ouvrir(contexte, REFERENCE, None)
    medecins = effectifs.peupler(contexte, reference, bureau)
    nominations = Nominations(contexte, reference, bureau)
    nominations.nation()
    nominations.regions(medecins)
    poles.peupler(contexte, _ouvrir(contexte, POLES, poles.REGIONS), bureau)


def _ouvrir(contexte: Contexte, code: str, regions: tuple[str, ...] | None) -> Dispositif:
    periode = DateRange(contexte.demarrage, None)
    with contexte.le(contexte.demarrage - dt.timedelta(days=60)):
        referentiel = charger_referentiel(lu=lire_fichier(fichier(code))).referentiel
        return ouvrir_dispositif(code=code, referentiel=referentiel, regions=regions, periode=periode)
