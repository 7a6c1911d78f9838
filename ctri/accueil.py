"""What the committee's storey shows on the home page and in the navigation."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch
from django.urls import reverse

from ctri.cadrage.actions import publie
from ctri.cadrage.models import Cadrage
from ctri.dossiers.etats import ISSUES, Etat
from ctri.dossiers.models import Dossier, Version
from ctri.dossiers.policies import titre_seance
from ctri.seances.models import EtatPresence, EtatSeance, Point, Presence, Seance
from mutualisation.accueil.registre import Attente, Entree, Etape, Fait, Registre, Tache
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.templatetags.francais import compte, jour, jour_court
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


def prochaine_seance(region: Region) -> Seance | None:
    """The next session not yet closed."""
    return Seance.objects.filter(region=region).exclude(etat=EtatSeance.CLOSE).order_by("debut").first()


def taches_secretariat(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """What the secretary or the presidency has to prepare."""
    if region is None or titre_seance(acteur, region) is None:
        return
    v = region.vocabulaire
    seance = prochaine_seance(region)
    for dossier in Dossier.objects.filter(region=region, etat=Etat.SOUMISE):
        yield Tache(
            titre=f"Inscrire {dossier.titre[:1].lower()}{dossier.titre[1:]}",
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
    annee = aujourdhui(region.fuseau).year + (aujourdhui(region.fuseau).month > 6)
    if publie(region, annee) is not None:
        return
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
    presences = Presence.objects.filter(
        utilisateur=acteur.utilisateur, seance__region=region, seance__etat=EtatSeance.CONVOQUEE, voix=True
    ).select_related("seance")
    seances = {presence.seance_id: presence.seance for presence in presences}
    points = Point.objects.filter(seance__in=seances, dossier__etat=Etat.INSCRITE).select_related("dossier")
    lus = set(Version.objects.filter(lectures__utilisateur=acteur.utilisateur).values_list("dossier_id", "numero"))
    for point in points:
        dossier, seance = point.dossier, seances[point.seance_id]
        if dossier is not None and (dossier.pk, dossier.version) not in lus:
            yield Tache(
                titre=f"Lire {dossier.titre[:1].lower()}{dossier.titre[1:]}",
                url=reverse("dossier", args=[dossier.pk]),
                bouton="Ouvrir le dossier",
                pourquoi=f"Inscrit à la séance du {jour(seance.debut)}.",
                effet="Ce que vous lisez est exactement ce qui sera décidé.",
                echeance=seance.jour,
            )


def taches_procuration(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """A member who said they cannot come has not yet given their vote."""
    excusees = Presence.objects.filter(
        utilisateur=acteur.utilisateur, etat=EtatPresence.EXCUSE, seance__etat=EtatSeance.CONVOQUEE, voix=True
    ).select_related("seance__region")
    for presence in excusees:
        if region is not None and presence.seance.region_id != region.pk:
            continue
        yield Tache(
            titre=f"Donner procuration pour le {jour(presence.seance.debut)}",
            url=reverse("presence_procuration", args=[presence.pk]),
            bouton="Choisir un membre",
            pourquoi="Vous êtes excusé·e.",
            effet="Un membre présent porte votre voix.",
            echeance=presence.seance.jour,
        )


def attentes(acteur: Acteur, region: Region | None) -> Iterable[Attente]:
    """Proposals handed over and not yet decided."""
    if region is None or not acteur.peut(Droit.SOUMETTRE, region):
        return
    etats = region.schema.etats
    comite = region.vocabulaire.comite.court
    remis = Dossier.objects.filter(region=region, etat__in=[Etat.SOUMISE, Etat.INSCRITE])
    for dossier in remis.prefetch_related(
        Prefetch("versions", Version.objects.defer("contenu").order_by("-numero")),
        Prefetch("points", Point.objects.select_related("seance").order_by("-pk")),
    ):
        version = dossier.versions.all()[0]
        point = next(iter(dossier.points.all()), None)
        inscrite = dossier.etat == Etat.INSCRITE and point is not None
        yield Attente(
            titre=dossier.titre,
            url=reverse("dossier", args=[dossier.pk]),
            demande=f"{etats.libelle(Etat.SOUMISE)} le {jour(version.le)} · {comite.Nom}",
            etapes=(etats.libelle(Etat.SOUMISE), etats.libelle(Etat.INSCRITE), region.vocabulaire.decision.Nom),
            atteinte=2 if inscrite else 1,
            suite=f"À la séance du {jour(point.seance.debut)}" if inscrite and point else "Séance à fixer",
        )


def faits(acteur: Acteur, region: Region | None) -> Iterable[Fait]:
    """Acts on dossiers of the region since the last visit, one's own excepted."""
    depuis = acteur.utilisateur.derniere_visite
    if region is None or depuis is None:
        return
    objets = {d.pk: d for d in Dossier.objects.visibles_par(acteur).filter(region=region)}
    actes = Acte.objects.filter(region=region, objet_type="ctri.dossier", objet_id__in=objets, le__gt=depuis)
    for acte in actes.exclude(utilisateur=acteur.utilisateur).select_related("utilisateur")[:6]:
        dossier = objets[acte.objet_id]
        schema = region.schema
        if acte.code in type(schema.actes).model_fields:
            recit = schema.actes.acte(acte.code).raconter(schema.livrable(dossier.livrable).libelle)
            yield Fait(
                acte.le, f"{acte.utilisateur} {recit}", f"{dossier.annee}", reverse("dossier", args=[dossier.pk])
            )


