"""What questions put on the home page: who must act, who waits, by when, what happened (règles C4, V10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.urls import reverse

from ctri.saisines import mots
from ctri.saisines.cotes import instances_de, titre_pour
from ctri.saisines.etats import OUVERTES, Etat, Instance, Pouvoir
from ctri.saisines.models import Saisine, est_visible
from mutualisation.accueil.lecture import une_fois
from mutualisation.accueil.registre import Attente, Echeance, Fait, Registre, Tache
from mutualisation.journal.libelles import quoi
from mutualisation.journal.models import Acte
from mutualisation.journal.recents import actes_depuis, auteur_de
from mutualisation.mandats.acteur import Acteur
from mutualisation.requetes import Preparee, Trou
from mutualisation.templatetags.francais import jour
from mutualisation.territoire.models import Region
from mutualisation.typographie import majuscule

# The home page shows what presses; the list has the rest.
LUES = 30
FAITS_LUS = 6
# What both bodies are told of; the others hear of an answer.
CODES = ("adresser", "prolonger", "retirer", "rendre")
_SAISINES = Preparee(
    lambda: (
        Saisine.objects.filter(region=Trou("region"), etat__in=[Etat.BROUILLON, *OUVERTES])
        .defer("question", "reponse")
        .order_by("echeance", "pk")[:LUES]
    )
)
_ACTES = Preparee(
    lambda: actes_depuis().filter(objet_type="ctri.saisine", code__in=CODES)[: 4 * FAITS_LUS],
)


def _du_ressort(acteur: Acteur, region: Region | None) -> bool:
    """Those who belong to one of the bodies, where the scheme has both."""
    return region is not None and region.schema.college is not None and bool(instances_de(acteur, region))


def saisines_de(acteur: Acteur, region: Region) -> list[Saisine]:
    """Drafts and questions awaiting an answer that this person may know of, read once for the page."""
    return une_fois(acteur, (Saisine, region.pk), lambda: _lire(acteur, region))


def _lire(acteur: Acteur, region: Region) -> list[Saisine]:
    saisines = _SAISINES.lire(region=region.pk)
    for saisine in saisines:
        saisine.region = region
    return [saisine for saisine in saisines if est_visible(acteur, saisine)]


def taches(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """The next step of each question, for whoever may take it."""
    if region is None or not _du_ressort(acteur, region):
        return
    for saisine in saisines_de(acteur, region):
        instance = saisine.demandeur if saisine.etat == Etat.BROUILLON else saisine.repondant
        pouvoir = Pouvoir.REDIGER if saisine.etat == Etat.ADRESSEE else Pouvoir.MENER
        if titre_pour(acteur, region, instance, pouvoir) is not None:
            yield _tache(region, saisine)


def _tache(region: Region, saisine: Saisine) -> Tache:
    v = region.vocabulaire
    reponse = mots.reponse_de(v, saisine.sens)
    demandeur, repondant = mots.nom_de(v, saisine.demandeur), mots.nom_de(v, saisine.repondant)
    nom = mots.nommer(v, saisine.rang)
    titre, bouton, effet = {
        Etat.BROUILLON: (
            f"Adresser {v.saisine.le} {repondant.au}",
            "Relire et adresser",
            f"{repondant.Le} est prévenu{repondant.e} et la question ne change plus.",
        ),
        Etat.ADRESSEE: (
            f"Préparer {reponse.le}, {nom}",
            f"Préparer {reponse.le}",
            f"{demandeur.Le} ne lit rien avant l’envoi.",
        ),
        Etat.EN_PROJET: (
            f"Approuver {reponse.le}, {nom}",
            "Relire et approuver",
            f"Une fois approuvé{reponse.e}, {reponse.il} reste à rendre.",
        ),
        Etat.APPROUVEE: (
            f"Rendre {reponse.le}, {nom}",
            "Relire et rendre",
            f"{reponse.Le} part {demandeur.au} et ne change plus.",
        ),
    }[Etat(saisine.etat)]
    return Tache(
        titre=titre,
        url=reverse("saisine", args=[saisine.pk]),
        bouton=bouton,
        precision=saisine.objet,
        pourquoi=_pourquoi(region, saisine),
        effet=effet,
        echeance=saisine.echeance,
    )


def _pourquoi(region: Region, saisine: Saisine) -> str:
    v = region.vocabulaire
    if saisine.etat == Etat.BROUILLON:
        return f"{v.saisine.Le} est en brouillon : personne n’est encore prévenu."
    demandeur = mots.nom_de(v, saisine.demandeur)
    return f"{demandeur.Le} {_demande(saisine)} le {jour(saisine.adressee_le)}."


def _demande(saisine: Saisine) -> str:
    avis = saisine.region.vocabulaire.avis
    return f"a demandé {avis.ce}" if saisine.repondant == Instance.COLLEGE else "a posé cette question"


def attentes(acteur: Acteur, region: Region | None) -> Iterable[Attente]:
    """What one's own body asked and was not answered yet."""
    if region is None or not _du_ressort(acteur, region):
        return
    v = region.vocabulaire
    for saisine in saisines_de(acteur, region):
        parle = titre_pour(acteur, region, saisine.demandeur, Pouvoir.MENER) is not None
        if not parle or not saisine.ouverte:
            continue
        reponse, repondant = mots.reponse_de(v, saisine.sens), mots.nom_de(v, saisine.repondant)
        yield Attente(
            titre=saisine.objet,
            url=reverse("saisine", args=[saisine.pk]),
            demande=f"{majuscule(mots.nommer(v, saisine.rang))}, adressé{v.saisine.e} le {jour(saisine.adressee_le)} "
            f"· {repondant.Nom}",
            etapes=(f"Adressé{v.saisine.e}", "En préparation", f"{reponse.Nom} rendu{reponse.e}"),
            # How far the answer is belongs to those who prepare it (règle C3).
            atteinte=2,
            suite=f"{reponse.Nom} attendu{reponse.e} le {jour(saisine.echeance)}"
            if saisine.echeance
            else "Sans échéance",
        )


