"""What those who ask do: write, send, give more time, withdraw (règles C4, C8)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Max

from ctri.dossiers.confidentialite import verifier_sans_patient
from ctri.saisines import policies
from ctri.saisines.actions.porte import entretemps, franchir, noter, verrouiller
from ctri.saisines.destinataires import destinataires
from ctri.saisines.etats import Instance, Pouvoir
from ctri.saisines.models import Saisine
from mutualisation.courriels.actions import demander
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.roles import qualite
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui, maintenant
from mutualisation.territoire.models import Region

# The mail to those who answer.
ADRESSEE = "ctri.saisine_adressee"


@transaction.atomic
def creer(*, region: Region, sens: str, objet: str, question: str, echeance: dt.date | None, par: Acteur) -> Saisine:
    """Start a draft: nobody on the other side knows of it."""
    titre = policies.verifier_creer(par, region, sens)
    saisine = Saisine.objects.create(region=region, sens=sens, objet=objet, question=question, echeance=echeance)
    noter(saisine, "creer", par=par, titre=titre, vers=saisine.etat)
    return saisine


@transaction.atomic
def modifier(
    *, saisine: Saisine, objet: str, question: str, echeance: dt.date | None, revision: int, par: Acteur
) -> Saisine:
    """Change a draft, as it was read."""
    saisine = verrouiller(saisine)
    titre = policies.verifier_modifier(par, saisine)
    if revision != saisine.revision:
        raise Refus(entretemps(saisine, "modifier"), "question")
    saisine.objet, saisine.question, saisine.echeance = objet, question, echeance
    saisine.revision += 1
    saisine.save()
    noter(saisine, "modifier", par=par, titre=titre)
    return saisine


@transaction.atomic
def supprimer(*, saisine: Saisine, par: Acteur) -> None:
    """Throw a draft away; the journal keeps that there was one."""
    saisine = verrouiller(saisine)
    titre = policies.verifier_modifier(par, saisine)
    noter(saisine, "supprimer", par=par, titre=titre)
    saisine.delete()


@transaction.atomic
def adresser(*, saisine: Saisine, revision: int, par: Acteur, sans_patient: bool = False) -> Saisine:
    """Number the question, freeze it and hand it over; what leaves the college is confirmed first (règle C8)."""
    quitte_le_college = saisine.demandeur == Instance.COLLEGE
    donnees = verifier_sans_patient(sans_patient) if quitte_le_college else {}

    def effet(verrouillee: Saisine, titre: Titre) -> None:
        policies.verifier_adresser(par, verrouillee)
        policies.verifier_revision(verrouillee, revision)
        verrouillee.annee, verrouillee.numero = _rang_suivant(verrouillee.region)
        verrouillee.adressee_le, verrouillee.adressee_par = maintenant(), par.utilisateur
        verrouillee.adressee_qualite = qualite(titre, par.utilisateur)

    saisine = franchir(saisine=saisine, acte="adresser", par=par, effet=effet, donnees=donnees)
    for destinataire in destinataires(saisine.region, saisine.repondant, Pouvoir.REDIGER):
        demander(genre=ADRESSEE, destinataire=destinataire, par=par, objet_id=saisine.pk)
    return saisine


def _rang_suivant(region: Region) -> tuple[int, int]:
    """The next number of the year; the region is held, so that two questions sent at once get one each."""
    Region.objects.select_for_update(of=("self",), no_key=True).get(pk=region.pk)
    annee = aujourdhui(region.fuseau).year
    dernier = Saisine.objects.filter(region=region, annee=annee).aggregate(n=Max("numero"))["n"]
    return annee, (dernier or 0) + 1


@transaction.atomic
def prolonger(*, saisine: Saisine, echeance: dt.date, motif: str, par: Acteur) -> Saisine:
    """Give more time, and say why; the former date stays in the journal."""
    saisine = verrouiller(saisine)
    titre = policies.verifier_prolonger(par, saisine)
    policies.verifier_echeance(saisine, echeance)
    policies.verifier_dit_pourquoi(motif)
    avant, saisine.echeance = saisine.echeance, echeance
    saisine.save()
    dates = [avant.isoformat() if avant else None, echeance.isoformat()]
    noter(saisine, "prolonger", par=par, titre=titre, motif=motif, donnees={"echeance": dates})
    return saisine


@transaction.atomic
def retirer(*, saisine: Saisine, motif: str, par: Acteur) -> Saisine:
    """Those who asked do not wait for an answer any more; nothing is erased."""
    return franchir(saisine=saisine, acte="retirer", par=par, motif=motif)
