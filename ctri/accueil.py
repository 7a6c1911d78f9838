"""What the committee's storey shows on the home page and in the navigation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.urls import reverse

from ctri.cadrage.models import Cadrage
from ctri.comite.models import Mode
from ctri.cycle import convocations_de, cycle_de
from ctri.dossiers.etats import A_REPRENDRE, EN_EXAMEN, ISSUES, Etat
from ctri.dossiers.models import Dossier, Version
from ctri.dossiers.noms import nommer
from ctri.dossiers.policies import titre_seance
from ctri.dossiers.proposant import titre_du_proposant
from ctri.echeancier.policies import compare
from ctri.seances.models import EtatPresence, EtatSeance, Point
from mutualisation.accueil.registre import Attente, Echeance, Entree, Etape, Fait, Registre, Tache
from mutualisation.journal.recents import actes_depuis, auteur_de
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.requetes import Preparee
from mutualisation.templatetags.francais import compte, jour, jour_court
from mutualisation.territoire.models import Region
from mutualisation.typographie import typographier

if TYPE_CHECKING:
    from ctri.cycle import CadrageCompte, Cycle

# The home page shows a handful; more are read, for some bear on what this person may not know of.
FAITS_LUS = 6
_ACTES = Preparee(
    lambda: actes_depuis().filter(objet_type="ctri.dossier")[: 4 * FAITS_LUS],
)


def taches_secretariat(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """What the secretary or the presidency has to prepare."""
    if region is None or titre_seance(acteur, region) is None:
        return
    v = region.vocabulaire
    cycle = cycle_de(acteur, region)
    seance = cycle.seance
    for dossier in [d for d in cycle.dossiers if d.etat == Etat.SOUMISE]:
        yield Tache(
            titre=f"Inscrire {nommer(dossier)}",
            url=reverse("dossier", args=[dossier.pk]),
            bouton="Inscrire à une séance",
            pourquoi=f"Texte remis {v.comite.court.au}, version {dossier.version}.",
            effet="Les membres le lisent dès l’inscription ; la décision se prend en séance.",
            echeance=seance.jour if seance else None,
            bloque_seance=seance is not None,
        )
    if seance is not None and seance.etat == EtatSeance.PREPARATION:
        yield Tache(
            titre=f"Convoquer {v.comite.court.le} du {jour(seance.debut)}",
            url=reverse("seance", args=[seance.pk]),
            bouton="Relire et convoquer",
            precision=compte(seance.points.count(), "point,points"),
            pourquoi="La séance est en préparation : personne n’est encore prévenu.",
            effet="Les membres reçoivent l’ordre du jour et peuvent donner procuration.",
            echeance=seance.jour,
            bloque_seance=True,
        )


def taches_cadrage(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """The framing of the year, while nothing is published."""
    if region is None or not acteur.peut(Droit.CADRER, region):
        return
    v = region.vocabulaire
    cycle = cycle_de(acteur, region)
    if cycle.cadrage is not None:
        return
    annee = cycle.annee
    brouillon = Cadrage.objects.filter(region=region, annee=annee).first()
    yield Tache(
        titre=f"Publier {v.cadrage.le} {annee}",
        url=reverse("cadrage", args=[brouillon.pk]) if brouillon else reverse("comite", args=[region.pk]),
        bouton=f"Rédiger {v.cadrage.le} {annee}",
        pourquoi=f"Rien ne peut être proposé sans les objectifs {v.comite.court.du}.",
        effet=f"{v.college.Le} lit les objectifs et prépare ses propositions.",
    )


def taches_membre(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """Dossiers a member has not read before the session that decides."""
    if region is None or not acteur.peut(Droit.SIEGER, region):
        return
    seances = {p.seance_id: p.seance for p in convocations_de(acteur) if p.seance.region_id == region.pk}
    if not seances:
        return
    dossiers = {d.pk: d for d in cycle_de(acteur, region).dossiers if d.etat == Etat.INSCRITE}
    points = Point.objects.filter(seance__in=seances, dossier__in=dossiers).order_by("seance__debut", "rang")
    lus = set(
        Version.objects.filter(lectures__utilisateur=acteur.utilisateur, dossier__region=region)
        .order_by()
        .values_list("dossier_id", "numero")
    )
    for point in points:
        dossier, seance = dossiers[point.dossier_id or 0], seances[point.seance_id]
        if (dossier.pk, dossier.version) not in lus:
            yield Tache(
                titre=f"Lire {nommer(dossier)}",
                url=reverse("dossier", args=[dossier.pk]),
                bouton="Ouvrir le dossier",
                pourquoi=f"Inscrit à la séance du {jour(seance.debut)}.",
                effet="Ce que vous lisez est exactement ce qui sera décidé.",
                echeance=seance.jour,
            )


def taches_procuration(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """A member who said they cannot come has not yet given their vote."""
    for presence in convocations_de(acteur):
        # Where nobody votes there is no vote to give.
        if (
            presence.etat != EtatPresence.EXCUSE
            or presence.seance.mode != Mode.VOTE
            or (region is not None and presence.seance.region_id != region.pk)
        ):
            continue
        yield Tache(
            titre=f"Donner procuration pour le {jour(presence.seance.debut)}",
            url=reverse("presence_procuration", args=[presence.pk]),
            bouton="Choisir un membre",
            pourquoi=f"Vous êtes excusé{acteur.utilisateur.e}.",
            effet="Un membre présent porte votre voix.",
            echeance=presence.seance.jour,
        )


def _propose(acteur: Acteur, dossier: Dossier) -> bool:
    texte = {"livrable": dossier.livrable, "pole": dossier.pole}
    return titre_du_proposant(acteur, dossier.region, droit=Droit.SOUMETTRE, **texte) is not None


def attentes(acteur: Acteur, region: Region | None) -> Iterable[Attente]:
    """One's own proposals, handed over and not yet decided (règle V4)."""
    if region is None or not acteur.peut(Droit.SOUMETTRE, region):
        return
    etats = region.schema.etats
    comite = region.vocabulaire.comite.court
    cycle = cycle_de(acteur, region)
    remis = [d for d in cycle.dossiers if d.etat in EN_EXAMEN and _propose(acteur, d)]
    points = _points([d for d in remis if d.etat == Etat.INSCRITE])
    for dossier in remis:
        version = cycle.versions[dossier.pk][-1]
        point = points.get(dossier.pk)
        yield Attente(
            titre=dossier.titre,
            url=reverse("dossier", args=[dossier.pk]),
            demande=f"{etats.libelle(Etat.SOUMISE)} le {jour(version.le)} · {comite.Nom}",
            etapes=(etats.libelle(Etat.SOUMISE), etats.libelle(Etat.INSCRITE), region.vocabulaire.decision.Nom),
            atteinte=2 if point else 1,
            suite=f"À la séance du {jour(point.seance.debut)}" if point else "Séance à fixer",
        )


