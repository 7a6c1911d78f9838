"""The one exception of the rules: an act is refused, for a reason a user can read."""

from collections.abc import Callable

from mutualisation.typographie import typographier


class Refus(Exception):
    """An act refused by a rule. `raison` is a French sentence, shown as it is next to the disabled button.

    `champ` names what was typed and is in the way, so that a form can say it there.
    """

    def __init__(self, raison: str, champ: str = "") -> None:
        self.raison = typographier(raison)
        self.champ = champ
        super().__init__(self.raison)


def raison(verifier: Callable[[], object]) -> str:
    """Why a check refuses, or nothing: the same sentence guards the act and stands beside the disabled button."""
    try:
        verifier()
    except Refus as refus:
        return refus.raison
    return ""
