"""The working copy as the content that is frozen, hashed, compared and printed (règle V5).

Nothing here depends on the day it runs: the same rows give the same content, so the same file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from college.impression.identite import avis_fige, departement_fige, emetteur, region_figee
from college.membres.composition import Membre, annee_civile
from college.plans.calendrier import Presence
from college.plans.capacite import Annee, annee_par_defaut
from college.plans.ligne import GENRES, Ligne
from college.plans.models import Action, PlanTravail
from college.plans.travail import Travail
from ctri.cadrage.models import Objectif
from ctri.seances.models import Seance
from mutualisation.effectifs.models import Agent
from mutualisation.territoire.models import Service

SCHEMA = 2


def instantane(plan: PlanTravail) -> dict[str, Any]:
    """The content of a plan, complete in itself, JSON only."""
    return contenu_de(Travail(PlanTravail.objects.complets().get(pk=plan.pk)))


def contenu_de(travail: Travail) -> dict[str, Any]:
    """The content of a plan already being read."""
    dossier, region = travail.plan.dossier, travail.region
    livrable = region.schema.livrable(dossier.livrable)
    return {
        "schema": SCHEMA,
        "type": dossier.genre,
        "livrable": dossier.livrable,
        "titre": livrable.libelle.Nom,
        "sous_titre": _sous_titre(travail),
        "annee": dossier.annee,
        "reference": dossier.reference,
        "region": region_figee(region),
        "emetteur": emetteur(region, next((s for s in travail.services if s.est_siege), None)),
        "vocabulaire": region.vocabulaire.model_dump(mode="json"),
        "niveaux": region.schema.niveaux.model_dump(mode="json"),
        "pole": _pole(travail),
        "departements": [departement_fige(d) for d in travail.departements],
        "services": [_service(s, travail) for s in travail.services],
        "medecins": list(_medecins(travail)),
        "objectifs": [_objectif(o, travail) for o in travail.objectifs],
        "actions": list(_actions(travail)),
        "motifs_surcharge": [
            {"medecin": agent, "texte": c.motif_surcharge}
            for agent, c in sorted(travail.capacites.items())
            if c.motif_surcharge
        ],
        "avis_college": avis_fige(travail.avis),
        "changements": travail.plan.changements,
        "rendez_vous": _rendez_vous(travail),
    }


def _sous_titre(travail: Travail) -> str:
    sous_titre = travail.region.schema.livrable(travail.plan.dossier.livrable).sous_titre or ""
    pole = _pole(travail)
    return f"{sous_titre} {pole['libelle']}".strip() if pole else sous_titre


def _pole(travail: Travail) -> dict[str, str] | None:
    code = travail.plan.dossier.pole
    return {"code": code, "libelle": travail.region.schema.pole(code).libelle} if code else None


def _service(service: Service, travail: Travail) -> dict[str, Any]:
    """A head office that is not a local service as well stands for no department (règle T2)."""
    v = travail.region.vocabulaire
    if not service.est_local:
        court = v.siege.court.Nom
    else:
        mot = v.service_unique if service.est_siege else v.service_local
        court = f"{mot.court.Nom} {service.departement.nom}"
    postes = travail.socles.get(service.pk, 0)
    return {
        "id": service.pk,
        "nom": service.nom,
        "court": court,
        "siege": service.est_siege,
        "departements": [service.departement_id] if service.est_local else [],
        "effectif_socle": int(postes) if postes == int(postes) else postes,
    }


def _medecins(travail: Travail) -> Iterator[dict[str, Any]]:
    """Everyone in post in the year, then the associated professionals an action names."""
    for membre in travail.membres:
        yield _personne(membre.agent, membre, travail)
    cites = {agent for ligne in travail.lignes.values() for agent in ligne.equipe}
    services = {s.pk for s in travail.services}
    for agent in travail.associes:
        poste = travail.postes.get(agent.pk)
        if agent.pk in cites and poste and poste.service.pk in services:
            yield _personne(agent, poste, travail)


def annee_de(membre: Membre, travail: Travail) -> Annee:
    """Working days and the référentiel's defaults for one person's year (règle P2)."""
    an = annee_civile(travail.annee)
    presences = [
        Presence(
            debut=max(r.periode.lower, an.lower),
            fin=min(r.periode.upper or an.upper, an.upper),
            quotite=r.quotite,
            departement=r.service.departement_id,
        )
        for r in membre.rattachements
    ]
    return annee_par_defaut(travail.annee, presences, travail.region.schema.capacite)


def _personne(agent: Agent, membre: Membre, travail: Travail) -> dict[str, Any]:
    annee = annee_de(membre, travail)
    reglee = travail.capacites.get(agent.pk)
    return {
        "id": agent.pk,
        "prenom": agent.prenom,
        "nom": agent.nom,
        "affiche": agent.affiche,
        "service": membre.service.pk,
        "quotite": membre.quotite,
        "jours_ouvres": annee.ouvres,
        "conges": reglee.conges if reglee else annee.conges,
        "formation": reglee.formation if reglee else annee.formation,
        "reserve": reglee.reserve if reglee else annee.reserve,
        "prete": reglee.prete if reglee else 0,
        "hors_plan": reglee.hors_plan if reglee else 0,
    }


def _objectif(objectif: Objectif, travail: Travail) -> dict[str, Any]:
    motif = travail.motifs.get(objectif.pk)
    fuseau = ZoneInfo(travail.region.fuseau)
    return {
        "id": objectif.pk,
        "rang": objectif.rang,
        "priorite": objectif.priorite,
        "libelle": objectif.libelle,
        "resultat": objectif.resultat,
        "indicateur": objectif.indicateur,
        "motif_sans_reponse": motif
        and {
            "texte": motif.texte,
            "auteur": motif.par.affiche,
            "date": motif.le.astimezone(fuseau).date().isoformat(),
        },
    }


def _actions(travail: Travail) -> Iterator[dict[str, Any]]:
    """Numbered inside each objective; 0 stands for the objective still to be chosen."""
    rangs = {o.pk: o.rang for o in travail.objectifs}
    fonctions = {f.code: f.libelle for f in travail.region.schema.fonctions}
    ordre = {agent: rang for rang, agent in enumerate(travail.choix.personnes)}
    compteurs: dict[int, int] = {}
    for action in travail.actions:
        rang = rangs.get(action.objectif_id or 0, 0)
        compteurs[rang] = compteurs.get(rang, 0) + 1
        yield _action(action, travail.lignes[action.pk], f"{rang}.{compteurs[rang]}", fonctions, ordre)


def _action(
    action: Action, ligne: Ligne, numero: str, fonctions: dict[str, str], ordre: dict[int, int]
) -> dict[str, Any]:
    equipe = sorted(ligne.jours, key=lambda agent: (ordre.get(agent, len(ordre)), agent))
    return {
        "id": action.pk,
        "numero": numero,
        "objectif": ligne.objectif,
        "intitule": ligne.intitule,
        "fonction": ligne.fonction or None,
        "fonction_libelle": fonctions.get(ligne.fonction, ligne.fonction),
        "niveau": ligne.niveau or None,
        "territoires": ligne.territoires,
        "debut": ligne.debut,
        "fin": ligne.fin,
        "resultat": ligne.resultat,
        "indicateur": ligne.indicateur,
        "pilote": ligne.pilote,
        "contributeurs": [agent for agent in equipe if agent != ligne.pilote],
        "jours": [
            {"medecin": agent, **dict(zip(GENRES, ligne.jours[agent], strict=True))}
            for agent in equipe
            if any(ligne.jours[agent])
        ],
    }


def _rendez_vous(travail: Travail) -> list[dict[str, str]]:
    """The year's sessions of the committee and due dates of the scheme."""
    region, annee = travail.region, travail.annee
    v, fuseau = region.vocabulaire, ZoneInfo(region.fuseau)
    seances = Seance.objects.filter(region=region, debut__year=annee).order_by("debut")
    dates = [
        (s.debut.astimezone(fuseau).date(), f"{v.seance.Nom} {v.comite.court.du}", v.comite.court.Nom) for s in seances
    ]
    for livrable in region.schema.livrables:
        if livrable.annuel and livrable.echeance:
            an = annee + (livrable.echeance_annee == "suivante")
            jour = dt.date.fromisoformat(f"{an}-{livrable.echeance}")
            dates.append((jour, livrable.libelle.Nom, region.schema.role(livrable.proposant).terme.court.Nom))
    return [{"date": jour.isoformat(), "etape": etape, "qui": qui} for jour, etape, qui in sorted(dates)]