def etapes(acteur: Acteur, region: Region | None) -> Iterable[Etape]:
    """Framing, submission and decision of the year, on the drawing of the cycle."""
    if region is None:
        return
    v = region.vocabulaire
    annee = annee_du_cycle(region)
    cadrage = publie(region, annee)
    lignes = (f"Publié le {jour_court(cadrage.publie_le)}", _objectifs(cadrage)) if cadrage else ("À publier",)
    yield Etape(1, v.cadrage.Nom, "fait" if cadrage else "en_cours", v.comite.court.Nom, lignes)
    dossiers = list(Dossier.objects.filter(region=region, annee=annee, remplace=None, version__gt=0))
    decides = [d for d in dossiers if d.etat in ISSUES]
    renvois = [d for d in dossiers if d.etat in (Etat.RENVOYEE, Etat.AJOURNEE)]
    attendus = sum(livrable.annuel and not livrable.bilan for livrable in region.schema.livrables)
    etat = "a_venir" if not cadrage else "en_cours"
    yield Etape(3, "Soumission", etat, v.proposant.court.Nom, (f"{len(dossiers)} sur {attendus}",))
    retour = f"{renvois[0].titre} : {region.schema.etats.libelle(renvois[0].etat).lower()}" if renvois else ""
    seance = prochaine_seance(region)
    ligne = f"Séance du {jour_court(seance.debut)}" if seance else "Séance à fixer"
    etat = "fait" if decides and len(decides) >= attendus else ("en_cours" if dossiers else "a_venir")
    yield Etape(
        4, v.decision.Nom, etat, v.comite.court.Nom, (compte(len(decides), "décision,décisions"), ligne), retour
    )


def annee_du_cycle(region: Region) -> int:
    """The year being prepared: the next one from July on."""
    jour_civil = aujourdhui(region.fuseau)
    return jour_civil.year + (jour_civil.month > 6)


def _objectifs(cadrage: Cadrage) -> str:
    objectifs = list(cadrage.objectifs.all())
    priorites = sum(o.priorite for o in objectifs)
    return f"{compte(len(objectifs), 'objectif,objectifs')}, dont {compte(priorites, 'priorité,priorités')}"


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
    ):
        registre.inscrire(genre, fournisseur)
    registre.entree(
        Entree(
            rang=40,
            libelle=lambda region: region.vocabulaire.comite.court.Nom if region else "",
            url=lambda region: reverse("comite", args=[region.pk]) if region else "",
            prefixe="/comite/ /cadrages/ /objectifs/ /seances/ /presences/ /points/ /dossiers/",
            visible=lambda acteur, region: region is not None and acteur.peut(Droit.CONSULTER, region),
        )
    )
