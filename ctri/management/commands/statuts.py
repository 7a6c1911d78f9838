"""Write or check docs/statuts.md, the page of states generated from the transition tables."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ctri.statuts import Table, tables

CHEMIN = Path(settings.BASE_DIR) / "docs" / "statuts.md"


def _rangee(cellules: Any) -> str:
    return f"| {' | '.join(cellules)} |"


def _section(table: Table) -> str:
    noms = "\n".join(f"    {code}: {libelle}" for code, libelle in table.etats)
    fleches = "\n".join(f"    {de} --> {vers}: {acte}" for de, acte, vers in table.passages)
    return f"""## {table.titre}

Table : `{table.source}`.

{table.introduction}

```mermaid
stateDiagram-v2
    [*] --> {table.etats[0][0]}
{noms}
{fleches}
```

{_rangee(table.entetes)}
|{"---|" * len(table.entetes)}
{chr(10).join(_rangee(ligne) for ligne in table.lignes)}
"""


def page() -> str:
    """The whole page, in Markdown."""
    sections = "\n".join(_section(table) for table in tables())
    return f"""# États et passages

<!-- Page produite par `manage.py statuts` à partir des tables citées. Ne pas la modifier à la main. -->

{sections}"""


class Command(BaseCommand):
    """`statuts` writes the page; `statuts --verifier` fails when it is stale."""

    help = "Écrit docs/statuts.md d’après les tables des transitions."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--verifier", action="store_true", help="échoue si la page n’est pas à jour")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["verifier"]:
            if not CHEMIN.exists() or CHEMIN.read_text() != page():
                raise CommandError("docs/statuts.md n’est pas à jour : lancez « manage.py statuts ».")
            return
        CHEMIN.parent.mkdir(exist_ok=True)
        CHEMIN.write_text(page())
