"""Everything the figures of a year need, in a number of queries that depends on nothing (règle C6)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from college.fonctionnement.calculs import ReunionLue, Terme
from college.reglement.regles import delais_du_compte_rendu
from college.reunions.etats import TENUES, EtatReunion
from college.reunions.models import CompteRendu, EtatSuite, PresenceReunion, Reunion, Suite
from ctri.echeancier.lecture import remis
from ctri.echeancier.presentation import titre_de
from ctri.saisines.etats import Etat as EtatSaisine
from ctri.saisines.etats import Sens
from ctri.saisines.models import Saisine
from mutualisation.journal.models import Acte
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region
from mutualisation.typographie import date_longue


@dataclass(frozen=True)
class Lue:
    """A region and a year, on a day. `autres_membres`: how many were expected beside the presidency."""

    region: Region
    annee: int
    jour: dt.date
    reunions: Sequence[ReunionLue]
    autres_membres: int
    avis: Sequence[Terme]
    saisines_retirees: int
    propositions: Sequence[Terme]
    actions: Sequence[Terme]
    actions_abandonnees: int


def annees_de(region: Region) -> range:
    """From the start of the scheme to this year: nothing is computed of a year that has not begun."""
    return range(region.demarrage.year, aujourdhui(region.fuseau).year + 1)


def lue(region: Region, annee: int) -> Lue:
    """Whoever reads: the same figures for all."""
    saisines = list(
        Saisine.objects.filter(region=region, sens=Sens.VERS_COLLEGE, echeance__year=annee)
        .exclude(etat=EtatSaisine.BROUILLON)
        .order_by("echeance", "pk")
    )
    actions, abandonnees = _actions(region, annee)
    return Lue(
        region=region,
        annee=annee,
        jour=aujourdhui(region.fuseau),
        reunions=_reunions(region, annee),
        autres_membres=_autres_membres(region, annee),
        avis=[_avis(region, s) for s in saisines if s.etat != EtatSaisine.RETIREE],
        saisines_retirees=sum(s.etat == EtatSaisine.RETIREE for s in saisines),
        propositions=list(_propositions(region, annee)),
        actions=actions,
        actions_abandonnees=abandonnees,
    )


def _jour(instant: dt.datetime | None, region: Region) -> dt.date | None:
    return instant.astimezone(ZoneInfo(region.fuseau)).date() if instant else None


def _reunions(region: Region, annee: int) -> list[ReunionLue]:
    """Those their members were told of: one being prepared, or called off before, concerns nobody (règle C2)."""
    versions = CompteRendu.objects.filter(reunion=OuterRef("pk")).order_by("numero")
    annulees = Acte.objects.filter(
        objet_type=Reunion._meta.label_lower, objet_id=OuterRef("pk"), code="annuler", de=EtatReunion.CONVOQUEE
    )
    retenues = (
        Reunion.objects.filter(~Q(etat=EtatReunion.ANNULEE) | Q(Exists(annulees)), region=region, date__year=annee)
        .exclude(etat=EtatReunion.PREPARATION)
        .annotate(diffuse_le=Subquery(versions.values("le")[:1]))
        .order_by("date", "debut", "pk")
    )
    lues = retenues.values("pk", "date", "etat", "approuvee_le", "diffuse_le")
    presences, delai = _presences(region, annee), delais_du_compte_rendu(region)
    return [
        ReunionLue(
            pk=ligne["pk"],
            date=ligne["date"],
            etat=ligne["etat"],
            presences=presences[ligne["pk"]],
            delai=delai(ligne["date"]),
            diffuse_le=_jour(ligne["diffuse_le"], region),
            approuve_le=_jour(ligne["approuvee_le"], region),
        )
        for ligne in lues
    ]


def _membres_attendus(region: Region, annee: int) -> Q:
    tenues = Q(reunion__region=region, reunion__date__year=annee, reunion__etat__in=TENUES)
    return tenues & Q(voix=True)


def _presences(region: Region, annee: int) -> dict[int, dict[str, int]]:
    par_reunion: dict[int, dict[str, int]] = defaultdict(dict)
    lues = PresenceReunion.objects.filter(_membres_attendus(region, annee)).order_by()
    for ligne in lues.values("reunion_id", "etat").annotate(nombre=Count("pk")):
        par_reunion[ligne["reunion_id"]][ligne["etat"]] = ligne["nombre"]
    return par_reunion


def _autres_membres(region: Region, annee: int) -> int:
    autres = PresenceReunion.objects.filter(_membres_attendus(region, annee), preside=False)
    nombre: int = autres.aggregate(nombre=Count("agent", distinct=True))["nombre"]
    return nombre


def _avis(region: Region, saisine: Saisine) -> Terme:
    saisine.region = region
    echeance = saisine.echeance or dt.date.max
    nom = f"{saisine.reference}, {saisine.objet}"
    return Terme(nom, echeance, _jour(saisine.rendue_le, region), "saisine", saisine.pk)


def _propositions(region: Region, annee: int) -> Iterator[Terme]:
    """What the clock expects by a date in the year; its first handing over counts, as there."""
    echeances = remis(region, annee)
    for ligne in echeances:
        attendu = ligne.attendu
        if attendu.echeance is None or attendu.service is not None or not attendu.livrable.obligatoire:
            continue
        pk = ligne.texte.pk if ligne.texte else 0
        yield Terme(titre_de(echeances, attendu), attendu.echeance, ligne.remis_le, "dossier", pk)


def _actions(region: Region, annee: int) -> tuple[list[Terme], int]:
    """Numbered as in the minutes, which only the college reads: neither what is asked nor of whom is said here."""
    concernees = Reunion.objects.filter(
        region=region, etat__in=TENUES, points__suites__echeance__year=annee
    )  # fmt: skip
    suites = Suite.objects.filter(point__reunion__in=concernees.order_by().values("pk"))
    numeros: dict[int, int] = defaultdict(int)
    termes, abandonnees = [], 0
    for suite in suites.select_related("point__reunion").order_by(
        "point__reunion__date", "point__reunion", "point__rang", "pk"
    ):
        reunion = suite.point.reunion
        numeros[reunion.pk] += 1
        if suite.echeance.year != annee:
            continue
        if suite.etat == EtatSuite.ABANDONNEE:
            abandonnees += 1
            continue
        mot = region.vocabulaire.reunion
        nom = f"Action {numeros[reunion.pk]} {mot.du} du {date_longue(reunion.date)}"
        termes.append(Terme(nom, suite.echeance, suite.soldee_le, "reunion", reunion.pk))
    return sorted(termes, key=lambda terme: terme.echeance), abandonnees
