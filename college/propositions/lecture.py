"""What the page says of each text due: where it stands, by when, what comes next (règles V3, C3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q
from django.urls import reverse

from college.propositions.attendus import regroupes
from college.propositions.depart import depart
from college.propositions.policies import titre_de_redaction
from college.propositions.redactions import jointures, redaction, s_ecrit
from college.propositions.suite import remise, suite
from ctri.cadrage.models import Cadrage
from ctri.dossiers.etats import A_REMETTRE, ABANDONNES, ETEINTS, Etat
from ctri.dossiers.models import Decision, Dossier, Version
from ctri.dossiers.noms import intitule
from ctri.echeancier.attendus import Attendu, delai
from ctri.echeancier.lecture import attendus_de
from ctri.seances.models import Point
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


@dataclass(frozen=True)
class Ligne:
    """One row. `delai`: the due date in words, with its code of urgency; `commencer`: where the text is started."""

    titre: str
    precision: str
    proposant: str
    etat: str
    libelle_etat: str
    echeance: dt.date | None = None
    delai: str = ""
    urgence: str = ""
    suite: str = ""
    citation: str = ""
    url: str = ""
    lien: str = ""
    commencer: str = ""
    refus: str = ""
    identifiant: str = ""


@dataclass(frozen=True)
class EtatDesLieux:
    """What is due in the year, and what stays in force until replaced."""

    annuels: Sequence[Ligne]
    permanents: Sequence[Ligne]

    @property
    def en_retard(self) -> int:
        return sum(ligne.urgence == "retard" for ligne in self.annuels)

    @property
    def decides(self) -> int:
        return sum(bool(ligne.url) and ligne.etat in ("validee", "validee_modifiee", "prise_acte") for ligne in self)

    def __iter__(self) -> Iterator[Ligne]:
        yield from self.annuels
        yield from self.permanents


def etat_des_lieux(acteur: Acteur, region: Region, annee: int, cadrage: Cadrage | None) -> EtatDesLieux:
    """Every text due during a year as this person may know of it, in a constant number of queries."""
    ecrits = {livrable.code for livrable in region.schema.livrables if s_ecrit(livrable)}
    dus = regroupes(attendus_de(region, annee), redigeables=ecrits)
    lecteur = _Lecteur(acteur, region, cadrage, _dossiers(acteur, region, dus))
    annuels = [ligne for a in dus if a.annee is not None for ligne in lecteur.lignes(a)]
    permanents = [ligne for a in dus if a.annee is None for ligne in lecteur.lignes(a)]
    return EtatDesLieux(annuels, permanents)


def _dossiers(acteur: Acteur, region: Region, dus: Sequence[Attendu]) -> list[Dossier]:
    """Dossiers of these texts, without the frozen contents: a page of titles does not read them."""
    voulus = Q(pk__in=[])
    for a in dus:
        voulus |= Q(livrable=a.livrable.code) & (Q() if a.annee is None else Q(annee=a.annee))
    versions = Version.objects.defer("contenu").select_related("decision")
    return list(
        Dossier.objects.visibles_par(acteur)
        .filter(voulus, region=region)
        .select_related(*jointures())
        .prefetch_related(
            Prefetch("versions", versions), Prefetch("points", Point.objects.select_related("seance").order_by("pk"))
        )
        .order_by("pk")
    )


class _Lecteur:
    """Turns each text due into its rows: its dossiers, or the place where it will stand."""

    def __init__(self, acteur: Acteur, region: Region, cadrage: Cadrage | None, dossiers: Sequence[Dossier]) -> None:
        self.acteur, self.region, self.cadrage, self.dossiers = acteur, region, cadrage, dossiers
        self.jour = aujourdhui(region.fuseau)
        self.lit_les_brouillons = acteur.peut(Droit.CONTRIBUER, region) or acteur.peut(Droit.REDIGER, region)

    def lignes(self, attendu: Attendu) -> Iterator[Ligne]:
        siens = [d for d in self.dossiers if _concerne(d, attendu)]
        for dossier in siens:
            # Every row speaks of the same region: its scheme is already read.
            dossier.region = self.region
            yield self._dossier(attendu, dossier)
        if _a_ecrire(attendu, siens):
            yield self._a_commencer(attendu) if s_ecrit(attendu.livrable) else self._a_venir(attendu)

    def _proposant(self, attendu: Attendu) -> str:
        nom: str = self.region.schema.role(attendu.livrable.proposant).terme.court.Nom
        return nom

    def _dossier(self, attendu: Attendu, dossier: Dossier) -> Ligne:
        versions = list(dossier.versions.all())
        decision: Decision | None = getattr(versions[-1], "decision", None) if versions else None
        echeance = None if dossier.remplace_id else attendu.echeance
        a_remettre = dossier.etat in A_REMETTRE
        mots, urgence = delai(echeance, self.jour) if a_remettre else remise(dossier, versions[0], echeance)
        redige = dossier.etat == Etat.BROUILLON and titre_de_redaction(self.acteur, dossier) is not None
        avenant = f", {self.region.vocabulaire.avenant.nom}" if dossier.remplace_id else ""
        return Ligne(
            titre=dossier.titre + avenant,
            precision=dossier.reference,
            proposant=self._proposant(attendu),
            etat=dossier.etat,
            libelle_etat=dossier.libelle_etat,
            echeance=echeance,
            delai=mots,
            urgence=urgence,
            suite=suite(dossier, decision),
            citation=decision.motif if decision and a_remettre and dossier.etat != Etat.BROUILLON else "",
            url=self._adresse(dossier),
            lien="Continuer la rédaction" if redige else "",
        )

    def _adresse(self, dossier: Dossier) -> str:
        """The draft for whoever may read it, the frozen text for the others."""
        if dossier.etat == Etat.BROUILLON and self.lit_les_brouillons:
            return redaction(dossier.genre).adresse(dossier)
        return reverse("dossier", args=[dossier.pk])

    def _a_commencer(self, attendu: Attendu) -> Ligne:
        code, pole, annee = attendu.livrable.code, attendu.pole, attendu.annee or self.jour.year
        sien = depart(self.acteur, self.region, attendu, annee, cadrage_publie=self.cadrage is not None)
        mots, urgence = delai(attendu.echeance, self.jour)
        proposant = self.region.schema.role(attendu.livrable.proposant).terme.court
        return Ligne(
            titre=intitule(self.region, code, annee, pole),
            precision=self._precision(attendu),
            proposant=self._proposant(attendu),
            etat="a_venir",
            libelle_etat="À commencer" if self.lit_les_brouillons else f"Pas encore soumis{attendu.livrable.libelle.e}",
            echeance=attendu.echeance,
            delai=mots,
            urgence=urgence,
            suite=f"À ouvrir par {proposant.le}" if self.lit_les_brouillons and not sien else "",
            commencer=sien.url if sien else "",
            refus=sien.refus if sien else "",
            identifiant=sien.identifiant if sien else "",
        )

    def _a_venir(self, attendu: Attendu) -> Ligne:
        """Due all the same: the software says so, and that it does not write it yet."""
        libelle = attendu.livrable.libelle
        return Ligne(
            titre=f"{libelle.court.Nom} {attendu.annee}" if attendu.annee else libelle.Nom,
            precision=self._precision(attendu),
            proposant=self._proposant(attendu),
            etat="neutre",
            libelle_etat=f"Attendu{libelle.e}",
            echeance=attendu.echeance,
            suite="Ne s’écrit pas encore dans le logiciel",
        )

    def _precision(self, attendu: Attendu) -> str:
        v = self.region.vocabulaire
        if attendu.pole:
            libelle: str = self.region.schema.pole(attendu.pole).libelle
            return libelle
        mot = {"pole": v.pole, "service": v.service_local}.get(attendu.livrable.par)
        if mot is None:
            return attendu.livrable.sous_titre or ""
        return f"Un{attendu.livrable.libelle.e} par {mot.court.nom}, soit {attendu.nombre}"


def _a_ecrire(attendu: Attendu, siens: Sequence[Dossier]) -> bool:
    """Whether nothing is left, in force or in hand, of this text."""
    if attendu.livrable.annuel:
        return all(d.etat in ABANDONNES for d in siens if d.remplace_id is None)
    return all(d.etat in ETEINTS for d in siens)


def _concerne(dossier: Dossier, attendu: Attendu) -> bool:
    memes = dossier.livrable == attendu.livrable.code and dossier.pole == attendu.pole
    return memes and attendu.annee in (None, dossier.annee)
