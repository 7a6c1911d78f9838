"""What waits for whoever writes the proposals and presides the college: start, rework, complete, have it examined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import partial
from urllib.parse import urlencode

from django.urls import reverse

from college.accueil.situation import Reste, Situation, situation_de
from college.plans.synthese import Synthese
from college.propositions.policies import objet
from college.propositions.redactions import redaction
from college.reunions.etats import TENUES
from ctri.dossiers.etats import A_REPRENDRE, ABANDONNES, Etat
from ctri.dossiers.models import Dossier
from ctri.dossiers.noms import intitule, nommer
from ctri.dossiers.workflow import ISSUE_DE_L_ACTE
from ctri.echeancier.attendus import echeance_de
from mutualisation.accueil.registre import Tache
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.refus import raison
from mutualisation.templatetags.francais import compte, jour
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

_ACTE_DE_L_ISSUE = {issue: acte for acte, issue in ISSUE_DE_L_ACTE.items()}


def taches_proposant(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """Texts to start, to take back, to complete and submit."""
    if region is None or not acteur.peut(Droit.REDIGER, region):
        return
    situation = situation_de(acteur, region)
    yield from _a_commencer(situation)
    yield from _permanents(situation)
    for dossier in situation.a_moi:
        yield _a_completer(situation, dossier) if dossier.etat == Etat.BROUILLON else _a_reprendre(situation, dossier)


def _a_commencer(situation: Situation) -> Iterable[Tache]:
    region, annee, cadrage = situation.region, situation.annee, situation.cadrage
    if cadrage is None:
        return
    v = region.vocabulaire
    vivants = {(d.livrable, d.pole) for d in situation.du_cycle if d.etat not in ABANDONNES}
    for livrable, pole in situation.textes:
        if (livrable, pole) in vivants or not situation.propose(livrable, pole):
            continue
        pourquoi = (
            f"{v.comite.court.Le} a publié {v.cadrage.le} {annee} le {jour(cadrage.publie_le)} : "
            f"{v.objectif.compter(cadrage.nombre)}, dont {v.priorite.compter(cadrage.priorites)}."
        )
        yield _commencer(situation, livrable, pole, annee, pourquoi)


def _permanents(situation: Situation) -> Iterable[Tache]:
    """What stays in force until replaced, and was never adopted, or was withdrawn (règle V3)."""
    annee = situation.jour.year
    for code, pole in situation.permanents_a_ecrire:
        livrable = situation.region.schema.livrable(code)
        genre = redaction(livrable.type)
        if not raison(partial(genre.verifier, situation.region, annee, cadrage_publie=situation.cadrage is not None)):
            yield _commencer(situation, code, pole, annee, genre.enjeu(situation.region, livrable, annee))


def _commencer(situation: Situation, livrable: str, pole: str, annee: int, pourquoi: str) -> Tache:
    region = situation.region
    texte = urlencode({"livrable": livrable, "annee": annee, "pole": pole})
    secret = f"{region.vocabulaire.comite.court.Le} ne voit rien du brouillon : seulement ce que vous soumettrez."
    return Tache(
        titre=f"Commencer {intitule(region, livrable, annee, pole, forme='le')}",
        url=f"{reverse('proposition_commencer', args=[region.pk])}?{texte}",
        bouton="Commencer",
        pourquoi=typographier(pourquoi),
        effet=typographier(secret),
        echeance=echeance_de(region.schema.livrable(livrable), annee),
    )


def _a_reprendre(situation: Situation, dossier: Dossier) -> Tache:
    return Tache(
        titre=f"Reprendre {nommer(dossier)}",
        url=reverse("dossier", args=[dossier.pk]),
        bouton="Reprendre la rédaction",
        precision=dossier.reference,
        badge=dossier.libelle_etat,
        pourquoi=_retour(situation, dossier),
        effet=typographier(
            f"Vous préparez la version {dossier.version + 1} ; la version {dossier.version} reste lisible."
        ),
        echeance=situation.echeance(dossier),
        bloque_seance=situation.seance is not None,
    )


def _a_completer(situation: Situation, dossier: Dossier) -> Tache:
    reste = situation.reste(dossier)
    acte = situation.region.schema.actes.soumettre.bref.lower()
    rendu = situation.decision(dossier)
    return Tache(
        titre=f"Compléter et {acte} {nommer(dossier)}" if reste.manques else f"{acte.capitalize()} {nommer(dossier)}",
        url=situation.adresse(dossier),
        bouton=f"Compléter la version {dossier.version + 1}" if reste.manques else f"Relire et {acte}",
        precision=f"Version {dossier.version + 1}, {dossier.libelle_etat.lower()}",
        badge=dossier.region.schema.etats.libelle(rendu.issue) if rendu and rendu.issue else "",
        pourquoi=_retour(situation, dossier) or _attente(situation, dossier),
        effet=_effet(situation, dossier, reste),
        echeance=situation.echeance(dossier),
        bloque_seance=situation.seance is not None,
    )


def _retour(situation: Situation, dossier: Dossier) -> str:
    """“Le plan de travail annuel a été renvoyé par le CTRI le 8 janvier : « … »”, in the scheme's words."""
    decision = situation.decision(dossier)
    if decision is None or decision.issue not in A_REPRENDRE:
        return ""
    fait = dossier.region.schema.actes.acte(_ACTE_DE_L_ISSUE[Etat(decision.issue)]).constater(objet(dossier))
    comite = dossier.region.vocabulaire.comite.court
    return typographier(f"{fait} par {comite.le} le {jour(decision.decidee_le)} : « {decision.motif} »")


