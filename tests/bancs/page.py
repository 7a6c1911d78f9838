"""`docs/mesures.md`: one marked section per bench, replaced when the bench is run again and kept otherwise."""

from __future__ import annotations

import re

from mutualisation.typographie import typographier

_SECTION = re.compile(r"<!-- banc : (\w+) -->\n(.*?)\n<!-- fin : \1 -->", re.DOTALL)
# What is typed as it stands: code, in a block or in a line.
_CODE = re.compile(r"(```.*?```|`[^`\n]+`|<!--.*?-->)", re.DOTALL)

TETE = """\
# Mesures

<!-- Page produite par `make bench`. Ne pas la modifier à la main : chaque section est celle qu’imprime son banc. -->

Une durée ne vaut que sur la machine où elle a été prise. Chaque mesure compare donc, **dans un même passage et en
alternance**, le logiciel et un témoin : le même travail réduit au plus simple. Le rapport des deux médianes est le seul
chiffre à retenir ; l’étendue des rapports de chaque tour, entre parenthèses, dit quelle confiance lui accorder.

```sh
make bench                  # tous les bancs, sur une base PostgreSQL embarquée et jetable
make bench ARGS="pdf"       # un seul ; les autres sections sont gardées
```

Les pannes se mesurent aussi sur de vrais services, ceux de `TEST_POSTGRES_URL`, `TEST_RABBITMQ_URL` et `TEST_REDIS_URL`
(`.env.example`). Arrêtez ce qui tourne d’autre sur la machine : un voisin fausse les mesures, même alternées.
"""


def sections(texte: str) -> dict[str, str]:
    """What the page holds, by bench, in the order of the page."""
    return dict(_SECTION.findall(texte))


def assembler(texte: str, neuves: dict[str, str], ordre: tuple[str, ...]) -> str:
    """The page with its new sections: benches in their order, then any section this version knows nothing of."""
    toutes = sections(texte) | {nom: typographier_prose(neuve.strip()) for nom, neuve in neuves.items()}
    noms = [nom for nom in ordre if nom in toutes] + [nom for nom in toutes if nom not in ordre]
    blocs = [f"<!-- banc : {nom} -->\n{toutes[nom]}\n<!-- fin : {nom} -->\n" for nom in noms]
    return "\n".join([typographier_prose(TETE), *blocs])


def typographier_prose(texte: str) -> str:
    """French printing everywhere but in code."""
    return "".join(morceau if rang % 2 else typographier(morceau) for rang, morceau in enumerate(_CODE.split(texte)))
