"""What changed between two versions of the minutes, point by point (règle C2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from college.reunions.contenu import CompteRenduLu, Point, Presences
from ctri.dossiers.types import Changement, Differences, LigneChangee
from mutualisation.typographie import civile, compte, date_longue


def differences(avant: CompteRenduLu, apres: CompteRenduLu) -> Differences:
    """Pure. Points keep their rank once the meeting is closed: they compare two by two."""
    changements = [*_entete(avant, apres), *_points(avant["points"], apres["points"])]
    inchanges = len(apres["points"]) - sum(c.titre.startswith("Point ") for c in changements)
    return Differences(tuple(changements), _solde(len(changements)), inchanges)


def _solde(nombre: int) -> str:
    return compte(nombre, "partie modifiée", "parties modifiées") if nombre else "Rien n’a changé."


def _entete(avant: CompteRenduLu, apres: CompteRenduLu) -> Iterator[Changement]:
    cotes = (
        ("Lieu", avant["lieu"], apres["lieu"]),
        ("Secrétaire", avant["secretaire"], apres["secretaire"]),
        ("Numéro", avant["numero"], apres["numero"]),
    )
    lignes = [LigneChangee(*cote) for cote in cotes if cote[1] != cote[2]]
    lignes += _presences(avant["presences"], apres["presences"])
    if lignes:
        yield Changement("modifie", "Réunion", tuple(lignes))


def _presences(avant: Presences, apres: Presences) -> Iterator[LigneChangee]:
    groupes = (
        ("Présents", avant["presents"], apres["presents"]),
        ("Représentés", avant["representes"], apres["representes"]),
        ("Excusés", avant["excuses"], apres["excuses"]),
        ("Absents", avant["absents"], apres["absents"]),
        ("Associés", avant["associes"], apres["associes"]),
    )
    for mot, vieux, neufs in groupes:
        if vieux != neufs:
            yield LigneChangee(mot, _liste(vieux), _liste(neufs))


def _liste(noms: Sequence[str]) -> str:
    return ", ".join(noms)


def _points(avant: Sequence[Point], apres: Sequence[Point]) -> Iterator[Changement]:
    for rang in range(max(len(avant), len(apres))):
        vieux = avant[rang] if rang < len(avant) else None
        neuf = apres[rang] if rang < len(apres) else None
        if vieux is None and neuf is not None:
            yield Changement("ajoute", f"Point {neuf['numero']} : {neuf['titre']}", tuple(_lignes(None, neuf)))
        elif neuf is None and vieux is not None:
            yield Changement("supprime", f"Point {vieux['numero']} : {vieux['titre']}", tuple(_lignes(vieux, None)))
        elif neuf is not None and (lignes := tuple(_lignes(vieux, neuf))):
            yield Changement("modifie", f"Point {neuf['numero']} : {neuf['titre']}", lignes)


def _lignes(avant: Point | None, apres: Point | None) -> Iterator[LigneChangee]:
    vieux, neuf = (_en_mots(p) if p else {} for p in (avant, apres))
    for mot in vieux | neuf:
        if vieux.get(mot, "") != neuf.get(mot, ""):
            yield LigneChangee(mot, vieux.get(mot, ""), neuf.get(mot, ""))


def _en_mots(point: Point) -> dict[str, str]:
    return {
        "Titre": point["titre"],
        "Issue": point["libelle"],
        "Texte": point["texte"],
        "Décisions": "\n".join(d["texte"] for d in point["decisions"]),
        "Actions": "\n".join(
            f"{s['intitule']} ({s['responsable']}, {date_longue(civile(s['echeance']))})" for s in point["suites"]
        ),
        "Absents à ce point": _liste(point["absents"]),
    }
