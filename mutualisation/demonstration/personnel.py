"""Accounts, staff, belongings and posts of a scheme, written in bulk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.comptes.models import Utilisateur
from mutualisation.demonstration.comptes import MOT_DE_PASSE
from mutualisation.demonstration.noms import Identite, adresse
from mutualisation.effectifs.models import Agent, EffectifSocle, Rattachement
from mutualisation.territoire.models import Dispositif, Service


@dataclass(frozen=True)
class Recrue:
    """Someone to put in a service."""

    identite: Identite
    service: Service
    profession: str
    corps: str
    grade: str
    depuis: dt.date
    quotite: int = 100
    docteur: bool = True


class Bureau:
    """Opens accounts and files; one password, hashed once, for the whole demonstration."""

    def __init__(self, gens: Iterator[Identite]) -> None:
        self.gens = gens
        self.empreinte = make_password(MOT_DE_PASSE)
        self.matricule = 100_000

    def compte(self, identite: Identite | None = None, *, docteur: bool = False) -> Utilisateur:
        """An account for someone who is not on the staff."""
        compte = self._compte(identite or next(self.gens), docteur=docteur)
        compte.save(force_insert=True)
        return compte

    def _compte(self, identite: Identite, *, docteur: bool) -> Utilisateur:
        return Utilisateur(
            email=adresse(identite.prenom, identite.nom),
            prenom=identite.prenom,
            nom=identite.nom,
            genre=identite.genre,
            docteur=docteur,
            password=self.empreinte,
        )

    def embaucher(self, dispositif: Dispositif, recrues: Iterable[Recrue]) -> list[Agent]:
        """Accounts, files and belongings of many people, in three statements."""
        recrues = list(recrues)
        comptes = Utilisateur.objects.bulk_create([self._compte(r.identite, docteur=r.docteur) for r in recrues])
        agents = Agent.objects.bulk_create(
            [self._agent(dispositif, recrue, compte) for recrue, compte in zip(recrues, comptes, strict=True)]
        )
        Rattachement.objects.bulk_create(
            [
                Rattachement(agent=agent, service=r.service, quotite=r.quotite, periode=DateRange(r.depuis, None))
                for agent, r in zip(agents, recrues, strict=True)
            ]
        )
        return agents

    def _agent(self, dispositif: Dispositif, recrue: Recrue, compte: Utilisateur) -> Agent:
        self.matricule += 1
        return Agent(
            dispositif=dispositif,
            matricule=str(self.matricule),
            profession=recrue.profession,
            corps=recrue.corps,
            grade=recrue.grade,
            utilisateur=compte,
            prenom=compte.prenom,
            nom=compte.nom,
            genre=compte.genre,
            docteur=compte.docteur,
        )


def fixer_effectifs(postes: dict[int, int], depuis: dt.date) -> None:
    """Posts by service (règle T6), by the act that starts the scheme."""
    EffectifSocle.objects.bulk_create(
        [
            EffectifSocle(
                service_id=service,
                postes=nombre,
                acte=f"Arrêté n° {depuis.year}-001",
                date_acte=depuis,
                periode=DateRange(depuis, None),
            )
            for service, nombre in postes.items()
        ]
    )


def compte_de(agent: Agent) -> Utilisateur:
    """In the demonstration, every agent has an account."""
    if agent.utilisateur is None:
        raise ValueError(f"{agent} has no account")
    return agent.utilisateur
