"""What the page of a question says to one person: steps, texts, acts allowed and refused, history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.urls import reverse

from ctri.dossiers.lecture import Pas
from ctri.saisines import mots, policies
from ctri.saisines.cotes import instances_de
from ctri.saisines.etats import Etat, Instance
from ctri.saisines.liste import etat_lu
from ctri.saisines.models import Saisine
from mutualisation.journal.actions import historique
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import raison
from mutualisation.templatetags.francais import jour_court
from mutualisation.typographie import compte

# What each side keeps to itself; the rest is known to whoever sees the question.
DE_LA_DEMANDE = ("creer", "modifier")
DE_LA_REPONSE = ("rediger", "presenter", "approuver", "reprendre")
# The thread shows its own messages.
HORS_HISTOIRE = ("echanger",)


@dataclass(frozen=True)
class Possibilite:
    """An act, where it is done, and the reason when it is refused: the printed result of the `verifier_x()`."""

    code: str
    libelle: str
    url: str
    refus: str
    methode: str = "get"
    # Offered in the panel only: rare, or not the next step.
    discret: bool = False


@dataclass(frozen=True)
class Regard:
    """A question through the eyes of one reader: what this person may not know of is not there."""

    acteur: Acteur
    saisine: Saisine
    siennes: frozenset[Instance]

    @classmethod
    def de(cls, acteur: Acteur, saisine: Saisine) -> Regard:
        return cls(acteur, saisine, instances_de(acteur, saisine.region))

    @property
    def du_demandeur(self) -> bool:
        return self.saisine.demandeur in self.siennes

    @property
    def du_repondant(self) -> bool:
        return self.saisine.repondant in self.siennes

    @property
    def etat(self) -> Etat:
        return etat_lu(self.saisine, self.siennes)

    @property
    def libelle_etat(self) -> str:
        return mots.libelle_etat(self.saisine.region.vocabulaire, self.saisine.sens, self.etat)

    @property
    def reponse(self) -> str:
        """The answer, or nothing while it is a draft of the other side (règle C3)."""
        return self.saisine.reponse if policies.lit_la_reponse(self.acteur, self.saisine) else ""

    def actes(self) -> QuerySet[Acte]:
        """The history this person may read, latest first."""
        tus = [*HORS_HISTOIRE]
        tus += [] if self.du_demandeur else DE_LA_DEMANDE
        tus += [] if self.du_repondant else DE_LA_REPONSE
        return historique(self.saisine).exclude(code__in=tus)

    def bande(self, actes: Sequence[Acte]) -> list[Pas]:
        """Draft, sent, answer in preparation, answered: each with its date, as far as this person may know."""
        v, sens = self.saisine.region.vocabulaire, self.saisine.sens
        etats = [Etat.BROUILLON, Etat.ADRESSEE, Etat.EN_PROJET, Etat.APPROUVEE, Etat.RENDUE]
        if not self.du_repondant:
            etats = [e for e in etats if e not in (Etat.EN_PROJET, Etat.APPROUVEE)]
        if not self.du_demandeur:
            etats.remove(Etat.BROUILLON)
        if self.etat == Etat.RETIREE:
            etats = [e for e in etats if e in (Etat.BROUILLON, Etat.ADRESSEE)] + [Etat.RETIREE]
        dates = {acte.vers: acte.le for acte in reversed(actes) if acte.vers}
        courant = etats.index(self.etat)
        return [
            Pas(
                mots.libelle_etat(v, sens, etat),
                jour_court(dates.get(etat)) if rang <= courant else "",
                "en_cours" if rang == courant else ("fait" if rang < courant else "a_venir"),
            )
            for rang, etat in enumerate(etats)
        ]

    def ponctualite(self) -> str:
        """Who must act; once answered, how long before or after the deadline."""
        saisine, v = self.saisine, self.saisine.region.vocabulaire
        repondant, reponse = mots.nom_de(v, saisine.repondant), mots.reponse_de(v, saisine.sens)
        if saisine.ouverte:
            return f"{repondant.Le} répond{' à cette date au plus tard' if saisine.echeance else ''}."
        if saisine.rendue_le is None or saisine.echeance is None:
            return ""
        rendue = saisine.rendue_le.astimezone(ZoneInfo(saisine.region.fuseau)).date()
        jours = (saisine.echeance - rendue).days
        if jours == 0:
            return f"{reponse.Nom} rendu{reponse.e} le jour dit."
        quand = f"{compte(jours, 'jour')} avant" if jours > 0 else f"{compte(-jours, 'jour')} après"
        return f"{reponse.Nom} rendu{reponse.e} {quand} cette date."

    def possibles(self) -> list[Possibilite]:
        """Acts of this person's side at this moment, those refused with their reason."""
        siens = _de_la_demande(self.acteur, self.saisine) if self.du_demandeur else []
        siens += _de_la_reponse(self.acteur, self.saisine) if self.du_repondant else []
        return [
            Possibilite(
                code, libelle, reverse(f"saisine_{code}", args=[self.saisine.pk]), raison(verifier), methode, discret
            )
            for code, libelle, verifier, methode, discret in siens
        ]


Essai = tuple[str, str, Callable[[], object], str, bool]


def _de_la_demande(acteur: Acteur, saisine: Saisine) -> list[Essai]:
    v = saisine.region.vocabulaire
    modifier = partial(policies.verifier_modifier, acteur, saisine)
    if saisine.etat == Etat.BROUILLON:
        vers = mots.nom_de(v, saisine.repondant)
        adresser = partial(policies.verifier_adresser, acteur, saisine)
        return [
            ("adresser", f"Adresser {vers.au}", adresser, "get", False),
            ("modifier", "Modifier", modifier, "get", True),
            ("supprimer", "Supprimer le brouillon", modifier, "get", True),
        ]
    if not saisine.ouverte:
        return []
    retirer = partial(policies.verifier_transition, acteur, saisine, "retirer")
    prolonger = partial(policies.verifier_prolonger, acteur, saisine)
    reporter = "Reporter l’échéance" if saisine.echeance else "Fixer une échéance"
    return [
        ("prolonger", reporter, prolonger, "get", True),
        ("retirer", f"Retirer {v.saisine.le}", retirer, "get", True),
    ]


def _de_la_reponse(acteur: Acteur, saisine: Saisine) -> list[Essai]:
    reponse = mots.reponse_de(saisine.region.vocabulaire, saisine.sens)
    etape = partial(policies.verifier_transition, acteur, saisine)
    reprendre: Essai = ("reprendre", "Remettre en rédaction", partial(etape, "reprendre"), "get", True)
    if saisine.etat == Etat.ADRESSEE:
        rediger = partial(policies.verifier_rediger, acteur, saisine)
        presenter = partial(policies.verifier_presenter, acteur, saisine)
        verbe = "Modifier" if saisine.reponse else "Rédiger"
        return [
            ("rediger", f"{verbe} {reponse.le}", rediger, "get", bool(saisine.reponse)),
            ("presenter", "Présenter le projet", presenter, "post", not saisine.reponse),
        ]
    if saisine.etat == Etat.EN_PROJET:
        return [("approuver", f"Approuver {reponse.le}", partial(etape, "approuver"), "post", False), reprendre]
    if saisine.etat == Etat.APPROUVEE:
        vers = mots.nom_de(saisine.region.vocabulaire, saisine.demandeur)
        return [("rendre", f"Rendre {reponse.le} {vers.au}", partial(etape, "rendre"), "get", False), reprendre]
    return []
