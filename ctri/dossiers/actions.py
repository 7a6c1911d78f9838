"""The one door through which a dossier changes state, and the acts that go through it (règles V4, V5, V9)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.db import transaction

from ctri.dossiers import policies
from ctri.dossiers.confidentialite import verifier_sans_patient
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Consultation, Dossier, Origine, Version
from ctri.dossiers.types import empreinte, type_de
from mutualisation.documents.actions import demander
from mutualisation.journal.actions import inscrire as inscrire_au_journal
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.roles import qualite
from mutualisation.temps import maintenant

Effet = Callable[[Dossier, Titre], None]


def verrouiller(dossier: Dossier) -> Dossier:
    """The dossier as it is now, held until the end of the transaction."""
    return Dossier.objects.select_for_update(of=("self",), no_key=True).get(pk=dossier.pk)


@transaction.atomic
def franchir(
    *, dossier: Dossier, acte: str, par: Acteur, motif: str = "", effet: Effet | None = None, **donnees: Any
) -> Dossier:
    """Take one step of the transition table, once, under lock; `effet` runs in the same transaction.

    Raises Refus when the person may not, when the state does not allow it (and then says what happened), or when a
    reason is due and missing.
    """
    dossier = verrouiller(dossier)
    etape = policies.verifier_transition(dossier, acte)
    titre = policies.verifier_titre(par, dossier, etape.droit)
    policies.verifier_motif(dossier, etape, motif)
    if effet is not None:
        effet(dossier, titre)
    avant, dossier.etat = dossier.etat, etape.vers
    dossier.save(update_fields=["etat", "version"])
    inscrire_au_journal(
        dossier,
        acte,
        par=par,
        titre=titre,
        region=dossier.region,
        de=avant,
        vers=etape.vers,
        motif=motif,
        donnees={"livrable": dossier.livrable} | donnees,
    )
    return dossier


def figer(dossier: Dossier, contenu: dict[str, Any], *, par: Acteur, titre: Titre, origine: str) -> Version:
    """Freeze a content as the next version, and ask for its PDF (règle V5)."""
    dossier.version += 1
    version = Version.objects.create(
        dossier=dossier,
        numero=dossier.version,
        origine=origine,
        contenu=contenu,
        empreinte=empreinte(contenu),
        le=maintenant(),
        par=par.utilisateur,
        qualite=qualite(titre, par.utilisateur),
    )
    if origine == Origine.SOUMISSION:
        demander_pdf(version, par=par, suffixe="soumis")
    return version


def demander_pdf(version: Version, *, par: Acteur, suffixe: str) -> None:
    """One immutable file for the submitted version, another once decided; neither replaces the other (règle V5)."""
    dossier = version.dossier
    demander(
        genre=f"{type_de(dossier).fabrique}_{suffixe}",
        source_id=version.pk,
        # The stamp printed on the file is the version's own: same text in two versions, two files.
        empreinte_contenu=f"{version.pk}:{version.empreinte}",
        nom=f"{dossier.reference}-v{version.numero}-{suffixe}",
        region=dossier.region,
        par=par,
    )


@transaction.atomic
def soumettre(*, dossier: Dossier, par: Acteur, sans_patient: bool) -> Dossier:
    """Freeze text and data and hand them to the committee; `sans_patient`: its author says so (règle C8)."""

    def effet(verrouille: Dossier, titre: Titre) -> None:
        policies.verifier_soumettre(par, verrouille)
        verifier_sans_patient(sans_patient)
        contenu = type_de(verrouille).instantane(verrouille)
        figer(verrouille, contenu, par=par, titre=titre, origine=Origine.SOUMISSION)

    return franchir(dossier=dossier, acte="soumettre", par=par, effet=effet, sans_patient=sans_patient)


@transaction.atomic
def reprendre(*, dossier: Dossier, par: Acteur) -> Dossier:
    """Work again on a returned or postponed proposal; what was submitted stays readable."""
    return franchir(dossier=dossier, acte="reprendre", par=par)


@transaction.atomic
def ouvrir_avenant(*, dossier: Dossier, par: Acteur) -> Dossier:
    """Start an amendment of a validated act: a dossier of its own, which replaces the act once validated (règle V9)."""
    dossier = verrouiller(dossier)
    titre = policies.verifier_avenant(par, dossier)
    rang = Dossier.objects.filter(
        region=dossier.region, livrable=dossier.livrable, annee=dossier.annee, pole=dossier.pole
    )
    avenant = Dossier.objects.create(
        region=dossier.region,
        livrable=dossier.livrable,
        genre=dossier.genre,
        annee=dossier.annee,
        pole=dossier.pole,
        titre=dossier.titre,
        reference=f"{re.sub(r'-A[0-9]+$', '', dossier.reference)}-A{rang.exclude(remplace=None).count() + 1}",
        remplace=dossier,
    )
    type_de(dossier).ouvrir_avenant(dossier, avenant, par=par)
    inscrire_au_journal(
        avenant, "ouvrir_avenant", par=par, titre=titre, region=dossier.region, vers=avenant.etat,
        donnees={"remplace": dossier.pk},
    )  # fmt: skip
    return avenant


@transaction.atomic
def retirer(*, dossier: Dossier, par: Acteur, motif: str) -> Dossier:
    """The committee withdraws an act it took; nothing is erased (règle V9)."""
    return franchir(dossier=dossier, acte="retirer", par=par, motif=motif)


@transaction.atomic
def remplacer_par(*, avenant: Dossier, par: Acteur) -> None:
    """Effect of a validated amendment on the act it replaces."""
    remplace = verrouiller(avenant.remplace) if avenant.remplace else None
    if remplace is None or remplace.etat not in (Etat.VALIDEE, Etat.VALIDEE_MODIFIEE):
        return
    avant, remplace.etat = remplace.etat, Etat.REMPLACEE
    remplace.save(update_fields=["etat"])
    inscrire_au_journal(
        remplace, "remplacer", par=par, region=remplace.region, de=avant, vers=remplace.etat,
        donnees={"avenant": avenant.pk},
    )  # fmt: skip


@transaction.atomic
def noter_consultation(
    *, dossier: Dossier, code: str, organisme: str, date: Any, avis: str, par: Acteur
) -> Consultation:
    """Record the opinion of a body consulted before the decision (règle V11)."""
    titre = policies.verifier_noter_consultation(par, dossier)
    consultation, _ = Consultation.objects.update_or_create(
        dossier=dossier, code=code, defaults={"organisme": organisme, "date": date, "avis": avis}
    )
    inscrire_au_journal(
        dossier, "noter_consultation", par=par, titre=titre, region=dossier.region, donnees={"code": code}
    )
    return consultation
