"""Mandates of the reference scheme, through the real actions, on the days they would have been given.

Most regions are ordinary. A few tell a story: a vacant post, a stand-in, a successor already named, a head of two
services, a predecessor, delegations of signature (règles T2, T4, T5).
"""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager
from itertools import count
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.comptes.models import Utilisateur
from mutualisation.demonstration import auvergne
from mutualisation.demonstration.effectifs import cle_de, services_de
from mutualisation.demonstration.personnel import Bureau, compte_de
from mutualisation.demonstration.registre import Contexte
from mutualisation.effectifs.models import Agent
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.mandats.actions import confier_interim, deleguer, nommer, suppleer
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Mandat
from mutualisation.territoire.models import Dispositif, Region, Service

PROPOSANT = "mir"
# Head office, local service, and the single overseas service that is both.
CHEFS = {(True, False): "directeur_drass", (False, True): "directeur_ddass", (True, True): "directeur_dsds"}
# A service whose head also runs this other one: that person sits once in the committee (règle T2).
DEUX_SERVICES = {"91:48": "91:30", "93:05": "93:04", "73:09": "73:31", "94:2A": "94:2B"}
# One head in four took over from somebody; one region in three has delegations of signature.
RELEVES, DELEGATIONS = 0.25, 0.33


class Nominations:
    """Everybody's mandates, in the order in which they were signed."""

    def __init__(self, contexte: Contexte, dispositif: Dispositif, bureau: Bureau) -> None:
        self.contexte = contexte
        self.dispositif = dispositif
        self.bureau = bureau
        self.alea = contexte.alea("nominations")
        self.minutes = count()
        self.toujours = DateRange(contexte.demarrage, None)
        self.administrateur = bureau.compte()
        veille = DateRange(contexte.demarrage - dt.timedelta(days=60), None)
        with self._quand(contexte.demarrage - dt.timedelta(days=45)):
            nommer(
                par=None, titulaire=self.administrateur, role="administrateur", dispositif=dispositif, periode=veille
            )

    def _quand(self, jour: dt.date) -> AbstractContextManager[None]:
        """Two acts are never signed at the same minute."""
        rang = next(self.minutes) % 480
        return self.contexte.le(jour, f"{9 + rang // 60:02}:{rang % 60:02}")

    def _par(self) -> Acteur:
        return acteur_de(self.administrateur)

    def nommer(self, titulaire: Utilisateur, role: str, *, periode: DateRange | None = None, **portee: Any) -> Mandat:
        """Two weeks before the mandate begins, as administrations do."""
        periode = periode or self.toujours
        with self._quand(periode.lower - dt.timedelta(days=14)):
            return nommer(
                par=self._par(),
                titulaire=titulaire,
                role=role,
                periode=periode,
                acte=self._acte(periode.lower),
                date_acte=periode.lower - dt.timedelta(days=14),
                **portee,
            )

    def _acte(self, jour: dt.date) -> str:
        return f"Arrêté n° {jour.year}-{100 + next(self.minutes):04}"

    # ── Nation ────────────────────────────────────────────────────────────────

    def nation(self) -> None:
        for role, nombre in (("equipe_nationale", 3), ("groupe_suivi", 4)):
            for _ in range(nombre):
                self.nommer(self.bureau.compte(), role, dispositif=self.dispositif)
        self.bureau.compte(auvergne.SANS_MANDAT)

    # ── Regions ───────────────────────────────────────────────────────────────

    def regions(self, medecins: dict[str, list[Agent]]) -> None:
        evaluateurs = [self.bureau.compte(auvergne.EVALUATEUR)] + [self.bureau.compte() for _ in range(4)]
        for rang, region in enumerate(Region.objects.filter(dispositif=self.dispositif).order_by("pk")):
            self._region(region, medecins)
            self.nommer(evaluateurs[0 if self._est_auvergne(region) else rang % 5], "evaluateur", region=region)

    def _est_auvergne(self, region: Region) -> bool:
        return region.circonscription.code == auvergne.REGION

    def _region(self, region: Region, medecins: dict[str, list[Agent]]) -> None:
        ici = self._est_auvergne(region)
        self.nommer(self.bureau.compte(auvergne.SECRETAIRE if ici else None), "secretaire_ctri", region=region)
        self.nommer(self.bureau.compte(), "gestionnaire_effectifs", region=region)
        self.nommer(self.bureau.compte(auvergne.PREFET if ici else None), "prefet", region=region)
        self._chefs(region)
        prefixe = f"{region.circonscription.code}:"
        # The proposer comes from the head office when it has a doctor.
        cles = sorted((c for c in medecins if c.startswith(prefixe)), key=lambda c: (not c.endswith("siege"), c))
        self._proposant(region, [compte_de(agent) for cle in cles for agent in medecins[cle]])

    def _chefs(self, region: Region) -> None:
        for service in services_de(region.services.all()):
            cle = cle_de(service)
            if cle in DEUX_SERVICES:
                continue
            chef = self._chef(service)
            for double in self._sans_chef(region, cle):
                self.nommer(chef.titulaire, chef.role, service=double)
            if self.alea.random() < DELEGATIONS:
                self._deleguer(chef)

    def _sans_chef(self, region: Region, cle: str) -> list[Service]:
        """The services that the head of this one also runs."""
        return [s for s in services_de(region.services.all()) if DEUX_SERVICES.get(cle_de(s)) == cle]

    def _chef(self, service: Service) -> Mandat:
        role = CHEFS[service.est_siege, service.est_local]
        lieu = "siege" if service.est_siege else service.departement_id
        if self._est_auvergne(service.region):
            return self.nommer(self.bureau.compte(auvergne.CHEFS[lieu]), role, service=service)
        if self.alea.random() < RELEVES:
            releve = self.contexte.demarrage + dt.timedelta(days=self.alea.randrange(120, 540))
            self.nommer(self.bureau.compte(), role, service=service, periode=DateRange(self.contexte.demarrage, releve))
            return self.nommer(self.bureau.compte(), role, service=service, periode=DateRange(releve, None))
        return self.nommer(self.bureau.compte(), role, service=service)

    def _deleguer(self, chef: Mandat) -> None:
        """To the administrator of the same service, for the staff and for reading what comes to the committee."""
        cadre = Agent.objects.filter(
            profession="cadre_administratif", rattachements__service=chef.service
        ).select_related("utilisateur")[0]
        with self._quand(chef.debut):
            deleguer(
                par=acteur_de(chef.titulaire),
                pour=chef,
                titulaire=compte_de(cadre),
                acte=self._acte(chef.debut),
                date_acte=chef.debut,
                periode=DateRange(chef.debut, None),
                etendue=[Droit.CONSULTER, Droit.GERER_EFFECTIFS],
            )

    # ── Who proposes ──────────────────────────────────────────────────────────

    def _proposant(self, region: Region, medecins: list[Utilisateur]) -> None:
        recit = {
            "83": self._conge,
            "94": self._vacance,
            "21": self._depart,
            "25": self._suppleance,
            "91": self._succession,
        }.get(region.circonscription.code)
        if recit is None:
            self.nommer(medecins[0], PROPOSANT, region=region)
        else:
            recit(region, medecins)

    def _conge(self, region: Region, medecins: list[Utilisateur]) -> None:
        """In Auvergne, someone stands in over the coming end of year; the secretary was away last month."""
        mandat = self.nommer(medecins[0], PROPOSANT, region=region)
        debut = self.contexte.jour(30)
        with self._quand(self.contexte.jour(-20)):
            self._suppleer(mandat, medecins[1], DateRange(debut, debut + dt.timedelta(days=15)))
        absence = DateRange(self.contexte.jour(-37), self.contexte.jour(-28))
        with self._quand(absence.lower - dt.timedelta(days=3)):
            confier_interim(
                par=self._par(),
                titulaire=self.bureau.compte(auvergne.SECRETAIRE_PAR_INTERIM),
                role="secretaire_ctri",
                region=region,
                acte=self._acte(absence.lower),
                date_acte=absence.lower - dt.timedelta(days=3),
                periode=absence,
            )

    def _vacance(self, region: Region, medecins: list[Utilisateur]) -> None:
        """Nobody has applied: an interim, for as long as it takes."""
        self._interim(region, medecins[0], self.contexte.demarrage)

    def _depart(self, region: Region, medecins: list[Utilisateur]) -> None:
        """Left three weeks ago; the interim began the next day."""
        depart = self.contexte.jour(-20)
        self.nommer(medecins[0], PROPOSANT, region=region, periode=DateRange(self.contexte.demarrage, depart))
        self._interim(region, medecins[1], depart)

    def _suppleance(self, region: Region, medecins: list[Utilisateur]) -> None:
        """Away for some months, and replaced today."""
        mandat = self.nommer(medecins[0], PROPOSANT, region=region)
        with self._quand(self.contexte.jour(-30)):
            self._suppleer(mandat, medecins[1], DateRange(self.contexte.jour(-28), self.contexte.jour(60)))

    def _succession(self, region: Region, medecins: list[Utilisateur]) -> None:
        """Retires in six weeks: the successor's rights are written, and closed until that day."""
        releve = self.contexte.jour(42)
        self.nommer(medecins[0], PROPOSANT, region=region, periode=DateRange(self.contexte.demarrage, releve))
        with self._quand(self.contexte.jour(-10)):
            nommer(
                par=self._par(),
                titulaire=medecins[1],
                role=PROPOSANT,
                region=region,
                periode=DateRange(releve, None),
                acte=self._acte(releve),
                date_acte=self.contexte.jour(-11),
            )

    def _suppleer(self, mandat: Mandat, titulaire: Utilisateur, periode: DateRange) -> None:
        suppleer(
            par=self._par(),
            pour=mandat,
            titulaire=titulaire,
            acte=self._acte(periode.lower),
            date_acte=periode.lower - dt.timedelta(days=5),
            periode=periode,
        )

    def _interim(self, region: Region, titulaire: Utilisateur, debut: dt.date) -> None:
        with self._quand(debut - dt.timedelta(days=3)):
            confier_interim(
                par=self._par(),
                titulaire=titulaire,
                role=PROPOSANT,
                region=region,
                acte=self._acte(debut),
                date_acte=debut - dt.timedelta(days=3),
                periode=DateRange(debut, debut + dt.timedelta(days=1100)),
            )
