"""The tables of a plan as rows of text: every total is the sum of the figures shown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from college.plans.calculs import (
    Charge,
    Jours,
    LigneTerritoire,
    Presence,
    charges,
    etiquette_objectif,
    par_fonction,
    par_objectif,
    socle,
    territoires,
    total,
)
from college.plans.contenu import Contenu
from mutualisation.referentiel.vocabulaire import Mots
from mutualisation.typographie import majuscule, nombre, nombre_court, pourcent, signe

TIRET = "–"


@dataclass(frozen=True)
class Colonne:
    """A head and its width in millimetres; numbers are set to the right."""

    titre: str
    largeur: float
    nombre: bool = True

    @property
    def mm(self) -> str:
        """With a point, as style sheets want it."""
        return f"{self.largeur:.2f}"


@dataclass(frozen=True)
class Rangee:
    """The cell that names the row, then the others; `vive` for a row that needs attention."""

    tete: str
    cellules: tuple[str, ...]
    total: bool = False
    vive: bool = False


@dataclass(frozen=True)
class Tableau:
    """A caption, heads, rows. The total is the last row of the body: a foot would come back on every page."""

    legende: str
    colonnes: tuple[Colonne, ...]
    rangees: tuple[Rangee, ...]

    @property
    def lignes(self) -> list[tuple[str, list[tuple[str, bool]], bool, bool]]:
        """(head, [(text, is a number)], total?, needs attention?) for the template."""
        nombres = [colonne.nombre for colonne in self.colonnes[1:]]
        return [
            (rangee.tete, list(zip(rangee.cellules, nombres, strict=True)), rangee.total, rangee.vive)
            for rangee in self.rangees
        ]


def _nombres(valeurs: Iterable[int]) -> tuple[str, ...]:
    return tuple(nombre(valeur) for valeur in valeurs)


def _somme(rangees: Sequence[Sequence[int]], colonnes: int) -> list[int]:
    return [sum(rangee[rang] for rangee in rangees) for rang in range(colonnes)]


def tableau_charge(contenu: Contenu, v: Mots) -> Tableau:
    """How the capacity of each doctor is made, and what is left of it (règle P2)."""
    lignes = charges(contenu)
    # Two columns that most plans do not need: shown only where they explain a figure.
    prete = any(m["prete"] for m in contenu["medecins"])
    hors_plan = any(m["hors_plan"] for m in contenu["medecins"])
    titres = ["Ouvrés", "Congés", "Formation", "Réserve", *(["Prêtés"] * prete), "Capacité"]
    titres += [*(["Hors plan"] * hors_plan), "Affectés", "Écart"]
    valeurs = [_valeurs_charge(ligne, prete=prete, hors_plan=hors_plan) for ligne in lignes]
    rangees = [
        Rangee(
            f"{ligne.medecin['prenom']} {ligne.medecin['nom']}",
            (pourcent(ligne.medecin["quotite"]), *_nombres(chiffres[:-1]), signe(chiffres[-1])),
            vive=ligne.surcharge > 0,
        )
        for ligne, chiffres in zip(lignes, valeurs, strict=True)
    ]
    sommes = _somme(valeurs, len(titres))
    etp = nombre_court(sum(m["quotite"] for m in contenu["medecins"]) / 100)
    rangees.append(
        Rangee(majuscule(v.region.nom), (f"{etp}\u00a0ETP", *_nombres(sommes[:-1]), signe(sommes[-1])), total=True)
    )
    largeur = 118 / (len(titres) + 1)
    return Tableau(
        f"Calcul de la capacité par {v.medecin.nom}, en jours",
        (Colonne(majuscule(v.medecin.nom), 52, nombre=False), *(Colonne(t, largeur) for t in ("Quotité", *titres))),
        tuple(rangees),
    )


def _valeurs_charge(ligne: Charge, *, prete: bool, hors_plan: bool) -> list[int]:
    m = ligne.medecin
    retraits = [m["jours_ouvres"], m["conges"], m["formation"], m["reserve"], *([m["prete"]] * prete)]
    return [*retraits, ligne.capacite, *([m["hors_plan"]] * hors_plan), ligne.jours.affectes, ligne.ecart]


def _jours(jours: Jours, *, reserve: bool) -> list[int]:
    return [jours.programmes, jours.annualises, *([jours.reserve] * reserve), jours.total]


def tableau_objectifs(contenu: Contenu, v: Mots) -> Tableau:
    """What answers each objective (règle V2)."""
    reserve = total(contenu).reserve > 0
    rangees = []
    for reponse in par_objectif(contenu):
        objectif = reponse.objectif
        titre = objectif["libelle"] if objectif else f"{majuscule(v.action.pluriel)} sans {v.objectif.nom}"
        rangees.append(
            Rangee(
                titre,
                (
                    etiquette_objectif(objectif, v) if objectif else TIRET,
                    *_nombres([len(reponse.actions), reponse.medecins, *_jours(reponse.jours, reserve=reserve)]),
                ),
                vive=not reponse.actions,
            )
        )
    # People are not added up: the same doctor answers several objectives.
    somme = (TIRET, nombre(len(contenu["actions"])), TIRET, *_nombres(_jours(total(contenu), reserve=reserve)))
    rangees.append(Rangee("Total", somme, total=True))
    titres = (majuscule(v.action.pluriel), majuscule(v.medecin.pluriel), "Progr.", "Annual.", *(["Réserve"] * reserve))
    largeurs = [max(14.0, 2.0 * len(titre)) for titre in (*titres, "Jours")]
    colonnes = (
        Colonne(majuscule(v.objectif.nom), 170 - 22 - sum(largeurs), nombre=False),
        Colonne("Repère", 22, nombre=False),
        *(Colonne(titre, largeur) for titre, largeur in zip((*titres, "Jours"), largeurs, strict=True)),
    )
    return Tableau(f"Réponse à chaque {v.objectif.nom}, en jours", colonnes, tuple(rangees))


def tableau_fonctions(contenu: Contenu, v: Mots) -> Tableau:
    """What the days are used for."""
    reserve = total(contenu).reserve > 0
    lignes = [(libelle or "À préciser", jours) for libelle, jours in par_fonction(contenu)]
    rangees = [Rangee(libelle, _nombres(_jours(jours, reserve=reserve))) for libelle, jours in lignes]
    rangees.append(Rangee("Total", _nombres(_jours(total(contenu), reserve=reserve)), total=True))
    titres = ("Programmés", "Annualisés", *(["Réserve"] * reserve), "Jours")
    return Tableau(
        f"Jours par {v.fonction.nom}",
        (Colonne(majuscule(v.fonction.nom), 82, nombre=False), *(Colonne(titre, 22) for titre in titres)),
        tuple(rangees),
    )


def tableau_territoires(contenu: Contenu, v: Mots) -> Tableau:
    """Presence and exchanges (règles T6, O2)."""
    table = territoires(contenu)
    rangees = [_rangee_territoire(ligne) for ligne in table.lignes]
    habitants = sum(departement["population"] for departement in contenu["departements"])
    rangees.append(
        Rangee(majuscule(v.region.nom), ("", nombre(habitants), *_presence(table.total, place=True)), total=True)
    )
    colonnes = (
        Colonne("Territoire", 34, nombre=False),
        Colonne(f"Siège {v.service.du}", 32, nombre=False),
        Colonne("Habitants", 19),
        Colonne(majuscule(v.medecin.pluriel), 19),
        Colonne("ETP", 10),
        Colonne("Jours sur place", 14),
        Colonne("Reçus", 13),
        Colonne("Donnés", 13),
        Colonne("Niveau régional", 16),
    )
    legende = (
        f"Présence et échanges par territoire, en jours. « Reçus » : assurés par d’autres {v.service.pluriel}. "
        "« Donnés » : assurés ailleurs."
    )
    return Tableau(legende, colonnes, tuple(rangees))


def _rangee_territoire(ligne: LigneTerritoire) -> Rangee:
    if ligne.departement is None:
        nom = ligne.service["court"] if ligne.service else "Autres services"
        return Rangee(nom, ("", TIRET, *_presence(ligne.presence, place=False)))
    d = ligne.departement
    return Rangee(d["nom"], (d["chef_lieu"], nombre(d["population"]), *_presence(ligne.presence, place=True)))


def _presence(p: Presence, *, place: bool) -> tuple[str, ...]:
    """The head office has no territory of its own: neither days on site nor days received."""
    sur_place = (nombre(p.sur_place), nombre(p.recus)) if place else (TIRET, TIRET)
    return (nombre(p.medecins), nombre_court(p.etp), *sur_place, nombre(p.donnes), nombre(p.regionaux))


def tableau_socle(contenu: Contenu, v: Mots) -> Tableau:
    """Posts per service (règle T6)."""
    lignes = socle(contenu)
    rangees = [
        Rangee(
            ligne.service["nom"],
            _nombres([ligne.service["effectif_socle"], ligne.en_poste, ligne.vacants]),
            vive=ligne.vacants > 0,
        )
        for ligne in lignes
    ]
    sommes = [
        sum(ligne.service["effectif_socle"] for ligne in lignes),
        sum(ligne.en_poste for ligne in lignes),
        sum(ligne.vacants for ligne in lignes),
    ]
    rangees.append(Rangee(majuscule(v.region.nom), _nombres(sommes), total=True))
    return Tableau(
        f"{majuscule(v.effectif_socle.nom)} par {v.service.nom}, en postes",
        (
            Colonne(majuscule(v.service.nom), 92, nombre=False),
            Colonne("Socle", 26),
            Colonne("En poste", 26),
            Colonne("Vacants", 26),
        ),
        tuple(rangees),
    )
