"""What a plan still lacks before it can be submitted: the same list feeds the editor, its links and the refusal."""

from collections.abc import Iterator
from dataclasses import dataclass

from college.plans.calculs.charge import charges, de_action, par_objectif
from college.plans.calculs.niveaux import incompatibilite
from college.plans.calculs.valeurs import etiquette_action, etiquette_objectif, mots
from college.plans.contenu import Action, Contenu
from mutualisation.referentiel.vocabulaire import Mots
from mutualisation.typographie import compte, majuscule, nombre


@dataclass(frozen=True)
class Manque:
    """One thing to complete. The targets let a page put the focus where it belongs."""

    code: str
    titre: str
    phrase: str
    action: int | None = None
    champ: str | None = None
    objectif: int | None = None
    medecin: int | None = None


def manques(contenu: Contenu) -> list[Manque]:
    """Everything missing, in reading order: objectives, actions, doctors. Empty: the plan can be submitted."""
    v = mots(contenu)
    trouves = [*_objectifs(contenu, v)]
    for action in contenu["actions"]:
        trouves += _action(action, contenu, v)
    trouves += _surcharges(contenu, v)
    if not contenu["actions"]:
        un = f"Ajoutez au moins un{v.action.e} {v.action.nom}."
        trouves.insert(0, Manque("aucune_action", f"{majuscule(v.plan_travail.nom)} : vide", un))
    return trouves


def _objectifs(contenu: Contenu, v: Mots) -> Iterator[Manque]:
    """A priority left unanswered needs its reason (règle V2)."""
    for reponse in par_objectif(contenu):
        objectif = reponse.objectif
        if objectif is None or not objectif["priorite"] or reponse.actions:
            continue
        motif = objectif["motif_sans_reponse"]
        if motif is None or not motif["texte"].strip():
            yield Manque(
                "priorite_sans_reponse",
                f"{etiquette_objectif(objectif, v)} : motif à rédiger",
                f"{majuscule(v.action.aucun)} n’y répond : ajoutez-en un{v.action.e}, ou expliquez {v.comite.court.au} "
                f"pourquoi {v.priorite.le} reste sans réponse en {contenu['annee']}.",
                champ="motif_sans_reponse",
                objectif=objectif["id"],
            )


def _action(action: Action, contenu: Contenu, v: Mots) -> Iterator[Manque]:
    for code, champ, titre, phrase in _champs_manquants(action, contenu, v):
        yield Manque(code, f"{etiquette_action(action, v)} : {titre}", phrase, action=action["id"], champ=champ)


def _champs_manquants(action: Action, contenu: Contenu, v: Mots) -> Iterator[tuple[str, str, str, str]]:
    """(code, field, title, sentence) of each field to fill in (règle P1)."""
    chaque = f"Obligatoire pour chaque {v.action.nom}."
    objectifs = {objectif["id"] for objectif in contenu["objectifs"]}
    medecins = {medecin["id"] for medecin in contenu["medecins"]}
    if not action["intitule"].strip():
        yield "sans_intitule", "intitule", "intitulé", chaque
    if action["objectif"] not in objectifs:
        yield "sans_objectif", "objectif", v.objectif.nom, f"Indiquez {v.objectif.le} visé{v.objectif.e}."
    if not action["fonction"]:
        yield "sans_fonction", "fonction", v.fonction.nom, chaque
    yield from _territoire(action, contenu, v)
    if action["pilote"] is None:
        yield "sans_pilote", "pilote", "pilote", chaque
    elif action["pilote"] not in medecins:
        yield "pilote_parti", "pilote", "pilote", f"La personne indiquée n’exerce plus dans {v.region.le}."
    if not de_action(action).total:
        yield "sans_jours", "jours", "jours", "Répartissez au moins un jour entre les participants."
    if inconnus := {ligne["medecin"] for ligne in action["jours"]} - medecins:
        phrase = f"{compte(len(inconnus), 'personne')} n’exerce plus dans {v.region.le} : répartissez ses jours."
        yield "participant_parti", "jours", "participants", phrase
    yield from _periode(action, chaque)
    if not action["resultat"].strip():
        yield "sans_resultat", "resultat", "résultat attendu", chaque
    if not action["indicateur"].strip():
        yield "sans_indicateur", "indicateur", "indicateur", chaque


def _territoire(action: Action, contenu: Contenu, v: Mots) -> Iterator[tuple[str, str, str, str]]:
    if action["niveau"] is None:
        libelles = [mots["libelle"].lower() for mots in contenu["niveaux"].values()]
        yield "sans_niveau", "niveau", "niveau", majuscule(f"{', '.join(libelles[:-1])} ou {libelles[-1]}.")
    elif raison := incompatibilite(action, contenu, v):
        code = "territoire_incompatible" if action["territoires"] else "sans_territoire"
        yield code, "territoires", "territoire", raison


def _periode(action: Action, chaque: str) -> Iterator[tuple[str, str, str, str]]:
    if action["debut"] is None or action["fin"] is None:
        yield "sans_periode", "periode", "période", chaque
    elif action["debut"] > action["fin"]:
        yield "periode_inversee", "periode", "période", "Le dernier mois précède le premier."


def _surcharges(contenu: Contenu, v: Mots) -> Iterator[Manque]:
    """An overload is accepted only with a reason the committee reads (règle P2)."""
    motives = {motif["medecin"] for motif in contenu["motifs_surcharge"] if motif["texte"].strip()}
    for charge in charges(contenu):
        if charge.surcharge and charge.medecin["id"] not in motives:
            yield Manque(
                "surcharge_sans_motif",
                f"{charge.medecin['affiche']} : {compte(charge.surcharge, 'jour')} de trop",
                f"{compte(charge.total, 'jour')} pour une capacité de {nombre(charge.capacite)} : "
                "allégez sa charge ou motivez la surcharge.",
                champ="motif_surcharge",
                medecin=charge.medecin["id"],
            )
