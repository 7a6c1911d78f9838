"""Who plays, in which scheme, with which words, and the block copied from a spreadsheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ctri.cycle import annee_du_cycle
from ctri.dossiers.noms import intitule
from mutualisation.referentiel.vocabulaire import Terme
from tests.college.fabriques import LIBELLES, cadrage_publie
from tests.college.parcours import DISPOSITIFS, Dispositif
from tests.distribution import Monde

# The words of each scheme, which the other never shows.
MOTS = {
    code: re.compile(rf"\b(?:{'|'.join(mots)})\b")
    for code, mots in {
        "services-deconcentres-2007": (
            "DRASS", "DDASS", "MIR", "CTRI", "MISP", "[Ii]nterdépartementa(?:l|le|ux)", "[Dd]épartementa(?:l|le|ux)",
        ),
        "drsm-poles-2007": (
            "CODIR", "DRSM", "ELSM", "MCR", "[ÉéEe]chelons?", "[Ii]nter-échelons", "[Pp]ôles?",
            "[Pp]raticiens? conseils?",
        ),
    }.items()
}  # fmt: skip
ETRANGER = {"services-deconcentres-2007": "mir_b", "drsm-poles-2007": "mir_a"}
# Who else reads the decided text in each region.
LECTEURS = {
    "services-deconcentres-2007": ("medecin_a", "chef_local_a", "prefet_a"),
    "drsm-poles-2007": ("praticien", "chef_echelon", "membre_codir"),
}


@dataclass
class Scene:
    """One scheme and its region, from the framing on."""

    monde: Monde
    code: str

    def __post_init__(self) -> None:
        self.d: Dispositif = DISPOSITIFS[self.code](self.monde)
        self.annee = annee_du_cycle(self.d.region)
        cadrage_publie(self.d.region, self.d.presidence, self.annee)
        # Read before any page opens: from then on the connection is the server's.
        assert self.nom

    @property
    def v(self) -> Any:
        return self.d.region.vocabulaire

    @property
    def nom(self) -> str:
        """“le plan de travail 2027”."""
        return intitule(self.d.region, self.d.livrable, self.annee, self.d.pole, forme="le")

    @property
    def titre(self) -> str:
        return intitule(self.d.region, self.d.livrable, self.annee, self.d.pole)

    @property
    def objet(self) -> Terme:
        libelle: Terme = self.d.region.schema.livrable(self.d.livrable).libelle
        return libelle

    @property
    def avis_attendu(self) -> bool:
        return bool(self.d.region.schema.livrable(self.d.livrable).avis_college)

    @property
    def interdits(self) -> re.Pattern[str]:
        """The words of the other scheme."""
        (autre,) = (mots for code, mots in MOTS.items() if code != self.code)
        return autre

    @property
    def propres(self) -> re.Pattern[str]:
        """The words of this scheme."""
        return MOTS[self.code]

    @property
    def etranger(self) -> Any:
        return getattr(self.monde, ETRANGER[self.code])

    @property
    def lecteurs(self) -> list[Any]:
        return [getattr(self.monde, cle) for cle in LECTEURS[self.code]]

    def etat(self, code: str) -> str:
        libelle: str = self.d.region.schema.etats.libelle(code)
        return libelle

    def acte(self, code: str) -> str:
        """“Inscrire à une séance”."""
        libelle: str = self.d.region.schema.actes.acte(code).bouton(self.objet)
        return libelle

    # ── The spreadsheet ───────────────────────────────────────────────────────
    def lignes(self, objectif: int, nombre: int) -> list[list[str]]:
        """Complete rows in the order of the columns, all on one person: together, more than a year of work."""
        fonctions = self.d.region.schema.fonctions
        fonction = next(f for f in fonctions if not self.d.pole or f.pole == self.d.pole)
        return [
            [
                f"{LIBELLES[objectif - 1]}, étape {rang}", fonction.libelle, "Régional", self.d.pilote.nom, "",
                "11", "", "", "févr. – mai", f"Étape {rang} tenue", "Nombre d’étapes tenues",
            ]
            for rang in range(1, nombre + 1)
        ]  # fmt: skip

    def premier_bloc(self) -> str:
        """Twelve actions, as people write them: two cells empty, three that cannot be understood."""
        lignes = self.lignes(1, 12)
        lignes[1][9] = ""
        lignes[2][10] = ""
        lignes[3][3] = "Dupontel"
        lignes[4][8] = ""
        lignes[5][1] = "Astrologie"
        return bloc(lignes)

    def second_bloc(self) -> str:
        return bloc(self.lignes(2, 8))


def bloc(lignes: list[list[str]]) -> str:
    return "\n".join("\t".join(cellules) for cellules in lignes)
