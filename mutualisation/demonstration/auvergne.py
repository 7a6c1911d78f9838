"""The people of Auvergne, the region of the guide's pictures. All invented, like everybody else."""

from __future__ import annotations

from dataclasses import dataclass

from mutualisation.demonstration.noms import Identite

REGION = "83"


@dataclass(frozen=True)
class Medecin:
    """A doctor and where they belong: "siege" or a department."""

    identite: Identite
    poste: str
    quotite: int = 100
    profession: str = "misp"


MIR = Identite("Hélène", "Vasseur", "f")
MEDECINS = (
    Medecin(MIR, "siege"),
    Medecin(Identite("Étienne", "Malbourg", "m"), "siege"),
    Medecin(Identite("Anne-Lise", "Sérieys", "f"), "siege"),
    Medecin(Identite("Yvon", "Kerboul", "m"), "siege", 80),
    Medecin(Identite("Pascale", "Ombredane", "f"), "03"),
    Medecin(Identite("Régis", "Jolivard", "m"), "03"),
    Medecin(Identite("Blandine", "Pradelou", "f"), "15"),
    Medecin(Identite("Bruno", "Teyssonnier", "m"), "43"),
    Medecin(Identite("Marc", "Fabrègues", "m"), "63"),
    Medecin(Identite("Sylvie", "Montarnal", "f"), "63"),
    Medecin(Identite("Claire", "Delcroix", "f"), "63", 80, "medecin_contractuel"),
)
# Posts, vacant ones included: in Haute-Loire, a retirement has not been replaced.
POSTES = {"siege": 4, "03": 2, "15": 1, "43": 2, "63": 3}

CHEFS = {
    "siege": Identite("Geneviève", "Larcanche", "f"),
    "03": Identite("Didier", "Rouchezet", "m"),
    "15": Identite("Véronique", "Albaret", "f"),
    "43": Identite("François", "Chambonnet", "m"),
    "63": Identite("Yves", "Courtadial", "m"),
}
SECRETAIRE = Identite("Odile", "Fressange", "f")
SECRETAIRE_PAR_INTERIM = Identite("Rémi", "Chastagnier", "m")
ASSOCIES = {
    "phisp": Identite("Maël", "Brunovic", "m"),
    "infirmier_sante_publique": Identite("Nadège", "Sarrazac", "f"),
}
EVALUATEUR = Identite("Aurèle", "Tavignot", "m")
PREFET = Identite("Solange", "Deverteuil", "f")
# Has an account, and nothing else: the page that names whom to ask.
SANS_MANDAT = Identite("Paulin", "Escoubès", "m")
# People without mandate worth signing in as: a doctor, an associated professional, and that one.
TEMOINS = (MEDECINS[6].identite, ASSOCIES["phisp"], SANS_MANDAT)

NOMS = frozenset(
    identite.nom
    for identite in (
        *(m.identite for m in MEDECINS),
        *CHEFS.values(),
        *ASSOCIES.values(),
        SECRETAIRE,
        SECRETAIRE_PAR_INTERIM,
        EVALUATEUR,
        PREFET,
        SANS_MANDAT,
    )
)
