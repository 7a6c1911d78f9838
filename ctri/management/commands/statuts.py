"""Write or check docs/statuts.md, the page of states generated from the transition tables."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ctri.dossiers.etats import Etat
from ctri.dossiers.workflow import TRANSITIONS, Transition
from ctri.releves.etats import EtatReleve
from ctri.releves.workflow import PASSAGES
from mutualisation.mandats.droits import Droit

CHEMIN = Path(settings.BASE_DIR) / "docs" / "statuts.md"


def _ligne(etape: Transition) -> str:
    droit = Droit(etape.droit).label if etape.droit else "le logiciel, par l’effet d’un autre acte"
    objet = {None: "toute proposition", True: "un bilan seulement", False: "toute proposition, sauf un bilan"}[
        etape.bilan
    ]
    motif = "oui" if etape.motif else "non"
    return f"| {Etat(etape.de).label} | `{etape.acte}` | {Etat(etape.vers).label} | {droit} | {motif} | {objet} |"


def page() -> str:
    """The whole page, in Markdown."""
    fleches = "\n".join(f"    {t.de.value} --> {t.vers.value}: {t.acte}" for t in TRANSITIONS)
    noms = "\n".join(f"    {e.value}: {e.label}" for e in Etat)
    lignes = "\n".join(_ligne(t) for t in TRANSITIONS)
    return f"""# États d’un dossier

<!-- Page produite par `manage.py statuts` à partir de `ctri/dossiers/workflow.py`. Ne pas la modifier à la main. -->

Tout passage d’un état à un autre emprunte une seule porte (`ctri.dossiers.actions.franchir`), sous verrou ; un
déclencheur de la base de données refuse tout passage absent de cette table. Les libellés sont ceux du dispositif de
référence : chaque référentiel dit les siens.

```mermaid
stateDiagram-v2
    [*] --> {Etat.BROUILLON.value}
{noms}
{fleches}
```

| De | Acte | Vers | Droit nécessaire | Motif obligatoire | Objet |
|---|---|---|---|---|---|
{lignes}

{_releve()}"""


def _releve() -> str:
    """The minutes of a session, in their own section."""
    fleches = "\n".join(f"    {p.de.value} --> {p.vers.value}: {p.acte}" for p in PASSAGES)
    noms = "\n".join(f"    {e.value}: {e.label}" for e in EtatReleve)
    lignes = "\n".join(
        f"| {p.de.label} | `{p.acte}` | {p.vers.label} | {Droit(p.droit).label} | "
        f"{'un seul membre' if p.seul else 'plusieurs membres'} |"
        for p in PASSAGES
    )
    return f"""# États du relevé d’une séance

Table de `ctri/releves/workflow.py`, redite par un déclencheur ; un relevé approuvé ne change plus.

```mermaid
stateDiagram-v2
    [*] --> {EtatReleve.PROJET.value}
{noms}
{fleches}
```

| De | Acte | Vers | Droit nécessaire | Comité |
|---|---|---|---|---|
{lignes}
"""


class Command(BaseCommand):
    """`statuts` writes the page; `statuts --verifier` fails when it is stale."""

    help = "Écrit docs/statuts.md d’après la table des transitions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--verifier", action="store_true", help="échoue si la page n’est pas à jour")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verifier"]:
            if not CHEMIN.exists() or CHEMIN.read_text() != page():
                raise CommandError("docs/statuts.md n’est pas à jour : lancez « manage.py statuts ».")
            return
        CHEMIN.parent.mkdir(exist_ok=True)
        CHEMIN.write_text(page())
