"""Actions asked by meetings: they keep living once the minutes are approved (règle C2)."""

from __future__ import annotations

from django.db import transaction

from college.reunions import policies
from college.reunions.models import EtatSuite, Suite
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import aujourdhui

ACTES = {EtatSuite.FAITE: "solder", EtatSuite.ABANDONNEE: "abandonner", EtatSuite.A_FAIRE: "rouvrir"}


@transaction.atomic
def solder(*, suite: Suite, etat: str, par: Acteur, motif: str = "") -> Suite:
    """Done, given up with a reason, or to do again."""
    suite = (
        Suite.objects.select_for_update(of=("self",))
        .select_related("point__reunion__region", "responsable")
        .get(pk=suite.pk)
    )
    titre = policies.verifier_solder(par, suite)
    if etat not in EtatSuite.values or etat == suite.etat:
        raise Refus("Dites si l’action est faite, abandonnée ou à refaire.", "etat")
    if etat == EtatSuite.ABANDONNEE and not motif:
        raise Refus("Dites pourquoi l’action est abandonnée.", "motif")
    region = suite.point.reunion.region
    de, suite.etat = suite.etat, etat
    suite.soldee_le = None if etat == EtatSuite.A_FAIRE else aujourdhui(region.fuseau)
    suite.save(update_fields=["etat", "soldee_le"])
    inscrire(suite, ACTES[EtatSuite(etat)], par=par, titre=titre, region=region, de=de, vers=etat, motif=motif)
    return suite
