"""The one door through which a question changes state (règle C4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from ctri.saisines import policies
from ctri.saisines.models import Saisine
from mutualisation.journal.actions import historique
from mutualisation.journal.actions import inscrire as inscrire_au_journal
from mutualisation.mandats.acteur import Acteur, Titre
from mutualisation.templatetags.francais import heure

Effet = Callable[[Saisine, Titre], None]


def verrouiller(saisine: Saisine) -> Saisine:
    """The question as it is now, held until the end of the transaction."""
    return Saisine.objects.select_for_update(of=("self",), no_key=True).get(pk=saisine.pk)


@transaction.atomic
def franchir(
    *,
    saisine: Saisine,
    acte: str,
    par: Acteur,
    motif: str = "",
    effet: Effet | None = None,
    donnees: Mapping[str, Any] | None = None,
) -> Saisine:
    """Take one step of the transition table, once, under lock; `effet` runs in the same transaction."""
    saisine = verrouiller(saisine)
    etape, titre = policies.verifier_transition(par, saisine, acte)
    policies.verifier_motif(etape, motif)
    if effet is not None:
        effet(saisine, titre)
    avant, saisine.etat = saisine.etat, etape.vers
    saisine.save()
    noter(saisine, acte, par=par, titre=titre, de=avant, vers=etape.vers, motif=motif, donnees=donnees)
    return saisine


def entretemps(saisine: Saisine, code: str) -> str:
    """Two people wrote at once: the second is told who was first, and keeps what was typed."""
    dernier = historique(saisine).filter(code=code).first()
    qui = f"{dernier.utilisateur} a enregistré un autre texte à {heure(dernier.le)}" if dernier else "Le texte a changé"
    return f"{qui}. Rien n’est perdu : reprenez ci-dessous ce qu’il faut garder des deux, puis enregistrez."


def noter(
    saisine: Saisine, acte: str, *, par: Acteur, titre: Titre, donnees: Mapping[str, Any] | None = None, **champs: Any
) -> None:
    """Append to the journal; which way the question goes is what its phrases need."""
    inscrire_au_journal(
        saisine, acte, par=par, titre=titre, region=saisine.region, donnees={"sens": saisine.sens, **(donnees or {})},
        **champs,
    )  # fmt: skip