def echeances(acteur: Acteur, region: Region | None) -> Iterable[Echeance]:
    """The day each answer is due, for both bodies."""
    if region is None or not _du_ressort(acteur, region):
        return
    v = region.vocabulaire
    for saisine in saisines_de(acteur, region):
        if saisine.ouverte and saisine.echeance is not None:
            le: dt.date = saisine.echeance
            reponse = mots.reponse_de(v, saisine.sens)
            nom = mots.nommer(v, saisine.rang)
            yield Echeance(le, f"{reponse.nom} {mots.nom_de(v, saisine.repondant).du}, {nom}, le {jour(le)}")


def faits(acteur: Acteur, region: Region | None) -> Iterable[Fait]:
    """Questions sent, given time, withdrawn, answered since the last visit, one's own acts excepted."""
    depuis = acteur.utilisateur.derniere_visite
    if region is None or depuis is None or region.schema.college is None:
        return
    actes = _ACTES.lire(region=region.pk, depuis=depuis, lecteur=acteur.utilisateur.pk)
    siennes = instances_de(acteur, region)
    lus = [acte for acte in actes if siennes or acte.code == "rendre"]
    saisines = _citees(acteur, region, lus)
    for acte in [acte for acte in lus if acte.objet_id in saisines][:FAITS_LUS]:
        saisine = saisines[acte.objet_id]
        acte.region = region
        precision = f"{saisine.reference}, {saisine.objet}"
        yield Fait(acte.le, f"{auteur_de(acte)} {quoi(acte)}", precision, reverse("saisine", args=[saisine.pk]))


def _citees(acteur: Acteur, region: Region, actes: Iterable[Acte]) -> dict[int, Saisine]:
    """Those this person may know of."""
    pks = {acte.objet_id for acte in actes}
    if not pks:
        return {}
    visibles = Saisine.objects.visibles_par(acteur).defer("question", "reponse").in_bulk(pks)
    for saisine in visibles.values():
        saisine.region = region
    return visibles


def inscrire(registre: Registre) -> None:
    """Register everything questions show."""
    registre.inscrire("taches", taches)
    registre.inscrire("attentes", attentes)
    registre.inscrire("faits", faits)
    registre.inscrire("echeances", echeances)
