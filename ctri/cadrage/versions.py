"""The versions of a year's framing: what each changed, and what changed since a text was written (règle V2)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from ctri.cadrage.models import Cadrage, Objectif
from ctri.dossiers.etats import ABANDONNES, Etat
from ctri.dossiers.models import Dossier, Version
from ctri.dossiers.types import Changement, Differences, LigneChangee
from mutualisation.mandats.acteur import Acteur
from mutualisation.referentiel.vocabulaire import Vocabulaire
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

_CHAMPS = (("libelle", "Libellé"), ("resultat", "Résultat attendu"), ("indicateur", "Indicateur"))


class Versions:
    """Every version of one year, with its objectives: two queries. Objectives are followed by their origin."""

    def __init__(self, region: Region, annee: int) -> None:
        self.v: Vocabulaire = region.vocabulaire
        self.toutes = list(Cadrage.objects.filter(region=region, annee=annee).order_by("version"))
        self.publiees = [c for c in self.toutes if c.publie_le]
        self.objectifs: dict[int, list[Objectif]] = defaultdict(list)
        self.origines: dict[int, int | None] = {}
        for objectif in Objectif.objects.filter(cadrage__in=self.toutes).order_by("rang"):
            self.objectifs[objectif.cadrage_id].append(objectif)
            self.origines[objectif.pk] = objectif.origine_id

    @property
    def en_vigueur(self) -> Cadrage | None:
        return self.publiees[-1] if self.publiees else None

    def comme_si(self, cadrage: Cadrage) -> Versions:
        """The same, as they will be once this draft is published."""
        self.publiees = [c for c in self.publiees if c.pk != cadrage.pk] + [cadrage]
        return self

    def a(self, instant: dt.datetime) -> Cadrage | None:
        """The one in force at an instant."""
        return next((c for c in reversed(self.publiees) if c.publie_le and c.publie_le <= instant), None)

    def precedente(self, cadrage: Cadrage) -> Cadrage | None:
        """The version published before this one."""
        return next((c for c in reversed(self.publiees) if c.version < cadrage.version), None)

    def heritiers(self, cadrage: Cadrage) -> dict[int, int]:
        """For each objective of an older version, the one of this version that comes from it; itself for its own."""
        trouves = {objectif.pk: objectif.pk for objectif in self.objectifs[cadrage.pk]}
        for objectif in self.objectifs[cadrage.pk]:
            origine = objectif.origine_id
            while origine is not None and origine not in trouves:
                trouves[origine] = objectif.pk
                origine = self.origines.get(origine)
        return trouves

    def differences(self, avant: Cadrage, apres: Cadrage) -> Differences:
        """Objective by objective: changed, added, removed."""
        heritiers = self.heritiers(apres)
        nouveaux = {o.pk: o for o in self.objectifs[apres.pk]}
        paires = [(o, nouveaux.pop(heritiers.get(o.pk, 0), None)) for o in self.objectifs[avant.pk]]
        changements = [c for ancien, nouveau in paires if (c := self._changement(ancien, nouveau)) is not None]
        changements += [c for o in nouveaux.values() if (c := self._changement(None, o)) is not None]
        return Differences(tuple(changements), inchanges=len(self.objectifs[avant.pk]) - _touches(paires, self))

    def _changement(self, avant: Objectif | None, apres: Objectif | None) -> Changement | None:
        de, vers = self._lignes(avant), self._lignes(apres)
        lignes = tuple(
            LigneChangee(champ, de.get(champ, ""), vers.get(champ, ""))
            for champ in (de or vers)
            if de.get(champ, "") != vers.get(champ, "")
        )
        if not lignes:
            return None
        nature = "ajoute" if avant is None else "supprime" if apres is None else "modifie"
        objectif = apres or avant
        titre = f"{self.v.objectif.Nom} {objectif.rang} : {objectif.libelle}" if objectif else ""
        return Changement(nature, typographier(titre), lignes)

    def _lignes(self, objectif: Objectif | None) -> dict[str, str]:
        if objectif is None:
            return {}
        sorte = self.v.priorite.Nom if objectif.priorite else self.v.objectif.Nom
        return {"Rang": str(objectif.rang), "Sorte": sorte} | {nom: getattr(objectif, c) for c, nom in _CHAMPS}


def _touches(paires: Iterable[tuple[Objectif, Objectif | None]], versions: Versions) -> int:
    return sum(versions._changement(ancien, nouveau) is not None for ancien, nouveau in paires)


@dataclass(frozen=True)
class Ecart:
    """What the framing in force changed since a text was written."""

    depuis: Cadrage
    en_vigueur: Cadrage
    differences: Differences


def ecart(versions: Versions, instant: dt.datetime) -> Ecart | None:
    """None when nothing changed since that instant."""
    depuis, en_vigueur = versions.a(instant), versions.en_vigueur
    if depuis is None or en_vigueur is None or depuis.pk == en_vigueur.pk:
        return None
    return Ecart(depuis, en_vigueur, versions.differences(depuis, en_vigueur))


def propositions_touchees(acteur: Acteur, region: Region, versions: Versions) -> list[tuple[Dossier, Ecart]]:
    """Plans of the year, submitted or being written as this person may know of, older than the framing in force."""
    if len(versions.publiees) < 2:
        return []
    plans = [x.code for x in region.schema.livrables if x.annuel and not x.bilan]
    annee = versions.toutes[0].annee
    dossiers = Dossier.objects.visibles_par(acteur).filter(region=region, annee=annee, livrable__in=plans)
    dossiers = dossiers.exclude(etat__in=[*ABANDONNES, Etat.REMPLACEE]).order_by("pk")
    trouves = []
    for dossier in dossiers.prefetch_related(Prefetch("versions", Version.objects.defer("contenu"))):
        dossier.region = region
        difference = ecart(versions, ecrit_le(dossier))
        if difference is not None:
            trouves.append((dossier, difference))
    return trouves


def ecrit_le(dossier: Dossier) -> dt.datetime:
    """When its last frozen text was written; a draft never submitted was begun at its creation."""
    versions: Sequence[dt.datetime] = [version.le for version in dossier.versions.all()]
    return versions[-1] if versions else dossier.cree_le
