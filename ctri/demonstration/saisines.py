"""Questions between the committee and the college: one answered, one being discussed, one late, one the other way."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

from ctri.saisines import actions
from ctri.saisines.etats import Instance, Sens
from ctri.saisines.models import Saisine
from mutualisation.demonstration import qui
from mutualisation.demonstration.registre import REFERENCE, Contexte
from mutualisation.mandats.acteur import Acteur
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

# Whoever proposes the yearly plan presides the college.
LIVRABLE = "plan_travail"


@dataclass(frozen=True)
class Echange:
    """Questions and answers of one region, told day by day."""

    contexte: Contexte
    region: Region

    def demander(self, sens: Sens, jour: int, delai: int | None, objet: str, question: str) -> Saisine:
        """Written in the morning, sent in the afternoon, for so many days later."""
        echeance = None if delai is None else self.contexte.jour(jour + delai)
        with self._le(jour, "09:50"):
            saisine = actions.creer(
                region=self.region, sens=sens, objet=typographier(objet), question=typographier(question),
                echeance=echeance, par=self._voix(sens.demandeur),
            )  # fmt: skip
        with self._le(jour, "15:20"):
            par = self._voix(sens.demandeur)
            return actions.adresser(saisine=saisine, revision=saisine.revision, sans_patient=True, par=par)

    def rediger(self, saisine: Saisine, jour: int, texte: str) -> Saisine:
        with self._le(jour, "11:15"):
            return actions.rediger(
                saisine=saisine, reponse=typographier(texte), revision=saisine.revision,
                par=self._voix(saisine.repondant),
            )  # fmt: skip

    def presenter(self, saisine: Saisine, jour: int) -> Saisine:
        with self._le(jour, "17:05"):
            par = self._voix(saisine.repondant)
            return actions.presenter(saisine=saisine, revision=saisine.revision, par=par)

    def rendre(self, saisine: Saisine, jour: int) -> Saisine:
        """Approved, then sent the same day."""
        with self._le(jour, "16:10"):
            par = self._voix(saisine.repondant)
            saisine = actions.approuver(saisine=saisine, revision=saisine.revision, par=par)
            return actions.rendre(saisine=saisine, revision=saisine.revision, sans_patient=True, par=par)

    def ecrire(self, saisine: Saisine, jour: int, instance: Instance, texte: str, *, interne: bool = False) -> None:
        with self._le(jour, "10:40"):
            actions.echanger(
                saisine=saisine, texte=typographier(texte), interne=interne, sans_patient=True,
                par=self._voix(instance),
            )  # fmt: skip

    def _voix(self, instance: Instance) -> Acteur:
        if instance == Instance.COMITE:
            return qui.secretaire(self.region)
        return qui.proposant(self.region, LIVRABLE)

    def _le(self, jour: int, heure: str) -> AbstractContextManager[None]:
        return self.contexte.le(jour, heure, self.region.fuseau)


def semer(contexte: Contexte) -> None:
    """In Auvergne, told in the guides; in Picardie, one that waits."""
    echange = Echange(contexte, _region("83"))
    _rendu(echange)
    _en_discussion(echange)
    _en_retard(echange)
    _du_college(echange)
    ailleurs = Echange(contexte, _region("22"))
    ailleurs.demander(
        Sens.VERS_COLLEGE, -16, 45, "Accueil des internes de santé publique",
        "Combien d’internes les services peuvent-ils accueillir ensemble, et dans quelles missions ?",
    )  # fmt: skip


def _region(code: str) -> Region:
    return Region.objects.get(dispositif__code=REFERENCE, circonscription__code=code)


def _rendu(echange: Echange) -> None:
    saisine = echange.demander(
        Sens.VERS_COLLEGE, -70, 40, "Renfort médical pendant les congés d’été",
        "Une équipe régionale peut-elle assurer seule les alertes en juillet et en août ?",
    )  # fmt: skip
    saisine = echange.rediger(
        saisine, -52,
        "Le collège est favorable à une équipe régionale de trois médecins, à deux conditions : un médecin joignable "
        "dans chaque service, et une consigne écrite d’alerte commune à tous.",
    )  # fmt: skip
    echange.rendre(echange.presenter(saisine, -50), -44)


def _en_retard(echange: Echange) -> None:
    saisine = echange.demander(
        Sens.VERS_COLLEGE, -36, 30, "Critères de recours à un médecin d’un autre service",
        "Selon quels critères un service peut-il demander le concours d’un médecin d’un autre service ?",
    )  # fmt: skip
    echange.ecrire(saisine, -20, Instance.COLLEGE, "La demande porte-t-elle aussi sur les missions d’inspection ?")
    echange.ecrire(saisine, -18, Instance.COMITE, "Non : l’inspection sera vue à part.")
    echange.rediger(
        saisine, -8, "Trois critères sont proposés : l’urgence, la compétence requise, la charge du service."
    )


def _en_discussion(echange: Echange) -> None:
    saisine = echange.demander(
        Sens.VERS_COLLEGE, -40, 52, "Priorités d’inspection de l’an prochain",
        "Sur quels établissements faire porter l’effort commun d’inspection ?",
    )  # fmt: skip
    saisine = echange.rediger(
        saisine, -12,
        "Le collège propose de retenir d’abord les établissements jamais inspectés, puis ceux dont les dernières "
        "recommandations restent sans suite.",
    )  # fmt: skip
    echange.presenter(saisine, -10)
    echange.ecrire(
        saisine, -9, Instance.COLLEGE, "Ajouter un calendrier avant l’approbation ?", interne=True
    )  # fmt: skip


def _du_college(echange: Echange) -> None:
    saisine = echange.demander(
        Sens.VERS_COMITE, -13, 30, "Véhicules de service pour les missions interdépartementales",
        "Le comité peut-il arrêter une règle commune de prêt des véhicules entre services ?",
    )  # fmt: skip
    echange.ecrire(saisine, -6, Instance.COMITE, "Combien de missions sont concernées chaque mois ?")
