"""The college's rules as a text one starts: from the model, or from the last text written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from college.reglement.actions.creation import creer_reglement, dernier_texte
from college.reglement.contenu import GENRE
from college.reglement.modele import articles_du_modele
from college.reglement.policies import verifier_college
from ctri.cadrage.models import Cadrage
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import Acteur
from mutualisation.referentiel.schema import Livrable
from mutualisation.territoire.models import Region

if TYPE_CHECKING:
    from django.http import QueryDict

DERNIER = "dernier"


class RedactionDuReglement:
    """Registered in `AppConfig.ready()` (`college.propositions.redactions`)."""

    genre = GENRE
    jointure = ""
    gabarit = "college/reglement/_commencer.html"

    def verifier(self, region: Region, annee: int, *, cadrage_publie: bool) -> None:
        """It answers no framing: it may be written as soon as there is a college."""
        verifier_college(region)

    def contexte(self, region: Region, cadrage: Cadrage | None, texte: dict[str, Any]) -> dict[str, Any]:
        """What the model holds, and whether another text was already written."""
        return {
            "articles": articles_du_modele(region),
            "dernier": dernier_texte(region, texte["livrable"]),
            "choix_dernier": DERNIER,
        }

    def ouvrir(self, *, region: Region, texte: dict[str, Any], choix: QueryDict, par: Acteur) -> Dossier:
        """From the text chosen."""
        depuis = dernier_texte(region, texte["livrable"]) if choix.get("depuis") == DERNIER else None
        reglement = creer_reglement(
            region=region, annee=texte["annee"], livrable=texte["livrable"], depuis=depuis, par=par
        )
        return reglement.dossier

    def adresse(self, dossier: Dossier) -> str:
        return reverse("reglement", args=[dossier.pk])

    def enjeu(self, region: Region, livrable: Livrable, annee: int) -> str:
        college = region.vocabulaire.college.court
        return (
            f"{livrable.libelle.court.Le} dit comment {college.le} se réunit et délibère ; "
            "sans lui, les règles par défaut du dispositif s’appliquent."
        )
