"""Four ways of grouping the actions of a plan. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from college.plans.calculs import de_action
from college.plans.contenu import Action, Contenu, Objectif
from college.plans.tableau import Compositeur, Edition, Groupe, Tableau, Vue, personnes, totaux
from mutualisation.typographie import INSECABLE

TRIMESTRES = ("1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre")


def tableau(contenu: Contenu, vue: Vue | None = None, edition: Edition | None = None) -> Tableau:
    """The table of a plan, in the reader's own grouping and filter."""
    vue = vue or Vue()
    compositeur = Compositeur(contenu, edition)
    montrees = [action for action in contenu["actions"] if vue.montre(action)]
    groupes = list(GROUPER[vue.par](compositeur, montrees, vue))
    parts = [de_action(action) for action in montrees]
    return Tableau(
        groupes,
        *totaux(parts),
        resume=compositeur.resume(montrees, parts),
        actions=len(contenu["actions"]),
        affichees=len(montrees),
    )


def _par_objectif(c: Compositeur, actions: Sequence[Action], vue: Vue) -> Iterator[Groupe]:
    connus = {objectif["id"] for objectif in c.contenu["objectifs"]}
    for objectif in c.contenu["objectifs"]:
        siennes = [action for action in actions if action["objectif"] == objectif["id"]]
        if siennes or not vue.filtre:
            yield _groupe_objectif(c, objectif, siennes, vue)
    if orphelines := [action for action in actions if action["objectif"] not in connus]:
        yield c.groupe("objectif-0", "", f"{c.v.objectif.Nom} à choisir", orphelines)


def _groupe_objectif(c: Compositeur, objectif: Objectif, siennes: Sequence[Action], vue: Vue) -> Groupe:
    terme = c.v.priorite if objectif["priorite"] else c.v.objectif
    motif = objectif["motif_sans_reponse"]
    cle = f"objectif-{objectif['id']}"
    return c.groupe(
        cle,
        f"{terme.Nom}{INSECABLE}{objectif['rang']}",
        objectif["libelle"],
        siennes,
        objectif=objectif["id"],
        priorite=objectif["priorite"] and not vue.filtre,
        motif=motif["texte"] if motif and not siennes else "",
        motif_auteur=motif["auteur"] if motif else "",
    )


def _par_medecin(c: Compositeur, actions: Sequence[Action], vue: Vue) -> Iterator[Groupe]:
    services = {service["id"]: service["court"] for service in c.contenu["services"]}
    for medecin in c.contenu["medecins"]:
        if vue.medecin in (None, medecin["id"]):
            siennes = [action for action in actions if medecin["id"] in personnes(action)]
            yield c.groupe(
                f"medecin-{medecin['id']}", services.get(medecin["service"], ""), medecin["affiche"], siennes
            )
    if orphelines := [action for action in actions if not personnes(action)]:
        yield c.groupe("personne", "", "Sans pilote ni contributeur", orphelines)


def _par_territoire(c: Compositeur, actions: Sequence[Action], vue: Vue) -> Iterator[Groupe]:
    regionales = [action for action in actions if action["niveau"] == "regional"]
    if regionales:
        yield c.groupe("region", "", f"Tout{c.v.region.e} {c.v.region.le}", regionales)
    for departement in c.contenu["departements"]:
        code = departement["code"]
        siennes = [a for a in actions if a["niveau"] != "regional" and code in a["territoires"]]
        if siennes:
            yield c.groupe(f"departement-{code}", code, departement["nom"], siennes)
    if orphelines := [a for a in actions if a["niveau"] != "regional" and not a["territoires"]]:
        yield c.groupe("sans-lieu", "", "Territoire à préciser", orphelines)


def _par_trimestre(c: Compositeur, actions: Sequence[Action], vue: Vue) -> Iterator[Groupe]:
    """By the quarter in which the action starts: each action stands once, so subtotals add up."""
    for rang, titre in enumerate(TRIMESTRES):
        siennes = [a for a in actions if a["debut"] and (a["debut"] - 1) // 3 == rang]
        if siennes:
            yield c.groupe(f"trimestre-{rang + 1}", "", f"Commence au {titre}", siennes)
    if orphelines := [a for a in actions if not a["debut"]]:
        yield c.groupe("sans-periode", "", "Période à préciser", orphelines)


GROUPER: Mapping[str, Callable[[Compositeur, Sequence[Action], Vue], Iterator[Groupe]]] = {
    "objectif": _par_objectif,
    "medecin": _par_medecin,
    "territoire": _par_territoire,
    "trimestre": _par_trimestre,
}
