"""What the screens of a meeting show, each read once, in a number of queries that does not depend on its points."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from college.reunions import policies
from college.reunions.actions.redaction import INCHANGE
from college.reunions.contenu import contenu_de, libelle_issue, resume
from college.reunions.etats import EtatReunion, Issue
from college.reunions.forms import AvisForm, DecisionForm, IssueForm, SuiteForm, TexteForm
from college.reunions.impression import documents_de
from college.reunions.lecture import Lue, lue
from college.reunions.models import CompteRendu, EtatSuite, PointReunion, Reunion, Suite
from college.reunions.models.points import PIECES
from college.reunions.saisines import a_inscrire
from college.reunions.suivi import a_approuver, ouvertes_avant
from college.reunions.transmission import COMPTE_RENDU, ORDRE_DU_JOUR, preparer_compte_rendu, preparer_ordre_du_jour
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Dossier
from ctri.dossiers.types import empreinte
from ctri.seances.preavis import preavis
from ctri.transmissions.suivi import suivis
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import Acteur
from mutualisation.pieces.lecture import pieces_de
from mutualisation.refus import raison
from mutualisation.temps import aujourdhui

# The last acts tell what goes on; the journal keeps them all.
MONTRES = 40


def _commun(acteur: Acteur, lecture: Lue) -> dict[str, Any]:
    """What every screen of a meeting says."""
    reunion = lecture.reunion
    return {
        "reunion": reunion,
        "lue": lecture,
        "points": [(point, libelle_issue(point)) for point in lecture.points],
        "preside": policies.peut_presider(acteur, reunion.region),
        "redige": policies.redige(acteur, reunion),
        "moi": next((p for p in lecture.presences if p.agent_id == acteur.agent_id), None),
        "attendus": sum(p.etat == "attendu" for p in lecture.presences),
        "libelle_transmettre": f"Transmettre {reunion.region.vocabulaire.comite.court.au}",
        "modifiable": not raison(lambda: policies.verifier_ordre_du_jour(acteur, reunion)),
        "pieces": pieces_de(PIECES, [p.pk for p in lecture.points]),
        "actes": historique(reunion)[:MONTRES],
    }


def agenda(acteur: Acteur, reunion: Reunion) -> dict[str, Any]:
    """Before the meeting, and during it for those who do not hold it."""
    lecture = lue(reunion)
    contexte = _commun(acteur, lecture)
    contexte |= {
        "duree": sum(p.duree for p in lecture.points),
        "suivis": suivis(acteur, ORDRE_DU_JOUR, reunion.pk),
        "transmettre": ORDRE_DU_JOUR,
        "refus_transmettre": _refus_transmettre(acteur, reunion, preparer_ordre_du_jour),
        "delai": preavis(aujourdhui(reunion.region.fuseau), reunion.date, lecture.regles.preavis_jours),
        "refus_convoquer": raison(lambda: policies.verifier_convoquer(acteur, reunion)),
        "refus_ouvrir": raison(lambda: policies.verifier_ouvrir(acteur, reunion)),
        "documents": documents_de(reunion),
    }
    return contexte | (_a_inscrire(reunion, lecture.points) if contexte["modifiable"] else {})


def _a_inscrire(reunion: Reunion, points: list[PointReunion]) -> dict[str, Any]:
    """What one click brings to the agenda: drafts that need an opinion, minutes to approve, points put off."""
    livrables = {livrable.code for livrable in reunion.region.schema.livrables if livrable.avis_college}
    deja = {p.dossier_id for p in points}
    brouillons = Dossier.objects.filter(region=reunion.region, etat=Etat.BROUILLON, livrable__in=livrables)
    reportes = PointReunion.objects.filter(
        reunion__region=reunion.region, issue=Issue.REPORTE, repris=None, reunion__date__lte=reunion.date
    ).exclude(reunion=reunion)
    return {
        "a_examiner": [d for d in brouillons if d.pk not in deja],
        "a_approuver": a_approuver(reunion),
        "a_repondre": list(a_inscrire(reunion.region)),
        "a_reprendre": list(reportes.select_related("reunion")),
    }


def conduite(acteur: Acteur, reunion: Reunion, demande: str | None, **formulaires: Any) -> dict[str, Any]:
    """The screen that drives a meeting; `formulaires` come back with what was typed and refused."""
    lecture = lue(reunion)
    point = _courant(lecture.points, demande)
    contexte = _commun(acteur, lecture)
    contexte |= {
        "point": point,
        "avis": getattr(point, "avis", None),
        "traites": sum(bool(p.issue) for p in lecture.points),
        "presents": [p for p in lecture.presences if p.etat == "present"],
        "manquants": {p.pk for p in point.absents.all()} if point else set(),
        "blocs": _blocs(lecture),
        "ouvertes": ouvertes_avant(reunion),
        "jour": aujourdhui(reunion.region.fuseau),
        "refus_clore": raison(lambda: policies.verifier_clore(acteur, reunion)),
    }
    if contexte["modifiable"]:
        contexte |= _a_inscrire(reunion, lecture.points)
    return contexte | (_formulaires(point) | formulaires if point else {})


def _courant(points: list[PointReunion], demande: str | None) -> PointReunion | None:
    """The point asked for, else the first without outcome, else the last."""
    choisi = next((p for p in points if demande and str(p.rang) == demande), None)
    return choisi or next((p for p in points if not p.issue), points[-1] if points else None)


def _blocs(lecture: Lue) -> list[str]:
    """One block per member, present first, then represented: the drawing of the quorum."""
    connus = [etat for etat in ("present", "represente") for _ in lecture.aux(etat)]
    return connus + ["absent"] * (len(lecture.membres) - len(connus))


def _formulaires(point: PointReunion) -> dict[str, Any]:
    avis = getattr(point, "avis", None)
    rendu = {"sens": avis.sens, "texte": avis.texte} if avis else {}
    decompte = dict(zip(("pour", "contre", "abstention"), point.decompte or (None, None, None), strict=True))
    return {
        "form_issue": IssueForm(point=point, initial={"issue": point.issue} | decompte),
        "form_avis": AvisForm(auto_id="avis_%s", initial=rendu | decompte),
        "form_texte": TexteForm(initial={"texte": point.texte, "revision": point.revision}),
        "form_decision": DecisionForm(),
        "form_suite": SuiteForm(reunion=point.reunion),
    }


def compte_rendu(acteur: Acteur, reunion: Reunion) -> dict[str, Any]:
    """The minutes: as written for those who write them, as last circulated or approved for the others."""
    lecture = lue(reunion)
    contexte = _commun(acteur, lecture)
    versions = list(reunion.comptes_rendus.select_related("par"))
    ecrit = contexte["redige"] and reunion.etat == EtatReunion.PROJET
    contenu = contenu_de(lecture) if ecrit else (versions[-1].contenu if versions else None)
    suites = {s.pk: s for p in lecture.points for s in p.suites.all()}
    jour = aujourdhui(reunion.region.fuseau)
    return contexte | {
        "ecrit": ecrit,
        "contenu": contenu,
        "resume": resume(contenu) if contenu else "",
        "versions": versions,
        "version": versions[-1] if versions else None,
        "lignes": _lignes(contenu, lecture, suites, jour, preside=contexte["preside"]) if contenu else [],
        "ouvertes": [(s, s.retard(jour)) for s in suites.values() if s.etat == EtatSuite.A_FAIRE],
        "remarques": list(reunion.remarques.select_related("par", "point")),
        "refus_remarquer": raison(lambda: policies.verifier_remarquer(acteur, reunion)),
        "refus_diffuser": _refus_diffuser(acteur, reunion, contenu, versions),
        "approbation": _approbation(acteur, reunion),
        "etapes": etapes(reunion),
        "suivis": suivis(acteur, COMPTE_RENDU, reunion.pk),
        "transmettre": COMPTE_RENDU,
        "refus_transmettre": _refus_transmettre(acteur, reunion, preparer_compte_rendu),
        "jour": jour,
        "documents": documents_de(reunion),
    }


def _refus_transmettre(acteur: Acteur, reunion: Reunion, preparer: Callable[[Acteur, int], object]) -> str:
    return raison(lambda: preparer(acteur, reunion.pk)) if policies.peut_presider(acteur, reunion.region) else ""


def _refus_diffuser(acteur: Acteur, reunion: Reunion, contenu: Any, versions: list[CompteRendu]) -> str:
    inchange = bool(versions) and versions[-1].empreinte == empreinte(contenu)
    return raison(lambda: policies.verifier_diffuser(acteur, reunion)) or (INCHANGE if inchange else "")


def _approbation(acteur: Acteur, reunion: Reunion) -> PointReunion | None:
    """Where these minutes are to be approved; a meeting in preparation is nobody else's business."""
    connues = Reunion.objects.visibles_par(acteur).filter(region=reunion.region)
    return reunion.approbations.filter(reunion__in=connues).select_related("reunion").order_by("-reunion__date").first()


