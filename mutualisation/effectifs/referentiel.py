"""What the scheme says of an agent: profession, body and rank belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mutualisation.refus import Refus
from mutualisation.typographie import majuscule

if TYPE_CHECKING:
    from mutualisation.effectifs.models import Agent
    from mutualisation.referentiel.schema import Referentiel as Schema


def verifier_nomenclature(schema: Schema, agent: Agent) -> None:
    """Refuse a code that the référentiel does not have, or a body that another profession holds."""
    if agent.profession not in {p.code for p in schema.professions}:
        raise Refus("Cette profession n’est pas dans le référentiel.")
    if not agent.corps:
        if agent.grade:
            raise Refus("Un grade demande son corps.")
        return
    corps = next((c for c in schema.corps if c.code == agent.corps), None)
    if corps is None:
        raise Refus("Ce corps n’est pas dans le référentiel.")
    if corps.profession != agent.profession:
        raise Refus(f"Le corps « {corps.libelle} » ne relève pas de cette profession.")
    if agent.grade and agent.grade not in {g.code for g in corps.grades}:
        raise Refus("Ce grade n’est pas de ce corps.")


def verifier_fonction(schema: Schema, code: str) -> None:
    """No code means no function in particular."""
    if code and code not in {f.code for f in schema.fonctions}:
        raise Refus("Cette fonction n’est pas dans le référentiel.", "fonction")


def codes_medecins(schema: Schema) -> frozenset[str]:
    """Doctors, and the professions this scheme puts with them (règle C1): the posts to keep are theirs (règle T6)."""
    return frozenset(p.code for p in schema.professions if p.medecin or p.membre_de_droit)


def libelle_de_fonction(schema: Schema, code: str) -> str:
    """A code that a former référentiel had stays readable."""
    return {f.code: f.libelle for f in schema.fonctions}.get(code, code)


def libelles_de_carriere(schema: Schema, agent: Agent) -> dict[str, str]:
    """Profession in the agent's gender, body and rank in words; empty where unknown."""
    corps = next((c for c in schema.corps if c.code == agent.corps), None)
    grades = {g.code: g.libelle for g in corps.grades} if corps else {}
    return {
        "profession": majuscule(schema.profession(agent.profession).titre(agent.genre)),
        "corps": corps.libelle if corps else "",
        "grade": grades.get(agent.grade, ""),
    }
