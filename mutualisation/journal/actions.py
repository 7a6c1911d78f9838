"""Writing and reading the journal (règle V7)."""

from __future__ import annotations

from typing import Any

from django.db import models

from mutualisation.journal.models import Acte, Motif
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.mandats.models import LOURDS, NOMS
from mutualisation.temps import maintenant
from mutualisation.territoire.models import Region


def preparer(
    objet: models.Model,
    code: str,
    *,
    par: Acteur | None,
    titre: Titre | None = None,
    region: Region | None = None,
    de: str = "",
    vers: str = "",
    motif: str = "",
    donnees: dict[str, Any] | None = None,
) -> Acte:
    """One act, not yet written: for acts by the thousand (`Acte.objects.bulk_create`); else see `inscrire`."""
    titre = titre or (par.courant if par else None)
    return Acte(
        le=maintenant(),
        utilisateur=par.utilisateur if par else None,
        mandat_id=titre.mandat_id if titre else None,
        role=titre.role if titre else "",
        region=region,
        objet_type=objet._meta.label_lower,
        objet_id=objet.pk,
        code=code,
        de=de,
        vers=vers,
        motif=Motif.objects.create(texte=motif) if motif else None,
        donnees=donnees or {},
    )


def inscrire(objet: models.Model, code: str, *, par: Acteur | None, **champs: Any) -> Acte:
    """Append one act. `par=None` is the software itself; `donnees` holds identifiers and numbers only."""
    acte = preparer(objet, code, par=par, **champs)
    acte.save(force_insert=True)
    return acte


def historique(*objets: models.Model) -> models.QuerySet[Acte]:
    """Acts on these objects, latest first, with what the history component shows."""
    condition = models.Q(pk__in=[])
    for objet in objets:
        condition |= models.Q(objet_type=objet._meta.label_lower, objet_id=objet.pk)
    du_mandat = (f"mandat__{nom}" for nom in NOMS)
    lourds = (f"mandat__{nom}" for nom in LOURDS)
    return Acte.objects.filter(condition).select_related("utilisateur", "motif", *du_mandat).defer(*lourds)