def _attente(situation: Situation, dossier: Dossier) -> str:
    livrable = situation.region.schema.livrable(dossier.livrable)
    return typographier(redaction(dossier.genre).enjeu(situation.region, livrable, dossier.annee))


def _effet(situation: Situation, dossier: Dossier, reste: Synthese | Reste) -> str:
    """When it would be decided, and what stands in the way."""
    v = situation.region.vocabulaire
    seance = situation.seance
    if seance is not None and seance.debut.date() >= situation.jour:
        quand = f"Soumis{objet(dossier).e} avant, il peut passer à {v.seance.le} du {jour(seance.debut)}."
    else:
        quand = f"Le texte sera figé et remis {v.comite.court.au}."
    if not reste.manques:
        return typographier(f"{quand} Rien ne manque.")
    nommes = " ; ".join(reste.nommes)
    autres = reste.manques - len(reste.nommes)
    suite = f" ; et {compte(autres, 'autre point,autres points')}" if autres > 0 else ""
    total = compte(reste.manques, "point reste à compléter,points restent à compléter")
    return typographier(f"{quand} {total} : {nommes}{suite}.")


def taches_presidence(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """The college's opinion, without which nothing is submitted (règle C7)."""
    if region is None or not acteur.peut(Droit.PRESIDER_COLLEGE, region):
        return
    situation = situation_de(acteur, region)
    for dossier in situation.dossiers:
        if dossier.etat == Etat.BROUILLON and region.schema.livrable(dossier.livrable).avis_college:
            yield from _avis(situation, dossier)


def _avis(situation: Situation, dossier: Dossier) -> Iterable[Tache]:
    if not _avis_du(situation, dossier):
        return
    avis = situation.avis.get((dossier.pk, dossier.version + 1))
    if avis and avis.reunion.etat in TENUES:
        return
    v = situation.region.vocabulaire
    inscrite = situation.inscriptions.get(dossier.pk)
    reunion = inscrite or situation.reunion_prevue
    if reunion is None:
        url, bouton = reverse("reunion_prevoir", args=[situation.region.pk]), f"Prévoir {v.reunion.un}"
    else:
        url = reverse("reunion", args=[reunion.pk])
        bouton = f"Ouvrir {v.reunion.le}" if inscrite else f"Inscrire à {v.ordre_du_jour.le}"
    yield Tache(
        titre=f"Recueillir {v.avis.le} {v.college.court.du} sur {nommer(dossier)}",
        url=url,
        bouton=bouton,
        precision=f"Version {dossier.version + 1}" + (f", {v.reunion.nom} du {jour(reunion.date)}" if reunion else ""),
        pourquoi=typographier(
            f"{v.avis.Le} sera rendu{v.avis.e} pendant {v.reunion.le}."
            if inscrite
            else f"Rien ne se soumet sans l’examen {v.college.du}."
        ),
        effet=typographier(f"{v.avis.Le} est joint{v.avis.e} au dossier ; vous pouvez vous en écarter, avec un motif."),
        echeance=situation.echeance(dossier),
    )


def _avis_du(situation: Situation, dossier: Dossier) -> bool:
    """Once the first reminder before the due date has come."""
    echeance = situation.echeance(dossier)
    avance = dt.timedelta(days=max(situation.region.schema.rappels.jours_avant, default=0))
    return echeance is None or situation.jour >= echeance - avance
