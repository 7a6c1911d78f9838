"""What changed between two versions of a plan, grouped by object (règle V5): the committee reads only what moved."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from college.plans.calculs.charge import capacite, de_action, de_ligne, total
from college.plans.calculs.valeurs import (
    TIRET,
    etiquette_objectif,
    jours_de_personne,
    jours_en_clair,
    mots,
    niveau,
    noms_courts,
    noms_departements,
)
from college.plans.contenu import Action, Contenu, Medecin, Objectif
from mutualisation.referentiel.vocabulaire import Mots
from mutualisation.typographie import civile, compte, date_longue, majuscule, periode

Genre = Literal["ajoutee", "modifiee", "supprimee"]
Sorte = Literal["action", "objectif", "medecin", "plan"]


@dataclass(frozen=True)
class Ligne:
    """A field and its two values, as tuples so that a page strikes only the pieces that went."""

    champ: str
    pieces_avant: tuple[str, ...]
    pieces_apres: tuple[str, ...]

    @property
    def avant(self) -> str:
        return ", ".join(self.pieces_avant) or TIRET

    @property
    def apres(self) -> str:
        return ", ".join(self.pieces_apres) or TIRET

    @property
    def morceaux_avant(self) -> list[tuple[str, bool]]:
        """(text, removed?)."""
        return [(piece, piece not in self.pieces_apres) for piece in self.pieces_avant]

    @property
    def morceaux_apres(self) -> list[tuple[str, bool]]:
        """(text, added?)."""
        return [(piece, piece not in self.pieces_avant) for piece in self.pieces_apres]


@dataclass(frozen=True)
class Changement:
    """One object that changed."""

    genre: Genre
    sorte: Sorte
    titre: str
    lignes: tuple[Ligne, ...]
    # Identifier of the action, objective or doctor; 0 for the plan itself.
    cible: int = 0


@dataclass(frozen=True)
class Solde:
    """Balance of days, the three kinds together."""

    avant: int
    apres: int
    ajoutes: int
    retires: int


@dataclass(frozen=True)
class Differences:
    """The whole comparison; `identiques` counts the actions present on both sides and unchanged."""

    changements: tuple[Changement, ...]
    solde: Solde
    identiques: int
    actions_avant: int
    actions_apres: int


Valeurs = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class _Lecteur:
    """Reads the values of one version in its own words."""

    contenu: Contenu
    v: Mots = field(init=False)
    noms: Mapping[int, str] = field(init=False)
    objectifs: Mapping[int, Objectif] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "v", mots(self.contenu))
        object.__setattr__(self, "noms", noms_courts(self.contenu["medecins"]))
        object.__setattr__(self, "objectifs", {o["id"]: o for o in self.contenu["objectifs"]})

    def nom(self, medecin: int) -> str:
        return self.noms.get(medecin, "personne partie")

    def action(self, action: Action) -> Valeurs:
        """Every field of an action but its number, which moves when a neighbour does."""
        objectif = self.objectifs.get(action["objectif"] or 0)
        personnes = self._personnes(action)
        pilote = action["pilote"]
        return {
            "Intitulé": _un(action["intitule"]),
            majuscule(self.v.objectif.nom): _un(etiquette_objectif(objectif, self.v) if objectif else ""),
            majuscule(self.v.fonction.nom): _un(action["fonction_libelle"] if action["fonction"] else ""),
            "Niveau": _un(niveau(action, self.contenu)),
            "Territoire": tuple(noms_departements(action["territoires"], self.contenu)),
            "Période": _un(periode(action["debut"], action["fin"]) if action["debut"] or action["fin"] else ""),
            "Jours": _un(jours_en_clair(de_action(action)) if de_action(action).total else ""),
            "Pilote": _un("" if pilote is None else personnes[pilote]),
            "Contributeurs": tuple(texte for medecin, texte in personnes.items() if medecin != pilote),
            "Résultat attendu": _un(action["resultat"]),
            "Indicateur": _un(action["indicateur"]),
        }

    def _personnes(self, action: Action) -> dict[int, str]:
        jours = {ligne["medecin"]: de_ligne(ligne) for ligne in action["jours"]}
        concernes = [*([] if action["pilote"] is None else [action["pilote"]]), *action["contributeurs"], *jours]
        return {
            medecin: " ".join([self.nom(medecin), *([jours_de_personne(jours[medecin])] if medecin in jours else [])])
            for medecin in dict.fromkeys(concernes)
        }

    def objectif(self, objectif: Objectif) -> Valeurs:
        motif = objectif["motif_sans_reponse"]
        return {
            "Libellé": _un(objectif["libelle"]),
            "Rang": _un(etiquette_objectif(objectif, self.v)),
            "Résultat attendu": _un(objectif["resultat"]),
            "Indicateur": _un(objectif["indicateur"]),
            "Motif sans réponse": _un(motif["texte"] if motif else ""),
        }

    def medecin(self, medecin: Medecin) -> Valeurs:
        services = {service["id"]: service["nom"] for service in self.contenu["services"]}
        motifs = {motif["medecin"]: motif["texte"] for motif in self.contenu["motifs_surcharge"]}
        champs = {"conges": "Congés", "formation": "Formation", "reserve": "Réserve", "prete": "Temps prêté"}
        return {
            "Service": _un(services.get(medecin["service"], "")),
            "Quotité": _un(f"{medecin['quotite']}\u00a0%"),
            "Jours ouvrés": _un(compte(medecin["jours_ouvres"], "jour")),
            **{libelle: _un(compte(medecin[cle], "jour")) for cle, libelle in champs.items()},  # type: ignore[literal-required]
            "Hors plan": _un(compte(medecin["hors_plan"], "jour")),
            "Capacité": _un(compte(capacite(medecin), "jour")),
            "Motif de la surcharge": _un(motifs.get(medecin["id"], "")),
        }

    def plan(self) -> Valeurs:
        avis = self.contenu["avis_college"]
        return {
            "Ce qui change": _un(self.contenu["changements"]),
            majuscule(self.v.avis.nom): _un(f"{avis['sens']} : {avis['texte']}" if avis else ""),
            f"Écart avec {self.v.avis.le}": _un((avis["ecart"] or "") if avis else ""),
            "Rendez-vous": tuple(
                f"{date_longue(civile(r['date']))} : {r['etape']} ({r['qui']})" for r in self.contenu["rendez_vous"]
            ),
        }


def _un(texte: str) -> tuple[str, ...]:
    return (texte,) if texte.strip() else ()


def differences(avant: Contenu, apres: Contenu) -> Differences:
    """Compare two versions, objects matched by identifier."""
    ancien, nouveau = _Lecteur(avant), _Lecteur(apres)
    actions = _comparer(
        "action",
        {a["id"]: (_titre_action(a), ancien.action(a)) for a in avant["actions"]},
        {a["id"]: (_titre_action(a), nouveau.action(a)) for a in apres["actions"]},
    )
    objectifs = _comparer(
        "objectif",
        {o["id"]: (_titre_objectif(o, ancien.v), ancien.objectif(o)) for o in avant["objectifs"]},
        {o["id"]: (_titre_objectif(o, nouveau.v), nouveau.objectif(o)) for o in apres["objectifs"]},
    )
    medecins = _comparer(
        "medecin",
        {m["id"]: (m["affiche"], ancien.medecin(m)) for m in avant["medecins"]},
        {m["id"]: (m["affiche"], nouveau.medecin(m)) for m in apres["medecins"]},
    )
    plan = _comparer("plan", {0: (avant["titre"], ancien.plan())}, {0: (apres["titre"], nouveau.plan())})
    plan += _ordre(avant, apres)
    actions.sort(key=lambda changement: _ordre_naturel(changement.titre))
    communes = {a["id"] for a in avant["actions"]} & {a["id"] for a in apres["actions"]}
    return Differences(
        changements=(*actions, *objectifs, *medecins, *plan),
        solde=_solde(avant, apres),
        identiques=len(communes) - sum(1 for changement in actions if changement.genre == "modifiee"),
        actions_avant=len(avant["actions"]),
        actions_apres=len(apres["actions"]),
    )


def _titre_action(action: Action) -> str:
    return f"{action['numero']} {action['intitule']}".strip()


def _titre_objectif(objectif: Objectif, v: Mots) -> str:
    return f"{etiquette_objectif(objectif, v)} : {objectif['libelle']}"


def _comparer(
    sorte: Sorte, avant: dict[int, tuple[str, Valeurs]], apres: dict[int, tuple[str, Valeurs]]
) -> list[Changement]:
    changements = []
    for cible in [*apres, *(cible for cible in avant if cible not in apres)]:
        titre_avant, valeurs_avant = avant.get(cible, ("", {}))
        titre, valeurs_apres = apres.get(cible, (titre_avant, {}))
        lignes = tuple(_lignes(valeurs_avant, valeurs_apres))
        if lignes:
            genre: Genre = "ajoutee" if cible not in avant else "supprimee" if cible not in apres else "modifiee"
            changements.append(Changement(genre, sorte, titre, lignes, cible))
    return changements


def _lignes(avant: Valeurs, apres: Valeurs) -> Iterator[Ligne]:
    for champ in dict.fromkeys([*avant, *apres]):
        ancienne, nouvelle = avant.get(champ, ()), apres.get(champ, ())
        if ancienne != nouvelle:
            yield Ligne(champ, ancienne, nouvelle)


def _ordre(avant: Contenu, apres: Contenu) -> list[Changement]:
    """Actions kept but put in another order: the content differs, so the comparison may not be silent."""
    ids_avant, ids_apres = ([action["id"] for action in contenu["actions"]] for contenu in (avant, apres))
    communs = {*ids_avant} & {*ids_apres}
    if [i for i in ids_avant if i in communs] == [i for i in ids_apres if i in communs]:
        return []
    return [Changement("modifiee", "plan", apres["titre"], (Ligne("Ordre", ("ordre précédent",), ("nouvel ordre",)),))]


def _solde(avant: Contenu, apres: Contenu) -> Solde:
    jours_avant = {a["id"]: de_action(a).total for a in avant["actions"]}
    jours_apres = {a["id"]: de_action(a).total for a in apres["actions"]}
    ecarts = [jours_apres.get(i, 0) - jours_avant.get(i, 0) for i in jours_avant.keys() | jours_apres.keys()]
    return Solde(
        avant=total(avant).total,
        apres=total(apres).total,
        ajoutes=sum(ecart for ecart in ecarts if ecart > 0),
        retires=-sum(ecart for ecart in ecarts if ecart < 0),
    )


def _ordre_naturel(titre: str) -> list[tuple[int, str]]:
    """ "2.10" after "2.9"."""
    return [(int(mot), "") if mot.isdigit() else (0, mot) for mot in re.split(r"(\d+)", titre)]