def _points(inscrits: Sequence[Dossier]) -> dict[int | None, Point]:
    """Where each dossier stands; the last one prevails: a dossier put off comes back on another agenda."""
    if not inscrits:
        return {}
    points = Point.objects.filter(dossier__in=inscrits).select_related("seance").order_by("pk")
    return {point.dossier_id: point for point in points}


def faits(acteur: Acteur, region: Region | None) -> Iterable[Fait]:
    """Acts on dossiers of the region since the last visit, one's own excepted."""
    depuis = acteur.utilisateur.derniere_visite
    if region is None or depuis is None:
        return
    actes = _ACTES.lire(region=region.pk, depuis=depuis, lecteur=acteur.utilisateur.pk)
    dossiers = _dossiers_cites(acteur, region, {acte.objet_id for acte in actes})
    schema = region.schema
    for acte in [acte for acte in actes if acte.objet_id in dossiers][:FAITS_LUS]:
        dossier = dossiers[acte.objet_id]
        if acte.code in type(schema.actes).model_fields:
            recit = schema.actes.acte(acte.code).raconter(schema.livrable(dossier.livrable).libelle)
            lien = reverse("dossier", args=[dossier.pk])
            yield Fait(acte.le, f"{auteur_de(acte)} {recit}", f"{dossier.annee}", lien)


def _dossiers_cites(acteur: Acteur, region: Region, ids: set[int]) -> dict[int, Dossier]:
    """Those this person may know of; acts seldom bear on others than those of the cycle."""
    dossiers = {d.pk: d for d in cycle_de(acteur, region).dossiers}
    visibles = {d.pk: d for d in cycle_de(acteur, region).visibles}
    if anciens := ids - dossiers.keys():
        visibles |= Dossier.objects.visibles_par(acteur).in_bulk(anciens)
    return visibles