def _repris(point: PointReunion | None, *, preside: bool) -> Reunion | None:
    """The meeting that takes up what this one put off, once it is known."""
    suivant = getattr(point, "repris", None)
    if suivant is None or (suivant.reunion.etat == EtatReunion.PREPARATION and not preside):
        return None
    autre: Reunion = suivant.reunion
    return autre


def _lignes(contenu: Any, lecture: Lue, suites: dict[int, Suite], jour: Any, *, preside: bool) -> list[dict[str, Any]]:
    """Each point as it was frozen, with the actions as they stand today."""
    vivants = dict(enumerate(lecture.points, 1))
    return [
        {
            "point": point,
            "vivant": vivants.get(point["numero"]),
            "repris": _repris(vivants.get(point["numero"]), preside=preside),
            "suites": [(s, suites.get(s["id"]), _retard(suites.get(s["id"]), jour)) for s in point["suites"]],
        }
        for point in contenu["points"]
    ]


def _retard(suite: Suite | None, jour: Any) -> int:
    return suite.retard(jour) if suite else 0


def etapes(reunion: Reunion) -> list[dict[str, str]]:
    """The strip of states, each with its date."""
    from mutualisation.templatetags.francais import jour

    dates = (
        ("Réunie", jour(reunion.close_le)),
        ("Compte rendu en projet", ""),
        ("Approuvé", jour(reunion.approuvee_le) if reunion.approuvee_le else "à une réunion suivante"),
    )
    atteinte = 2 if reunion.etat == EtatReunion.APPROUVEE else 1
    return [
        {
            "libelle": libelle,
            "precision": precision,
            "etat": "fait" if rang < atteinte or atteinte == 2 else ("en_cours" if rang == atteinte else "a_venir"),
        }
        for rang, (libelle, precision) in enumerate(dates)
    ]
