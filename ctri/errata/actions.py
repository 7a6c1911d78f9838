"""Taking an erratum (règles V5, V9)."""

from __future__ import annotations

import hashlib

from django.db import transaction

from ctri.dossiers.actions import verrouiller
from ctri.dossiers.models import Dossier
from ctri.errata import policies
from ctri.errata.models import Erratum
from mutualisation.documents.actions import demander
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.roles import qualite
from mutualisation.temps import maintenant

GENRE = "erratum"


@transaction.atomic
def corriger(*, dossier: Dossier, endroit: str, avant: str, apres: str, motif: str, par: Acteur) -> Erratum:
    """Add the next erratum of an act, and ask for its file; the act, its content and its own file do not change."""
    dossier = verrouiller(dossier)
    titre = policies.verifier_corriger(par, dossier)
    policies.verifier_correction(endroit=endroit, avant=avant, apres=apres, motif=motif)
    decision, preside = policies.decision_en_vigueur(dossier), policies.presidence_de(dossier.region)
    rang = Erratum.objects.filter(decision=decision).count() + 1
    erratum = Erratum.objects.create(
        decision=decision,
        rang=rang,
        numero=f"{decision.numero}/E{rang}",
        endroit=endroit.strip(),
        avant=avant.strip(),
        apres=apres.strip(),
        motif=motif.strip(),
        le=maintenant(),
        par=par.utilisateur,
        qualite=qualite(titre, par.utilisateur),
        presidence=f"{preside.utilisateur.affiche}, {preside.qualite}" if preside else "",
    )
    inscrire(
        dossier, "corriger", par=par, titre=titre, region=dossier.region, motif=erratum.motif,
        donnees={"livrable": dossier.livrable, "erratum": erratum.pk, "rang": rang},
    )  # fmt: skip
    _demander_pdf(erratum, dossier, par)
    return erratum


def _demander_pdf(erratum: Erratum, dossier: Dossier, par: Acteur) -> None:
    contenu = "\0".join([erratum.numero, erratum.endroit, erratum.avant, erratum.apres, erratum.motif])
    demander(
        genre=GENRE,
        source_id=erratum.pk,
        empreinte_contenu=hashlib.sha256(contenu.encode()).hexdigest(),
        nom=f"{dossier.reference}-erratum-{erratum.rang}",
        region=dossier.region,
        par=par,
    )
