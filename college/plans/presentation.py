"""A frozen content in the few shapes the committee's screens know (`ctri.dossiers.types`). Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from college.plans import calculs
from college.plans.calculs import charges, de_action, mots, noms_courts, par_objectif, participants
from college.plans.contenu import Action, Contenu
from ctri.dossiers.types import ActionRepondant, Changement, Differences, LigneChangee, Reponse, ResumeService
from mutualisation.typographie import INSECABLE, compte, date_longue, majuscule, nombre, pourcent

_NATURES = {"ajoutee": "ajoute", "modifiee": "modifie", "supprimee": "supprime"}
_TIRET = "–"


def lu(contenu: Mapping[str, Any]) -> Contenu:
    """The same mapping, under its precise type."""
    return cast(Contenu, contenu)


def jours(quantite: int) -> str:
    """“204 j”."""
    return f"{nombre(quantite)}{INSECABLE}j"


def resume(contenu: Contenu) -> str:
    """“12 actions, 724 j”."""
    v = mots(contenu)
    nombre_actions = compte(len(contenu["actions"]), v.action.nom, v.action.pluriel)
    return f"{nombre_actions}, {jours(calculs.total(contenu).total)}"


def differences(avant: Contenu, apres: Contenu) -> Differences:
    """What changed, with the balance first (règle V5)."""
    ecarts = calculs.differences(avant, apres)
    solde = ecarts.solde
    mouvements = f"{jours(solde.ajoutes)} de plus, {jours(solde.retires)} de moins"
    bouge = f"{jours(solde.avant)} → {jours(solde.apres)} ({mouvements})"
    return Differences(
        changements=tuple(
            Changement(_NATURES[c.genre], c.titre, tuple(_ligne(ligne) for ligne in c.lignes))
            for c in ecarts.changements
        ),
        solde=bouge if solde.ajoutes or solde.retires else f"{jours(solde.avant)}, inchangé",
        inchanges=ecarts.identiques,
    )


def _ligne(ligne: calculs.Ligne) -> LigneChangee:
    return LigneChangee(ligne.champ, _sans_tiret(ligne.avant), _sans_tiret(ligne.apres))


def _sans_tiret(texte: str) -> str:
    return "" if texte == _TIRET else texte


def reponses(contenu: Contenu) -> list[Reponse]:
    """What answers each objective; a bar compares it with the best served one (règle V2)."""
    noms = noms_courts(contenu["medecins"])
    groupes = par_objectif(contenu)
    plus_servi = max((g.jours.total for g in groupes), default=0) or 1
    return [
        Reponse(
            rang=g.objectif["rang"] if g.objectif else 0,
            priorite=bool(g.objectif and g.objectif["priorite"]),
            libelle=g.objectif["libelle"] if g.objectif else f"Sans {mots(contenu).objectif.nom}",
            actions=tuple(_repondant(a, noms) for a in g.actions),
            mesure=jours(g.jours.total),
            part=g.jours.total / plus_servi,
            motif=_motif(g)[0],
            motif_par=_motif(g)[1],
        )
        for g in groupes
    ]


def _motif(groupe: calculs.Reponse) -> tuple[str, str]:
    """The reason given, and its author with the date."""
    motif = groupe.objectif and groupe.objectif["motif_sans_reponse"]
    if not motif:
        return "", ""
    return motif["texte"], f"{motif['auteur']}, le {date_longue(dt.date.fromisoformat(motif['date']))}"


def _repondant(action: Action, noms: Mapping[int, str]) -> ActionRepondant:
    pilote = noms.get(action["pilote"] or 0, _TIRET)
    return ActionRepondant(action["numero"], action["intitule"], pilote, jours(de_action(action).total))


def pour_service(contenu: Contenu, service_id: int) -> ResumeService | None:
    """What a plan means for one service: its doctors, what they give, what the place receives (règle O11)."""
    service = next((s for s in contenu["services"] if s["id"] == service_id), None)
    siens = [c for c in charges(contenu) if c.medecin["service"] == service_id]
    if service is None:
        return None
    v = mots(contenu)
    ids = {c.medecin["id"] for c in siens}
    pilotees = [a for a in contenu["actions"] if a["pilote"] in ids]
    prises = [a for a in contenu["actions"] if ids & set(participants(a))]
    donnes = sum(c.jours.total for c in siens)
    actions = majuscule(v.action.pluriel)
    lignes = [
        (majuscule(v.medecin.pluriel), nombre(len(siens))),
        (f"Jours donnés {v.plan_travail.court.au}", jours(donnes)),
        (f"{actions} piloté{v.action.e}s", nombre(len(pilotees))),
        (f"{actions} avec ses {v.medecin.pluriel}", nombre(len(prises))),
        *((c.medecin["affiche"], f"{jours(c.total)} sur {c.capacite} ({pourcent(c.taux)})") for c in siens),
        *_territoires(contenu, service["departements"]),
    ]
    return ResumeService(tuple(lignes))


def _territoires(contenu: Contenu, codes: Any) -> list[tuple[str, str]]:
    lignes = []
    for ligne in calculs.territoires(contenu).lignes:
        if ligne.departement and ligne.departement["code"] in codes:
            lignes.append((f"Jours reçus d’ailleurs dans {ligne.departement['le']}", jours(ligne.presence.recus)))
            lignes.append(("Jours donnés ailleurs", jours(ligne.presence.donnes)))
    return lignes
