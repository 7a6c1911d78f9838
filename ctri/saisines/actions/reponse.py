"""What those who answer do: write, present, approve, send (règles C4, C8)."""

from __future__ import annotations

import hashlib

from django.db import transaction

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
from mutualisation.temps import maintenant

# The mail to those who asked.
RENDUE = "ctri.saisine_rendue"


@transaction.atomic
def rediger(*, saisine: Saisine, reponse: str, revision: int, par: Acteur) -> Saisine:
    """Save the text being written; if somebody else saved meanwhile, nothing is overwritten and both are told."""
    saisine = verrouiller(saisine)
    titre = policies.verifier_rediger(par, saisine)
    if revision != saisine.revision:
        raise Refus(entretemps(saisine, "rediger"), "reponse")
    if reponse == saisine.reponse:
        return saisine
    saisine.reponse = reponse
    saisine.revision += 1
    saisine.save()
    noter(saisine, "rediger", par=par, titre=titre)
    return saisine


@transaction.atomic
def presenter(*, saisine: Saisine, revision: int, par: Acteur) -> Saisine:
    """The draft is put to discussion: its text does not change while it is."""

    def effet(verrouillee: Saisine, titre: Titre) -> None:
        policies.verifier_presenter(par, verrouillee)
        policies.verifier_revision(verrouillee, revision)

    return franchir(saisine=saisine, acte="presenter", par=par, effet=effet)


@transaction.atomic
def approuver(*, saisine: Saisine, revision: int, par: Acteur) -> Saisine:
    """The body approves the text it read."""
    return franchir(
        saisine=saisine, acte="approuver", par=par, effet=lambda lue, _: policies.verifier_revision(lue, revision)
    )


@transaction.atomic
def reprendre(*, saisine: Saisine, motif: str, par: Acteur) -> Saisine:
    """Back to writing, with a reason that stays inside the body."""
    return franchir(saisine=saisine, acte="reprendre", par=par, motif=motif)


@transaction.atomic
def rendre(*, saisine: Saisine, revision: int, par: Acteur, sans_patient: bool = False) -> Saisine:
    """Hand the approved answer over, with its hash; what leaves the college is confirmed first (règle C8)."""
    quitte_le_college = saisine.repondant == Instance.COLLEGE
    donnees = verifier_sans_patient(sans_patient) if quitte_le_college else {}

    def effet(verrouillee: Saisine, titre: Titre) -> None:
        policies.verifier_revision(verrouillee, revision)
        verrouillee.rendue_le, verrouillee.rendue_par = maintenant(), par.utilisateur
        verrouillee.rendue_qualite = qualite(titre, par.utilisateur)
        verrouillee.empreinte = hashlib.sha256(verrouillee.reponse.encode()).hexdigest()

    saisine = franchir(saisine=saisine, acte="rendre", par=par, effet=effet, donnees=donnees)
    for destinataire in destinataires(saisine.region, saisine.demandeur, Pouvoir.MENER):
        demander(genre=RENDUE, destinataire=destinataire, par=par, objet_id=saisine.pk)
    return saisine
