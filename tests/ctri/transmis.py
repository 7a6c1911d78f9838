"""The smallest thing that can be transmitted: proves that `ctri` knows nothing of meetings, agendas or minutes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.template import Engine

from ctri.transmissions import genres
from ctri.transmissions.actions import marquer_lue, transmettre
from ctri.transmissions.genres import Envoi, Genre
from ctri.transmissions.models import COLLEGE, Transmission
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region
from tests.distribution import Monde

CODE = "essai_transmis"
# Longer than the drafts of any other test, so that finding it in a page means something.
BROUILLON = "Paragraphe que personne ne doit lire hors du collège"
TEXTE = "Le collège recommande un binôme avec la Haute-Loire."


@dataclass
class Source:
    """What an upper application would keep in its own tables: brouillon, projet or approuve."""

    region: Region
    etat: str = "approuve"
    contenu: dict[str, Any] = field(
        default_factory=lambda: {"titre": "Compte rendu du 12\N{NO-BREAK SPACE}janvier", "texte": TEXTE}
    )
    # The college's rules allow sending before approval.
    avant_approbation: bool = False


SOURCES: dict[int, Source] = {}


def preparer(acteur: Acteur, source_id: int) -> Envoi | None:
    source = SOURCES.get(source_id)
    if source is None or not any(acteur.peut(droit, source.region) for droit in COLLEGE):
        return None
    if source.etat == "brouillon" or (source.etat == "projet" and not source.avant_approbation):
        raise Refus("Ce compte rendu est un projet : il se transmet une fois approuvé.")
    return Envoi(source.region, dict(source.contenu), reserve=source.etat == "projet")


def installer() -> None:
    """Register the kind; its fragments are made here, where the templates of the site are not."""
    moteur = Engine.get_default()
    genres.inscrire(
        Genre(
            code=CODE,
            terme="compte_rendu",
            gabarit=moteur.from_string("<p>{{ contenu.texte }}</p>"),  # type: ignore[arg-type]
            gabarit_pdf=moteur.from_string("<h2>Texte</h2><p>{{ contenu.texte }}</p>"),  # type: ignore[arg-type]
            nommer=lambda contenu: contenu["titre"],
            preparer=preparer,
            adresse_source=lambda source_id: f"/essais/{source_id}/",
        )
    )


def retirer() -> None:
    """Leave the register as it was."""
    genres._genres.pop(CODE, None)
    SOURCES.clear()


def source(region: Region, **champs: Any) -> int:
    """A new source, by its identifier."""
    cle = len(SOURCES) + 1
    SOURCES[cle] = Source(region, **champs)
    return cle


def envoyer(acteur: Acteur, source_id: int, *, sans_patient: bool = True) -> Transmission:
    return transmettre(genre=CODE, source_id=source_id, sans_patient=sans_patient, par=acteur)


# ── Moments, for the tests that try every address ─────────────────────────────
def transmise(monde: Monde) -> Transmission:
    return envoyer(acteur_de(monde.mir_a), source(monde.auvergne))


def sous_reserve(monde: Monde) -> Transmission:
    cle = source(monde.auvergne, etat="projet", avant_approbation=True)
    return envoyer(acteur_de(monde.mir_a), cle)


def remplacee(monde: Monde) -> Transmission:
    """Sent under reservation, then approved."""
    premiere = sous_reserve(monde)
    SOURCES[premiere.source_id].etat = "approuve"
    envoyer(acteur_de(monde.mir_a), premiere.source_id)
    return premiere


def lue(monde: Monde) -> Transmission:
    """By one recipient."""
    transmission = transmise(monde)
    marquer_lue(transmission=transmission, utilisateur_id=monde.chef_local_a.pk)
    return transmission
