"""What changed in the drafts since the last visit, for those who may read them (règle C3)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Max, Q, QuerySet
from django.urls import reverse

from college.accueil.situation import Situation, situation_de
from college.plans.models import Saisie
from college.reunions.models import Reunion
from ctri.dossiers.noms import nommer
from mutualisation.accueil.lecture import une_fois
from mutualisation.accueil.registre import Fait
from mutualisation.comptes.models import Utilisateur
from mutualisation.journal.libelles import quoi
from mutualisation.journal.models import Acte
from mutualisation.mandats.acteur import Acteur
from mutualisation.templatetags.francais import jour
from mutualisation.territoire.models import Region

# The home page shows a handful.
MONTRES = 6
DOSSIER, REUNION = "ctri.dossier", "college.reunion"


def faits(acteur: Acteur, region: Region | None) -> Iterable[Fait]:
    """Drafts opened and changed, meetings, one's own acts excepted."""
    if region is None or acteur.utilisateur.derniere_visite is None:
        return
    situation = situation_de(acteur, region)
    if situation.lit_les_brouillons:
        yield from _modifies(situation)
        yield from _ouverts(situation)
    yield from _reunions(situation)


def _modifies(situation: Situation) -> Iterable[Fait]:
    """“Dr Étienne Malbourg a modifié 3 actions du plan de travail 2027”."""
    plans = {brouillon.plan: dossier for dossier, brouillon in situation.brouillons.items()}
    dossiers = {d.pk: d for d in situation.dossiers}
    saisies = (
        Saisie.objects.filter(plan__in=plans, le__gt=situation.acteur.utilisateur.derniere_visite, annulee=False)
        .exclude(par=situation.acteur.utilisateur)
        .values("plan", "par")
        .annotate(actions=Count("action_id", distinct=True), dernier=Max("le"))
        .order_by("-dernier")[:MONTRES]
    )
    auteurs = Utilisateur.objects.in_bulk([s["par"] for s in saisies])
    for saisie in saisies:
        dossier = dossiers[plans[saisie["plan"]]]
        actions = situation.region.vocabulaire.action.compter(saisie["actions"])
        yield Fait(
            saisie["dernier"],
            f"{auteurs[saisie['par']].affiche} a modifié {actions} {nommer(dossier, 'du')}",
            f"brouillon de la version {dossier.version + 1}",
            reverse("plan", args=[saisie["plan"]]),
        )


def _ouverts(situation: Situation) -> Iterable[Fait]:
    dossiers = {d.pk: d for d in situation.dossiers}
    for acte in _actes(situation):
        if acte.objet_type == DOSSIER:
            dossier = dossiers[acte.objet_id]
            texte = f"{acte.utilisateur} {quoi(acte)} {nommer(dossier, 'du')}"
            yield Fait(acte.le, texte, dossier.reference, situation.adresse(dossier))


def _reunions(situation: Situation) -> Iterable[Fait]:
    reunions = {r.pk: r for r in situation.reunions}
    for acte in _actes(situation):
        if acte.objet_type == REUNION:
            mot, date = situation.region.vocabulaire.reunion, reunions[acte.objet_id].date
            lien = reverse("reunion", args=[acte.objet_id])
            yield Fait(acte.le, f"{acte.utilisateur} {quoi(acte)}", f"{mot.nom} du {jour(date)}", lien)


def _actes(situation: Situation) -> list[Acte]:
    """Plans opened and meetings held since the last visit, one's own acts excepted."""
    return une_fois(situation.acteur, (Acte, "college", situation.region.pk), lambda: list(_lire_actes(situation)))


def _lire_actes(situation: Situation) -> QuerySet[Acte]:
    dossiers = [d.pk for d in situation.dossiers]
    reunions = Reunion.objects.visibles_par(situation.acteur).filter(pk__in=[r.pk for r in situation.reunions])
    codes = ["prevoir", "rendre_avis", "tenir"]
    return (
        Acte.objects.filter(
            Q(objet_type=DOSSIER, objet_id__in=dossiers, code="creer")
            | Q(objet_type=REUNION, objet_id__in=reunions.order_by().values("pk"), code__in=codes),
            region=situation.region,
            le__gt=situation.acteur.utilisateur.derniere_visite,
        )
        .exclude(utilisateur=situation.acteur.utilisateur)
        .select_related("utilisateur")[: 2 * MONTRES]
    )
