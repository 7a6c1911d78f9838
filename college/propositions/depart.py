"""Where a text is started, on the page of the proposals and on the committee's clock (règles V3, V4)."""

from __future__ import annotations

from functools import partial

from django.urls import reverse
from django.utils.http import urlencode

from college.propositions.policies import propose, verifier_commencer
from college.propositions.redactions import s_ecrit
from ctri.cadrage.actions import publie
from ctri.echeancier.attendus import Attendu
from ctri.echeancier.registre import Depart, Departs
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import raison
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region


def depart(acteur: Acteur, region: Region, attendu: Attendu, annee: int, *, cadrage_publie: bool) -> Depart | None:
    """The proposer alone is offered the button; the others are told whose text it is."""
    code, pole = attendu.livrable.code, attendu.pole
    if not s_ecrit(attendu.livrable) or not propose(acteur, region, livrable=code, pole=pole):
        return None
    verifier = partial(
        verifier_commencer, acteur, region, livrable=code, annee=annee, pole=pole, cadrage_publie=cadrage_publie
    )
    parametres = urlencode({"livrable": code, "annee": str(annee), "pole": pole})
    return Depart(
        f"{reverse('proposition_commencer', args=[region.pk])}?{parametres}",
        raison(verifier),
        f"commencer-{code}-{pole}".rstrip("-"),
    )


def departs(acteur: Acteur, region: Region, annee: int) -> Departs:
    """Registered with the committee's clock: one reading of the framing for the whole page."""
    cadrage_publie = publie(region, annee) is not None

    def de(attendu: Attendu) -> Depart | None:
        du_texte = attendu.annee or aujourdhui(region.fuseau).year
        return depart(acteur, region, attendu, du_texte, cadrage_publie=cadrage_publie)

    return de
