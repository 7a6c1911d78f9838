"""What the blocks of the home page all need to know of a region's texts, read once per request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import DateField, Q
from django.urls import reverse

from college.plans.actions.creation import GENRE
from college.plans.sceaux import Brouillon, brouillons_de
from college.plans.synthese import NOMMES, Synthese
from college.plans.syntheses import syntheses_de
from college.propositions.policies import titre_du_redacteur
from college.propositions.redactions import genres, s_ecrit
from college.reunions.etats import EtatReunion
from college.reunions.models import Avis, PointReunion, Reunion
from ctri.cycle import cycle_de
from ctri.dossiers.etats import A_REMETTRE, ETEINTS, Etat
from ctri.dossiers.models import Dossier
from ctri.dossiers.types import type_de
from ctri.echeancier.attendus import echeance_de
from ctri.seances.models import Seance
from mutualisation.accueil.lecture import une_fois
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.requetes import Preparee, Trou
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region

if TYPE_CHECKING:
    from ctri.cycle import CadrageCompte, VersionLue


_REUNIONS = Preparee(
    lambda: Reunion.objects.filter(region=Trou("region"), date__gte=Trou("depuis", DateField())).order_by("date", "pk")
)


_VIVANTS = Preparee(
    lambda: (
        Dossier.objects.filter(region=Trou("region"))
        .exclude(etat__in=ETEINTS)
        .order_by("pk")
        .values_list("livrable", "pole")
    )
)


@dataclass(frozen=True)
class Reste:
    """What a draft lacks: how many points, and the titles of the first."""

    manques: int
    nommes: tuple[str, ...]


class Situation:
    """The texts of a region as one person may know of them, around the year being prepared."""

    def __init__(self, acteur: Acteur, region: Region) -> None:
        self.acteur, self.region = acteur, region
        self.cycle = cycle_de(acteur, region)
        self.annee = self.cycle.annee
        self.jour = aujourdhui(region.fuseau)
        self.lit_les_brouillons = acteur.peut(Droit.CONTRIBUER, region) or acteur.peut(Droit.REDIGER, region)

    @property
    def cadrage(self) -> CadrageCompte | None:
        return self.cycle.cadrage

    @property
    def seance(self) -> Seance | None:
        return self.cycle.seance

    @property
    def textes(self) -> Iterator[tuple[str, str]]:
        """Yearly texts the software writes: code of the deliverable, and pole where poles propose."""
        yield from self._ecrits(annuels=True)

    def _ecrits(self, *, annuels: bool) -> Iterator[tuple[str, str]]:
        for livrable in self.region.schema.livrables:
            if livrable.annuel == annuels and s_ecrit(livrable):
                poles = [p.code for p in self.region.schema.poles] if livrable.par == "pole" else [""]
                yield from ((livrable.code, pole) for pole in poles)

    @cached_property
    def permanents_a_ecrire(self) -> list[tuple[str, str]]:
        """Texts that stay in force until replaced, with none in force nor in hand; asked of their proposer."""
        siens = [texte for texte in self._ecrits(annuels=False) if self.propose(*texte)]
        if not siens:
            return []
        vivants = set(_VIVANTS.lignes(region=self.region.pk))
        return [texte for texte in siens if texte not in vivants]

    @cached_property
    def dossiers(self) -> list[Dossier]:
        """Texts of this year and the one before, and older ones still in their author's hands; contents apart."""
        ecrits = genres()
        return [
            d for d in self.cycle.visibles if d.genre in ecrits and (d.annee >= self.annee - 1 or d.etat in A_REMETTRE)
        ]

    @property
    def du_cycle(self) -> list[Dossier]:
        """The yearly texts of the year being prepared."""
        annuels = {code for code, _ in self.textes}
        return [d for d in self.dossiers if d.annee == self.annee and d.livrable in annuels]

    def propose(self, livrable: str, pole: str) -> bool:
        """Whether this text is this person's to propose."""
        return titre_du_redacteur(self.acteur, self.region, livrable, pole) is not None

    @property
    def a_moi(self) -> list[Dossier]:
        """Texts that wait for this person: drafts, and those the committee gave back."""
        return [d for d in self.dossiers if d.etat in A_REMETTRE and self.propose(d.livrable, d.pole)]

    @cached_property
    def avis(self) -> dict[tuple[int, int], Avis]:
        """The opinion that counts for each dossier and version: a held meeting's, else one yet to be held (C7)."""
        avis = Avis.objects.filter(dossier__in=self.dossiers).select_related("reunion")
        # The last one read stays: a meeting still held comes before those that are closed.
        avis = avis.annotate(tenue=Q(reunion__close_le__isnull=False))
        avis = avis.order_by("tenue", "reunion__date", "reunion__close_le", "pk")
        return {(a.dossier_id, a.pour_version): a for a in avis}

    @cached_property
    def reunions(self) -> list[Reunion]:
        """The college's meetings around the year being prepared, the first one first."""
        depuis = dt.date(self.annee - 1, 7, 1)
        return _REUNIONS.lire(region=self.region.pk, depuis=depuis)

    @cached_property
    def inscriptions(self) -> dict[int, Reunion]:
        """The meeting to come that has each draft on its agenda; for whoever presides."""
        ouvertes = (EtatReunion.PREPARATION, EtatReunion.CONVOQUEE, EtatReunion.EN_SEANCE)
        points = PointReunion.objects.filter(dossier__in=self.dossiers, reunion__etat__in=ouvertes)
        lus = points.select_related("reunion").order_by("-reunion__date")
        return {p.dossier_id: p.reunion for p in lus if p.dossier_id is not None}

    @property
    def reunion_prevue(self) -> Reunion | None:
        """Where the next opinion can be given, as far as this person may know of it."""
        return next((r for r in self.reunions if r.etat in self._ou_inscrire), None)

    @cached_property
    def _ou_inscrire(self) -> tuple[str, ...]:
        preside = self.acteur.peut(Droit.PRESIDER_COLLEGE, self.region)
        annoncees = (EtatReunion.CONVOQUEE, EtatReunion.EN_SEANCE)
        return (EtatReunion.PREPARATION, *annoncees) if preside else annoncees

    def echeance(self, dossier: Dossier) -> dt.date | None:
        """An amendment has no due date."""
        return (
            None if dossier.remplace_id else echeance_de(self.region.schema.livrable(dossier.livrable), dossier.annee)
        )

    @property
    def _plans(self) -> list[Dossier]:
        return [d for d in self.dossiers if d.genre == GENRE]

    @cached_property
    def brouillons(self) -> dict[int, Brouillon]:
        """Drafts of plans this person may open."""
        ouverts = [d for d in self._plans if d.etat == Etat.BROUILLON]
        return brouillons_de([d.pk for d in ouverts if self.lit_les_brouillons or self._redige(d)])

    @cached_property
    def syntheses(self) -> dict[int, Synthese]:
        """Figures of every plan this page speaks of, by dossier."""
        siens = [d for d in self.a_moi if d.genre == GENRE]
        rediges = [d.pk for d in (*self._choisis, *siens) if self._redige(d)]
        figees = [self.cycle.versions[d.pk][-1] for d in self._choisis if not self._redige(d)]
        return syntheses_de({pk: self.brouillons[pk] for pk in rediges}, figees)

    @cached_property
    def _choisis(self) -> list[Dossier]:
        """For each text, the plan being prepared, else the one of the year before."""
        return list({(d.livrable, d.pole): d for d in self._plans if d.version or self._redige(d)}.values())

    @property
    def plans(self) -> list[tuple[Dossier, Synthese]]:
        """The draft for its own authors, what was last submitted for everybody else."""
        return [(d, self.syntheses[d.pk]) for d in self._choisis]

    def reste(self, dossier: Dossier) -> Synthese | Reste:
        """What one of this person's drafts lacks. A plan’s figures are kept ready; other texts are few."""
        if dossier.genre == GENRE:
            return self.syntheses[dossier.pk]
        manques = type_de(dossier).manques(dossier)
        return Reste(len(manques), tuple(m.titre for m in manques[:NOMMES]))

    def adresse(self, dossier: Dossier) -> str:
        """The draft for whoever reads it, the frozen text for the others."""
        if dossier.pk in self.brouillons:
            return reverse("plan", args=[self.brouillons[dossier.pk].plan])
        if dossier.genre != GENRE and self._redige(dossier):
            return type_de(dossier).url_redaction(dossier)
        return reverse("dossier", args=[dossier.pk])

    def decision(self, dossier: Dossier) -> VersionLue | None:
        """The last version the committee spoke of."""
        return next((v for v in reversed(self.cycle.versions[dossier.pk]) if v.issue), None)

    def _redige(self, dossier: Dossier) -> bool:
        """A draft read live: a college's one by its members, a pole's one by its head."""
        sien = self.propose(dossier.livrable, dossier.pole) if dossier.pole else self.lit_les_brouillons
        return dossier.etat == Etat.BROUILLON and sien


def situation_de(acteur: Acteur, region: Region) -> Situation:
    """The same for every block of one page."""
    return une_fois(acteur, (Situation, region.pk), lambda: Situation(acteur, region))
