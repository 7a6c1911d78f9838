"""Preparing a meeting, recording who came and what it thought, holding it (règles C2, C7, C9)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction

from college.reunions import policies
from college.reunions.models import Avis, EtatReunion, PresenceReunion, Reunion
from ctri.dossiers.confidentialite import verifier_sans_patient
from ctri.dossiers.models import Dossier
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region


@transaction.atomic
def prevoir(*, region: Region, date: dt.date, lieu: str, par: Acteur) -> Reunion:
    """Set a meeting; nobody is notified."""
    titre = policies.verifier_presider(par, region)
    reunion = Reunion.objects.create(region=region, date=date, lieu=lieu)
    inscrire(reunion, "prevoir", par=par, titre=titre, region=region, vers=reunion.etat)
    return reunion


def verrouiller(reunion: Reunion) -> Reunion:
    """The meeting as it is now, held until the end of the transaction: nothing slips in while it is being closed."""
    return Reunion.objects.select_for_update(of=("self",), no_key=True).get(pk=reunion.pk)


@transaction.atomic
def pointer(*, reunion: Reunion, presences: Mapping[int, str], par: Acteur) -> None:
    """Record attendance by agent id; an agent left out has no attendance."""
    reunion = verrouiller(reunion)
    titre = policies.verifier_modifier(par, reunion)
    connus = set(PresenceReunion.Etat.values)
    for agent_id, etat in presences.items():
        if etat not in connus:
            raise Refus("Choisissez présent, représenté, excusé ou absent.")
        PresenceReunion.objects.update_or_create(reunion=reunion, agent_id=agent_id, defaults={"etat": etat})
    inscrire(reunion, "pointer", par=par, titre=titre, region=reunion.region, donnees={"nombre": len(presences)})


@transaction.atomic
def rendre_avis(*, reunion: Reunion, dossier: Dossier, sens: str, texte: str, sans_patient: bool, par: Acteur) -> Avis:
    """Record the opinion on the version being prepared; it counts once the meeting is held."""
    reunion = verrouiller(reunion)
    titre = policies.verifier_rendre_avis(par, reunion, dossier)
    donnees = {"dossier": dossier.pk} | verifier_sans_patient(sans_patient)
    avis, _ = Avis.objects.update_or_create(
        reunion=reunion,
        dossier=dossier,
        pour_version=dossier.version + 1,
        defaults={"sens": sens, "texte": texte, "ecart": ""},
    )
    inscrire(reunion, "rendre_avis", par=par, titre=titre, region=reunion.region, donnees=donnees)
    return avis


@transaction.atomic
def tenir(*, reunion: Reunion, par: Acteur) -> Reunion:
    """The meeting took place: attendance and opinions are frozen."""
    reunion = verrouiller(reunion)
    titre = policies.verifier_tenir(par, reunion)
    reunion.etat, reunion.tenue_le = EtatReunion.TENUE, maintenant()
    reunion.save(update_fields=["etat", "tenue_le"])
    inscrire(
        reunion,
        "tenir",
        par=par,
        titre=titre,
        region=reunion.region,
        de=EtatReunion.PREVUE,
        vers=reunion.etat,
    )
    return reunion


@transaction.atomic
def s_ecarter(*, avis: Avis, motif: str, sans_patient: bool, par: Acteur) -> Avis:
    """The proposer keeps the text against the college's opinion, and says why."""
    titre = policies.verifier_s_ecarter(par, avis)
    donnees = {"avis": avis.pk} | verifier_sans_patient(sans_patient)
    avis.ecart = motif
    avis.save(update_fields=["ecart"])
    inscrire(avis.reunion, "s_ecarter", par=par, titre=titre, region=avis.dossier.region, donnees=donnees)
    return avis
