"""What changed in the drafts since the last visit, for those who may read them (règle C3)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, DateTimeField, Max, Q
from django.urls import reverse

from college.accueil.situation import Situation, situation_de
from college.plans.models import Saisie
from college.reunions.models import Reunion
from ctri.dossiers.etats import Etat
from ctri.dossiers.noms import nommer
from mutualisation.accueil.lecture import une_fois
from mutualisation.accueil.registre import Fait
from mutualisation.comptes.models import Utilisateur
from mutualisation.journal.libelles import quoi
from mutualisation.journal.models import Acte
from mutualisation.journal.recents import actes_depuis, auteur_de
from mutualisation.mandats.acteur import Acteur
from mutualisation.requetes import Preparee, Trou
from mutualisation.templatetags.francais import jour
from mutualisation.territoire.models import Region

# The home page shows a handful.
MONTRES = 6
DOSSIER, REUNION = "ctri.dossier", "college.reunion"
# What a member hears of a meeting; its preparation is nobody else's business.
REUNIONS = ("convoquer", "reporter", "annuler", "rendre_avis", "clore", "diffuser", "approuver")
# More are read than shown: some bear on what this person may not know of.
LUS = 4 * MONTRES
_SAISIES = Preparee(
    lambda: (
        Saisie.objects.filter(
            plan__dossier__region=Trou("region"),
            plan__dossier__etat=Etat.BROUILLON,
            le__gt=Trou("depuis", DateTimeField()),
            annulee=False,
        )
        .exclude(par=Trou("lecteur"))
        .values_list("plan", "par", "par__prenom", "par__nom", "par__genre", "par__docteur")
        .annotate(actions=Count("action_id", distinct=True), dernier=Max("le"))
        .order_by("-dernier")[:LUS]
    )
)
_ACTES = Preparee(
    lambda: actes_depuis().filter(Q(objet_type=DOSSIER, code="creer") | Q(objet_type=REUNION, code__in=REUNIONS))[:LUS]
)


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
    lecteur = situation.acteur.utilisateur
    saisies = _SAISIES.lignes(region=situation.region.pk, depuis=lecteur.derniere_visite, lecteur=lecteur.pk)
    for plan, _, prenom, nom, genre, docteur, nombre, dernier in [s for s in saisies if s[0] in plans][:MONTRES]:
        auteur, dossier = Utilisateur(prenom=prenom, nom=nom, genre=genre, docteur=docteur), dossiers[plans[plan]]
        yield Fait(
            dernier,
            f"{auteur} a modifié {situation.region.vocabulaire.action.compter(nombre)} {nommer(dossier, 'du')}",
            f"brouillon de la version {dossier.version + 1}",
            reverse("plan", args=[plan]),
        )


def _ouverts(situation: Situation) -> Iterable[Fait]:
    dossiers = {d.pk: d for d in situation.dossiers}
    for acte in _actes(situation):
        if acte.objet_type == DOSSIER:
            dossier = dossiers[acte.objet_id]
            texte = f"{auteur_de(acte)} {quoi(acte)} {nommer(dossier, 'du')}"
            yield Fait(acte.le, texte, dossier.reference, situation.adresse(dossier))


def _reunions(situation: Situation) -> Iterable[Fait]:
    reunions = {r.pk: r for r in situation.reunions}
    for acte in _actes(situation):
        if acte.objet_type == REUNION:
            mot, date = situation.region.vocabulaire.reunion, reunions[acte.objet_id].date
            lien = reverse("reunion", args=[acte.objet_id])
            yield Fait(acte.le, f"{auteur_de(acte)} {quoi(acte)}", f"{mot.nom} du {jour(date)}", lien)


def _actes(situation: Situation) -> list[Acte]:
    """Plans opened and meetings held since the last visit, one's own acts excepted."""
    return une_fois(situation.acteur, (Acte, "college", situation.region.pk), lambda: _lire_actes(situation))


def _lire_actes(situation: Situation) -> list[Acte]:
    lecteur = situation.acteur.utilisateur
    actes = _ACTES.lire(region=situation.region.pk, depuis=lecteur.derniere_visite, lecteur=lecteur.pk)
    connus: dict[str, set[int]] = {DOSSIER: {d.pk for d in situation.dossiers}, REUNION: set()}
    if citees := {a.objet_id for a in actes if a.objet_type == REUNION} & {r.pk for r in situation.reunions}:
        visibles = Reunion.objects.visibles_par(situation.acteur).filter(pk__in=citees).order_by("pk")
        connus[REUNION] = set(visibles.values_list("pk", flat=True))
    return [acte for acte in actes if acte.objet_id in connus[acte.objet_type]][: 2 * MONTRES]
