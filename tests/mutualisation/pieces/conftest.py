"""An object to hang documents on: a region, which its readers see and its MIR completes until it is frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from mutualisation.mandats.acteur import Acteur, Titre, acteur_de
from mutualisation.pieces import porteurs
from mutualisation.pieces.actions import joindre
from mutualisation.pieces.models import PieceJointe
from mutualisation.pieces.porteurs import Porteur
from mutualisation.refus import Refus
from mutualisation.territoire.models import Region
from tests.distribution import Monde
from tests.mutualisation.pieces import fichiers

CODE = "essai_region"


@dataclass
class Objet:
    """What the tests turn on and off."""

    fige: bool = False
    verrous: list[int] = field(default_factory=list)

    def verifier(self, acteur: Acteur, objet_id: int) -> Titre:
        titre = acteur.courant
        if titre is None or titre.role != "mir":
            raise Refus("Réservé à qui tient cet objet.")
        if self.fige:
            raise Refus("Cet objet ne change plus.")
        return titre


@pytest.fixture
def objet() -> Iterator[Objet]:
    objet = Objet()
    porteurs.inscrire(
        Porteur(
            code=CODE,
            designation="cette région",
            visible=lambda acteur, pk: Region.objects.visibles_par(acteur).filter(pk=pk).exists(),
            verifier_joindre=objet.verifier,
            adresse=lambda pk: reverse("accueil"),
            region=lambda pk: Region.objects.get(pk=pk),
            verrouiller=objet.verrous.append,
        )
    )
    yield objet
    porteurs._porteurs.pop(CODE, None)


@pytest.fixture
def depot(settings: Any, tmp_path: Path) -> Path:
    """The folder of files, empty."""
    settings.MEDIA_ROOT = tmp_path / "fichiers"
    return tmp_path / "fichiers"


def ecrits(depot: Path) -> list[Path]:
    return [chemin for chemin in depot.rglob("*") if chemin.is_file()]


Joindre = Callable[..., PieceJointe]


@pytest.fixture
def deposer(objet: Objet, monde: Monde, depot: Path) -> Joindre:
    """Join a file to Auvergne, as its MIR."""

    def _deposer(nom: str = "Note.txt", octets: bytes | None = None) -> PieceJointe:
        contenu = fichiers.HONNETES["Mémo.txt"]() if octets is None else octets
        return joindre(
            porteur=CODE,
            objet_id=monde.auvergne.pk,
            fichier=SimpleUploadedFile(nom, contenu),
            par=acteur_de(monde.mir_a),
        )

    return _deposer
