"""What the home page says of transmissions to those they were sent to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.urls import reverse

from ctri.transmissions.forms import A_LIRE
from ctri.transmissions.models import Transmission
from ctri.transmissions.policies import siege
from mutualisation.accueil.registre import Registre, Tache
from mutualisation.mandats.acteur import Acteur
from mutualisation.requetes import Preparee, Trou
from mutualisation.templatetags.francais import compte, jour

if TYPE_CHECKING:
    from mutualisation.territoire.models import Region

# Beyond, one line for all: reading for information must not hide what has to be decided.
MONTREES = 3
EFFET = "Aucune décision n’est attendue. Votre lecture est comptée ; votre nom n’est montré à personne."
_A_LIRE = Preparee(
    lambda: (
        Transmission.objects.filter(
            region=Trou("region"),
            destinataires__utilisateur=Trou("lecteur"),
            destinataires__lu_le=None,
            remplacee_par=None,
        )
        .defer("contenu")
        .order_by("le", "pk")
    )
)


def taches(acteur: Acteur, region: Region | None) -> Iterable[Tache]:
    """What was sent to this person and not read yet, the oldest first."""
    if region is None or region.schema.college is None or not siege(acteur, region):
        return
    a_lire = _A_LIRE.lire(region=region.pk, lecteur=acteur.utilisateur.pk)
    comite = region.vocabulaire.comite.court
    if len(a_lire) > MONTREES:
        yield Tache(
            titre=f"Lire {compte(len(a_lire), 'texte transmis,textes transmis')} pour information",
            url=f"{reverse('transmissions', args=[region.pk])}?lecture={A_LIRE}",
            bouton="Ouvrir la liste",
            pourquoi=f"Transmis {comite.au} depuis le {jour(a_lire[0].le)}.",
            effet=EFFET,
        )
        return
    for transmission in a_lire:
        reserve = ", sous réserve d’approbation" if transmission.reserve else ""
        yield Tache(
            titre=f"Lire : {transmission.titre}",
            url=reverse("transmission", args=[transmission.pk]),
            bouton="Lire",
            pourquoi=f"Transmis {comite.au} pour information le {jour(transmission.le)}{reserve}.",
            effet=EFFET,
        )


def inscrire(registre: Registre) -> None:
    """Called when the application is ready."""
    registre.inscrire("taches", taches)
