"""Rows and what is known -> one verdict per line, purely. Every reason names its cell.

An empty cell never erases: for an agent already known it means « unchanged ». Agents absent from the file stay.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from mutualisation.effectifs.importation import valeurs as v
from mutualisation.effectifs.importation.colonnes import COLONNES, PAR_CLE, cle_normale
from mutualisation.effectifs.importation.differences import differences_de_champs, differences_de_poste
from mutualisation.effectifs.importation.formats.cellules import Anomalie, Valeur
from mutualisation.effectifs.importation.lecture import Feuille, LigneBrute
from mutualisation.effectifs.importation.lignes import Difference, Fiche, Ligne, Motif, NouveauPoste, Verdict
from mutualisation.effectifs.importation.situation import AgentConnu, Poste, Situation
from mutualisation.effectifs.periodes import de_reference, enchainer
from mutualisation.refus import Refus
from mutualisation.typographie import date_longue

IDENTITE = ("nom", "prenom", "genre", "docteur")
CHAMPS = (*IDENTITE, "profession", "corps", "grade", "courriel")
_SIMPLES: dict[str, Callable[[Valeur], Any]] = {
    "matricule": v.matricule,
    "nom": v.nom,
    "prenom": v.prenom,
    "genre": v.genre,
    "docteur": v.docteur,
    "quotite": v.quotite,
    "courriel": v.courriel,
}


def controler(feuille: Feuille, situation: Situation) -> Iterator[Ligne]:
    """The lines in the order of the file. Nothing is refused twice for the same cause."""
    deja_vus: dict[str, int] = {}
    for brute in feuille.lignes:
        yield _Examen(feuille, situation, brute, deja_vus).ligne()


class _Examen:
    """The examination of one line: reasons pile up, then the verdict falls."""

    def __init__(self, feuille: Feuille, situation: Situation, brute: LigneBrute, deja_vus: dict[str, int]) -> None:
        self.feuille, self.situation, self.brute, self.deja_vus = feuille, situation, brute, deja_vus
        self.motifs: list[Motif] = [
            Motif(cellule, "cette valeur n’est sous aucun titre de colonne.") for cellule in brute.egarees
        ]
        self.remarques: list[Motif] = []
        self.lues: dict[str, Any] = {}
        self.connu: AgentConnu | None = None

    def refuser(self, cle: str, texte: str) -> None:
        self.motifs.append(Motif(self.feuille.cellule(cle, self.brute.numero), texte))

    def ligne(self) -> Ligne:
        self._lire()
        self._identifier()
        self._completer()
        self._verifier_nomenclature()
        self._verifier_courriel()
        fiche = None if self.motifs else self._fiche()
        matricule = str(self.lues.get("matricule", ""))
        nom = " ".join(str(self.lues[c]) for c in ("prenom", "nom") if c in self.lues)
        if fiche is None:
            motifs = tuple(sorted(self.motifs, key=lambda m: (len(m.cellule), m.cellule)))
            return Ligne(self.brute.numero, Verdict.REFUSE, matricule, nom, motifs=motifs)
        return Ligne(
            self.brute.numero,
            self._verdict(fiche),
            matricule,
            nom or (self.connu.affiche if self.connu else ""),
            self._differences(fiche),
            remarques=tuple(self.remarques),
            fiche=fiche,
        )

    @staticmethod
    def _verdict(fiche: Fiche) -> Verdict:
        if fiche.agent is None:
            return Verdict.ACCEPTE
        return Verdict.MODIFIE if fiche.valeurs or fiche.poste else Verdict.INCHANGE

    # ── Reading the cells ─────────────────────────────────────────────────────

    def _lire(self) -> None:
        for colonne in COLONNES:
            valeur = self.brute.valeurs.get(colonne.cle)
            if isinstance(valeur, Anomalie):
                self.refuser(colonne.cle, valeur.raison)
            elif valeur is not None:
                self._lire_valeur(colonne.cle, valeur)

    def _lire_valeur(self, cle: str, valeur: Valeur) -> None:
        try:
            if cle == "debut":
                self.lues[cle] = v.debut(valeur, self.situation.jour)
            else:
                self.lues[cle] = _SIMPLES.get(cle, str)(valeur)
        except v.Illisible as raison:
            self.refuser(cle, str(raison))

    def _identifier(self) -> None:
        """Which agent this line speaks of; a number given to somebody else is stopped here."""
        matricule = self.lues.get("matricule")
        if matricule is None:
            return
        premiere = self.deja_vus.setdefault(f"matricule {matricule}", self.brute.numero)
        if premiere != self.brute.numero:
            self.refuser("matricule", f"ce matricule est déjà celui de la ligne {premiere}.")
        self.connu = self.situation.agents.get(matricule)
        if (poste := self._poste_actuel()) and poste.service not in self.situation.services:
            self.refuser("matricule", "cet agent est rattaché à un service d’une autre région : il se modifie là-bas.")
        elif self.connu and self._autre_personne(self.connu):
            self.refuser(
                "matricule",
                f"le matricule {matricule} est celui de {self.connu.affiche} ; vérifiez-le, "
                "ou corrigez d’abord le nom sur la fiche de l’agent.",
            )

    def _autre_personne(self, connu: AgentConnu) -> bool:
        """Neither the first name nor the name agree: a typing error in the number, not a marriage."""
        return all(
            champ in self.lues and cle_normale(self.lues[champ]) != cle_normale(getattr(connu, champ))
            for champ in ("nom", "prenom")
        )

    def _completer(self) -> None:
        """A new agent needs every compulsory column; a known one only its number."""
        deja_refusees = {motif.cellule for motif in self.motifs}
        for colonne in COLONNES:
            exigee = colonne.cle == "matricule" or (colonne.obligatoire and self.connu is None)
            cellule = self.feuille.cellule(colonne.cle, self.brute.numero)
            if exigee and colonne.cle not in self.lues and cellule not in deja_refusees:
                suite = "." if colonne.cle == "matricule" else " pour un nouvel agent."
                self.refuser(colonne.cle, f"« {PAR_CLE[colonne.cle].titre} » est obligatoire{suite}")

    # ── Checking against the référentiel, the territory, the accounts ─────────

    def _verifier_nomenclature(self) -> None:
        nomenclature = self.situation.nomenclature
        self._traduire("profession", nomenclature.profession, "cette profession n’est pas dans le référentiel.")
        profession = self._valeur("profession")
        self._traduire(
            "corps", lambda t: nomenclature.code_corps(t, profession), "ce corps n’est pas dans le référentiel."
        )
        corps = self._valeur("corps")
        if corps and profession and (connu := nomenclature.corps.get(corps)) and connu.profession != profession:
            self.refuser(
                "corps" if "corps" in self.lues else "profession",
                f"le corps « {connu.libelle} » ne relève pas de cette profession.",
            )
        self._traduire("grade", lambda t: nomenclature.grade(t, corps), "ce grade n’est pas de ce corps.")
        self._traduire("service", self.situation.service, "ce service n’est pas de la région.")

    def _traduire(self, cle: str, chercher: Callable[[str], Any], raison: str) -> None:
        """Replace the text that was read by the code it stands for."""
        if cle not in self.lues:
            return
        texte = self.lues.pop(cle)
        code = chercher(texte)
        if code is None:
            self.refuser(cle, f"« {texte[:60]} » : {raison}")
        else:
            self.lues[cle] = code

    def _verifier_courriel(self) -> None:
        courriel, matricule = self.lues.get("courriel"), self.lues.get("matricule")
        if courriel is None:
            return
        premiere = self.deja_vus.setdefault(f"courriel {courriel}", self.brute.numero)
        if premiere != self.brute.numero:
            self.refuser("courriel", f"cette adresse est déjà à la ligne {premiere}.")
        elif self.situation.titulaires.get(courriel, matricule) != matricule:
            self.refuser("courriel", "cette adresse est celle d’un autre agent.")

    def _valeur(self, champ: str) -> str:
        """As the line says, failing that as already recorded."""
        return str(self.lues[champ] if champ in self.lues else getattr(self.connu, champ, ""))

    # ── What would be written ─────────────────────────────────────────────────

    def _fiche(self) -> Fiche | None:
        """None when the belonging cannot be: the reason has been added."""
        agent = self.connu.id if self.connu else None
        try:
            return Fiche(agent, self.lues["matricule"], self._champs(), self._nouveau_poste())
        except Refus as refus:
            self.refuser("debut", refus.raison[0].lower() + refus.raison[1:])
            return None

    def _differences(self, fiche: Fiche) -> tuple[Difference, ...]:
        """What is worth reading: of a new agent, the name is already in its own column."""
        avant = {champ: getattr(self.connu, champ) for champ in fiche.valeurs} if self.connu else None
        lisibles = {c: valeur for c, valeur in fiche.valeurs.items() if self.connu or c not in IDENTITE}
        differences = differences_de_champs(self.situation.nomenclature, avant, lisibles)
        if fiche.poste is None:
            return differences
        return differences + differences_de_poste(self.situation.services, self._poste_actuel(), fiche.poste)

    def _champs(self) -> dict[str, Any]:
        """Fields of the agent that this line gives or changes; the case of a name is left as it was recorded."""
        if self.connu is None:
            return {c: self.lues[c] for c in CHAMPS if c in self.lues}
        changes = {c: self.lues[c] for c in CHAMPS if c in self.lues and self._differe(c)}
        if "corps" in changes and "grade" not in self.lues and self.connu.grade:
            changes["grade"] = ""
        return changes

    def _differe(self, champ: str) -> bool:
        lue, connue = self.lues[champ], getattr(self.connu, champ)
        if champ in ("nom", "prenom"):
            return str(lue).casefold() != str(connue).casefold()
        return bool(lue != connue)

    def _poste_actuel(self) -> Poste | None:
        postes = self.connu.postes if self.connu else ()
        reference = de_reference(postes, {poste.cle: self.situation.jour for poste in postes})
        return next((p for p in postes if reference and p.cle == reference.cle), None)

    def _nouveau_poste(self) -> NouveauPoste | None:
        """The belonging to open, if the service or the share changes."""
        actuel = self._poste_actuel()
        service = self.lues.get("service", actuel.service if actuel else None)
        quotite = self.lues.get("quotite", actuel.quotite if actuel else 100)
        debut = self.lues.get("debut")
        if service is None:
            return None
        if actuel and (service, quotite) == (actuel.service, actuel.quotite):
            if debut not in (None, actuel.debut):
                self._remarquer_debut(actuel)
            return None
        if self._deja_prevu(service, quotite, debut):
            return None
        if debut is None:
            raise Refus("Indiquez le premier jour du nouveau rattachement.")
        return NouveauPoste(service, quotite, debut, enchainer(self.connu.postes if self.connu else (), debut))

    def _deja_prevu(self, service: int, quotite: int, debut: dt.date | None) -> bool:
        """The same file sent twice changes nothing the second time, planned changes included."""
        postes = self.connu.postes if self.connu else ()
        return (service, quotite, debut) in {(p.service, p.quotite, p.debut) for p in postes}

    def _remarquer_debut(self, poste: Poste) -> None:
        texte = f"non repris : le même rattachement est enregistré depuis le {date_longue(poste.debut)}."
        self.remarques.append(Motif(self.feuille.cellule("debut", self.brute.numero), texte))
