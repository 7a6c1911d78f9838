"""Which rules a college obeys on a given day (règles C2, C3, V3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Subquery

from college.reglement.contenu import GENRE, rang
from ctri.dossiers.models import Dossier, Version
from mutualisation.journal.models import Acte
from mutualisation.typographie import accord, date_longue, enumeration

if TYPE_CHECKING:
    from mutualisation.territoire.models import Region

# The acts after which a validated text is no longer in force.
FINS = ("retirer", "remplacer")


@dataclass(frozen=True)
class ReglesCollege:
    """Notice in days, quorum in percent of those expected, `source` names the text the rules come from.

    `articles`: by rule, the article that states it; `dossier`: where that text is read. Both empty by default.
    """

    preavis_jours: int
    quorum: int
    representations_max: int
    transmission_avant_approbation: bool
    compte_rendu_jours: int
    source: str
    articles: Mapping[str, str] = field(default_factory=dict, compare=False)
    texte: str = ""
    dossier: int | None = None
    depuis: dt.date | None = None

    def requis(self, attendus: int) -> int:
        """How many must be there, in person or represented, out of those expected."""
        return -(-attendus * self.quorum // 100)

    def source_de(self, regle: str) -> str:
        """“règlement intérieur RIC-AUV-2027 du 5 février 2027, article 9”: where one rule is written."""
        article = self.articles.get(regle)
        return f"{self.texte}, article {article}" if article else self.source


def regles_du_college(region: Region, jour: dt.date) -> ReglesCollege:
    """The rules in force that day; KeyError where the scheme has no college."""
    college = region.schema.college
    if college is None:
        raise KeyError(f"{region.schema.code} : aucun collège")
    adopte = _adopte(region, jour)
    if adopte is None:
        return ReglesCollege(**college.model_dump(), source="règles par défaut du référentiel")
    parametres, articles, reference, dossier, livrable, le = adopte
    depuis = le.astimezone(ZoneInfo(region.fuseau)).date()
    texte = f"{region.schema.livrable(livrable).libelle.court.nom} {reference} du {date_longue(depuis)}"
    return ReglesCollege(
        **parametres,
        source=f"{texte}{_articles(articles)}",
        articles=articles,
        texte=texte,
        dossier=dossier,
        depuis=depuis,
    )


def _adopte(region: Region, jour: dt.date) -> tuple[dict[str, Any], dict[str, str], str, int, str, dt.datetime] | None:
    """The last text validated by the end of that day and not ended by then, in one query.

    A text withdrawn or replaced is in force until the day before; one whose amendment is withdrawn is not revived,
    as its state says.
    """
    minuit = dt.datetime.combine(jour + dt.timedelta(days=1), dt.time(), ZoneInfo(region.fuseau))
    finis = Acte.objects.filter(
        objet_type=Dossier._meta.label_lower, objet_id=OuterRef("dossier_id"), code__in=FINS, le__lt=minuit
    )
    versions = Version.objects.filter(
        ~Exists(finis), dossier__region=region, dossier__genre=GENRE, decision__le__lt=minuit
    ).exclude(decision__numero="")
    return (
        versions.order_by("-decision__le", "-pk")
        .values_list(
            "contenu__parametres", "contenu__enonces", "dossier__reference", "dossier_id", "dossier__livrable",
            "decision__le",
        )
        .first()
    )  # fmt: skip


def delais_du_compte_rendu(region: Region) -> Callable[[dt.date], int]:
    """Days the minutes are given, whatever the day: as `regles_du_college`, in one query for all days."""
    college = region.schema.college
    if college is None:
        raise KeyError(f"{region.schema.code} : aucun collège")
    fins = Acte.objects.filter(
        objet_type=Dossier._meta.label_lower, objet_id=OuterRef("dossier_id"), code__in=FINS
    ).order_by("le")
    textes = list(
        Version.objects.filter(dossier__region=region, dossier__genre=GENRE, decision__isnull=False)
        .exclude(decision__numero="")
        .annotate(fin=Subquery(fins.values("le")[:1]))
        .order_by("-decision__le", "-pk")
        .values_list("decision__le", "fin", "contenu__parametres__compte_rendu_jours")
    )
    defaut, fuseau = college.compte_rendu_jours, ZoneInfo(region.fuseau)

    def delai(jour: dt.date) -> int:
        minuit = dt.datetime.combine(jour + dt.timedelta(days=1), dt.time(), fuseau)
        en_vigueur = (n for le, fin, n in textes if le < minuit and (fin is None or fin >= minuit))
        return next(en_vigueur, defaut)

    return delai


def _articles(articles: Mapping[str, str]) -> str:
    """“, articles 4, 8 et 9”."""
    numeros = sorted(set(articles.values()), key=rang)
    return f", {accord(len(numeros), 'article')} {enumeration(numeros)}" if numeros else ""