def echeances(acteur: Acteur, region: Region | None) -> Iterable[Echeance]:
    """The next session; one in preparation is known to those who prepare it alone."""
    if region is None or not acteur.peut(Droit.CONSULTER, region):
        return
    seance = cycle_de(acteur, region).seance
    if seance is None or (seance.etat == EtatSeance.PREPARATION and titre_seance(acteur, region) is None):
        return
    yield Echeance(seance.jour, f"{region.vocabulaire.comite.court.Nom} du {jour(seance.debut)}")


def etapes(acteur: Acteur, region: Region | None) -> Iterable[Etape]:
    """Framing, submission and decision of the year, on the drawing of the cycle."""
    if region is None:
        return
    v = region.vocabulaire
    cycle = cycle_de(acteur, region)
    cadrage = cycle.cadrage
    lignes = (
        (f"Publié{v.cadrage.e} le {jour_court(cadrage.publie_le)}", _objectifs(cadrage)) if cadrage else ("À publier",)
    )
    yield Etape(1, v.cadrage.Nom, "fait" if cadrage else "en_cours", v.comite.court.Nom, lignes)
    dossiers = [d for d in cycle.dossiers if d.annee == cycle.annee and d.remplace_id is None and d.version]
    decides = [d for d in dossiers if d.etat in ISSUES and d.etat not in A_REPRENDRE]
    attendus = sum(livrable.annuel and not livrable.bilan for livrable in region.schema.livrables)
    etat = "a_venir" if not cadrage else "en_cours"
    yield Etape(3, "Soumission", etat, v.proposant.court.Nom, (f"{len(dossiers)} sur {attendus}",))
    seance = cycle.seance
    ligne = f"Séance du {jour_court(seance.debut)}" if seance else "Séance à fixer"
    etat = "fait" if decides and len(decides) >= attendus else ("en_cours" if dossiers else "a_venir")
    rendues = compte(sum(bool(v.issue) for d in dossiers for v in cycle.versions[d.pk]), "décision,décisions")
    yield Etape(4, v.decision.Nom, etat, v.comite.court.Nom, (rendues, ligne), _retour(cycle, dossiers))


def _retour(cycle: Cycle, dossiers: Sequence[Dossier]) -> str:
    """“Plan de travail 2027, version 1 : renvoyée le 6 nov.”, until a new version is handed over."""
    for dossier in dossiers:
        rendue = cycle.versions[dossier.pk][-1]
        if rendue.issue in A_REPRENDRE and dossier.etat in (rendue.issue, Etat.BROUILLON):
            libelle = cycle.region.schema.etats.libelle(rendue.issue).lower()
            return typographier(
                f"{dossier.titre}, version {rendue.numero} : {libelle} le {jour_court(rendue.decidee_le)}"
            )
    return ""


def _objectifs(cadrage: CadrageCompte) -> str:
    return f"{compte(cadrage.nombre, 'objectif,objectifs')}, dont {compte(cadrage.priorites, 'priorité,priorités')}"


def inscrire(registre: Registre) -> None:
    """Register everything this storey shows."""
    for genre, fournisseur in (
        ("taches", taches_secretariat),
        ("taches", taches_cadrage),
        ("taches", taches_membre),
        ("taches", taches_procuration),
        ("attentes", attentes),
        ("faits", faits),
        ("etapes", etapes),
        ("echeances", echeances),
    ):
        registre.inscrire(genre, fournisseur)
    registre.entree(
        Entree(
            rang=45,
            libelle=lambda region: "Échéanciers",
            url=lambda region: reverse("echeanciers"),
            prefixe="/echeanciers/",
            visible=lambda acteur, region: compare(acteur),
        )
    )
    registre.entree(
        Entree(
            rang=40,
            libelle=lambda region: region.vocabulaire.comite.court.Nom if region else "",
            url=lambda region: reverse("comite", args=[region.pk]) if region else "",
            prefixe=(
                "/comite/ /echeancier/ /cadrages/ /objectifs/ /seances/ /presences/ /points/ /dossiers/ /saisines/ "
                "/releves/ /transmissions/"
            ),
            visible=lambda acteur, region: region is not None and acteur.peut(Droit.CONSULTER, region),
        )
    )
