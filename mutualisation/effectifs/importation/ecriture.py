"""Write what the examination accepted: a few statements by the thousand, all in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.effectifs.importation.lignes import Fiche, Ligne, NouveauPoste
from mutualisation.effectifs.importation.models import ImportAgents
from mutualisation.effectifs.importation.releve import comptes_libres
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.journal.actions import preparer
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import Acteur

LOT = 1000


def ecrire(lignes: Iterable[Ligne], importation: ImportAgents, par: Acteur) -> None:
    """Agents, then belongings (the former ones are closed first), then one journal entry per thing changed."""
    fiches = [ligne.fiche for ligne in lignes if ligne.fiche is not None]
    ecriture = _Ecriture(importation, par)
    agents = {**ecriture.creer(fiches), **ecriture.modifier(fiches)}
    ecriture.relier(agents.values())
    ecriture.rattacher([(agents[f.matricule], f.poste) for f in fiches if f.poste])
    Acte.objects.bulk_create(ecriture.actes, batch_size=LOT)


class _Ecriture:
    """One import being written; journal entries pile up and are written last."""

    def __init__(self, importation: ImportAgents, par: Acteur) -> None:
        self.importation, self.par, self.region = importation, par, importation.region
        self.actes: list[Acte] = []

    def _noter(self, agent: Agent, code: str, **donnees: Any) -> None:
        donnees["import"] = self.importation.pk
        self.actes.append(preparer(agent, code, par=self.par, region=self.region, donnees=donnees))

    def creer(self, fiches: list[Fiche]) -> dict[str, Agent]:
        dispositif = self.region.dispositif_id
        nouvelles = {f.matricule: f for f in fiches if f.agent is None}
        agents = Agent.objects.bulk_create(
            [Agent(dispositif_id=dispositif, matricule=m, **f.valeurs) for m, f in nouvelles.items()], batch_size=LOT
        )
        for agent in agents:
            poste = nouvelles[agent.matricule].poste
            self._noter(agent, "creer_agent", service=poste.service if poste else None)
        return {agent.matricule: agent for agent in agents}

    def modifier(self, fiches: list[Fiche]) -> dict[str, Agent]:
        """Known agents that change or move; only the fields that change somewhere are rewritten."""
        touchees = {f.agent: f for f in fiches if f.agent and (f.valeurs or f.poste)}
        agents = Agent.objects.in_bulk(touchees)
        changes: dict[int, Agent] = {}
        for pk, agent in agents.items():
            for champ, valeur in touchees[pk].valeurs.items():
                setattr(agent, champ, valeur)
                changes[pk] = agent
            if pk in changes:
                self._noter(agent, "modifier_agent", champs=sorted(touchees[pk].valeurs))
        champs = sorted({champ for f in touchees.values() for champ in f.valeurs})
        if champs:
            Agent.objects.bulk_update(changes.values(), champs, batch_size=LOT)
        return {agent.matricule: agent for agent in agents.values()}

    def relier(self, agents: Iterable[Agent]) -> None:
        """Tie agents to the accounts that have their address (règle C1)."""
        sans_compte = {a.courriel: a for a in agents if a.courriel and a.utilisateur_id is None}
        comptes = comptes_libres(sans_compte)
        for adresse, compte in comptes.items():
            sans_compte[adresse].utilisateur = compte
            self._noter(sans_compte[adresse], "relier_compte", compte=compte.pk)
        Agent.objects.bulk_update([sans_compte[a] for a in comptes], ["utilisateur"], batch_size=LOT)

    def rattacher(self, postes: list[tuple[Agent, NouveauPoste]]) -> None:
        anciens = Rattachement.objects.in_bulk([p.suite.a_clore for _, p in postes if p.suite.a_clore])
        nouveaux = []
        for agent, poste in postes:
            ancien = anciens.get(poste.suite.a_clore or 0)
            if ancien is not None:
                ancien.periode = DateRange(ancien.periode.lower, poste.debut)
            periode = DateRange(poste.debut, poste.suite.fin)
            nouveaux.append(Rattachement(agent=agent, service_id=poste.service, quotite=poste.quotite, periode=periode))
            self._noter(
                agent,
                "rattacher",
                de=ancien.service_id if ancien else None,
                service=poste.service,
                quotite=poste.quotite,
                debut=poste.debut.isoformat(),
            )
        Rattachement.objects.bulk_update(anciens.values(), ["periode"], batch_size=LOT)
        Rattachement.objects.bulk_create(nouveaux, batch_size=LOT)
