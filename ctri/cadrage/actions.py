"""Writing, ranking and publishing the year's objectives (règle V2)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Max

from ctri.cadrage import policies, registre
from ctri.cadrage.models import Cadrage, Objectif
from ctri.comite.membres import membres_de
from mutualisation.comptes.models import Utilisateur
from mutualisation.courriels.actions import demander
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui, maintenant
from mutualisation.territoire.models import Region

# Kind of the mail that tells of a publication.
PUBLICATION = "cadrage_publie"


def publie(region: Region, annee: int) -> Cadrage | None:
    """The framing in force for a year: the latest published version."""
    return Cadrage.objects.filter(region=region, annee=annee, publie_le__isnull=False).order_by("-version").first()


@transaction.atomic
def ouvrir(*, region: Region, annee: int, par: Acteur) -> Cadrage:
    """Start the framing of a year, or a new version of a published one, copied from what stands."""
    titre = policies.verifier_cadrer(par, region)
    derniere = Cadrage.objects.filter(region=region, annee=annee).order_by("-version").first()
    if derniere is not None and derniere.publie_le is None:
        raise Refus(f"{region.vocabulaire.cadrage.Un} est déjà en cours de rédaction pour {annee}.")
    cadrage = Cadrage.objects.create(region=region, annee=annee, version=derniere.version + 1 if derniere else 1)
    modele = derniere or Cadrage.objects.filter(region=region, annee=annee - 1).order_by("-version").first()
    if modele is not None:
        Objectif.objects.bulk_create(
            Objectif(
                cadrage=cadrage,
                origine=o if derniere else None,
                rang=o.rang,
                priorite=o.priorite,
                libelle=o.libelle,
                resultat=o.resultat,
                indicateur=o.indicateur,
            )
            for o in modele.objectifs.all()
        )
    inscrire(cadrage, "ouvrir", par=par, titre=titre, region=region)
    return cadrage


@transaction.atomic
def ajouter_objectif(
    *, cadrage: Cadrage, libelle: str, priorite: bool, resultat: str, indicateur: str, par: Acteur
) -> Objectif:
    """Add an objective at the last rank."""
    policies.verifier_modifier(par, cadrage)
    rang = (cadrage.objectifs.aggregate(m=Max("rang"))["m"] or 0) + 1
    return Objectif.objects.create(
        cadrage=cadrage, rang=rang, libelle=libelle, priorite=priorite, resultat=resultat, indicateur=indicateur
    )


@transaction.atomic
def modifier_objectif(*, objectif: Objectif, par: Acteur) -> Objectif:
    """Save an objective changed by a form."""
    policies.verifier_modifier(par, objectif.cadrage)
    objectif.save()
    return objectif


@transaction.atomic
def deplacer_objectif(*, objectif: Objectif, vers: int, par: Acteur) -> None:
    """Change the rank of an objective; the others shift."""
    cadrage = objectif.cadrage
    policies.verifier_modifier(par, cadrage)
    vers = max(1, min(vers, cadrage.objectifs.count()))
    if vers > objectif.rang:
        cadrage.objectifs.filter(rang__gt=objectif.rang, rang__lte=vers).update(rang=F("rang") - 1)
    else:
        cadrage.objectifs.filter(rang__gte=vers, rang__lt=objectif.rang).update(rang=F("rang") + 1)
    Objectif.objects.filter(pk=objectif.pk).update(rang=vers)


@transaction.atomic
def supprimer_objectif(*, objectif: Objectif, par: Acteur) -> None:
    """Remove an objective; the following ones move up."""
    policies.verifier_modifier(par, objectif.cadrage)
    rang, cadrage = objectif.rang, objectif.cadrage
    objectif.delete()
    cadrage.objectifs.filter(rang__gt=rang).update(rang=F("rang") - 1)


@transaction.atomic
def publier(*, cadrage: Cadrage, par: Acteur, motif: str = "") -> Cadrage:
    """Publish: from now on the college reads it, and nobody changes it. An amended version says why (règle V2)."""
    cadrage = Cadrage.objects.select_for_update(of=("self",), no_key=True).get(pk=cadrage.pk)
    titre = policies.verifier_publier(par, cadrage)
    policies.verifier_motif(cadrage, motif)
    cadrage.motif = motif.strip()
    cadrage.publie_le, cadrage.publie_par = maintenant(), par.utilisateur
    cadrage.save(update_fields=["motif", "publie_le", "publie_par"])
    inscrire(cadrage, "publier", par=par, titre=titre, region=cadrage.region, motif=cadrage.motif)
    for suite in registre.suites:
        suite(cadrage, par)
    for lecteur in lecteurs_de(cadrage.region):
        if lecteur != par.utilisateur:
            demander(genre=PUBLICATION, destinataire=lecteur, par=par, objet_id=cadrage.pk)
    return cadrage


def lecteurs_de(region: Region) -> list[Utilisateur]:
    """Whom a publication is told to: the committee, the proposers, and those upper storeys name; once each."""
    membres = [membre.utilisateur for membre in membres_de(region, aujourdhui(region.fuseau))]
    autres = [personne for lire in registre.lecteurs for personne in lire(region)]
    return list({personne.pk: personne for personne in [*membres, *autres] if personne.is_active}.values())
