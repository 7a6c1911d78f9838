"""The seal of a draft: a hash of every row its figures come from, and of the software that computes them.

Nothing has to be told that something changed, by whatever door: a kept synthesis is used only under the very same seal.
Whole rows are hashed, so that a column added one day counts too; sealing too much only costs a computation.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import connection

from college.plans.synthese import Synthese

ETAGES = ("college", "ctri", "mutualisation")
_SCEAUX = """
SELECT d.id, p.id, k.sceau, k.contenu, encode(sha256(convert_to(json_build_array(
  d::text, p::text, r::text, c::text, f.empreinte,
  (SELECT json_agg(t::text ORDER BY t.id) FROM college_action t WHERE t.plan_id = p.id),
  (SELECT json_agg(t::text ORDER BY t.id) FROM college_action_territoires t WHERE t.action_id = ANY(a.actions)),
  (SELECT json_agg(t::text ORDER BY t.id) FROM college_jours t WHERE t.action_id = ANY(a.actions)),
  (SELECT json_agg(t::text ORDER BY t.id) FROM college_capaciteagent t WHERE t.plan_id = p.id),
  -- With the name its author goes by: the rest of an account changes at each visit.
  (SELECT json_agg(t::text || json_build_array(u.prenom, u.nom, u.genre, u.docteur)::text ORDER BY t.id)
   FROM college_motifsansreponse t JOIN mutualisation_utilisateur u ON u.id = t.par_id WHERE t.plan_id = p.id),
  (SELECT json_agg(t::text || n::text ORDER BY t.id)
   FROM college_avis t JOIN college_reunion n ON n.id = t.reunion_id WHERE t.dossier_id = d.id),
  (SELECT json_agg(t::text ORDER BY t.id) FROM ctri_objectif t WHERE t.cadrage_id = (
    SELECT x.id FROM ctri_cadrage x
    WHERE x.region_id = d.region_id AND x.annee = d.annee AND x.publie_le IS NOT NULL
    ORDER BY x.version DESC LIMIT 1)),
  (SELECT json_agg(t::text ORDER BY t.id) FROM mutualisation_service t WHERE t.region_id = d.region_id),
  (SELECT json_agg(t::text ORDER BY t.code)
   FROM mutualisation_departement t JOIN mutualisation_departement_circonscriptions x ON x.departement_id = t.code
   WHERE x.circonscription_id = c.id),
  (SELECT json_agg(t::text ORDER BY t.id)
   FROM college_association t WHERE t.region_id = d.region_id AND t.periode && b.an),
  (SELECT json_agg(t::text ORDER BY t.id) FROM mutualisation_agent t WHERE t.id = ANY(g.agents)),
  (SELECT json_agg(t::text ORDER BY t.id)
   FROM mutualisation_rattachement t WHERE t.agent_id = ANY(g.agents) AND t.periode && b.an)
)::text, 'UTF8')), 'hex')
FROM jsonb_array_elements_text(%s::jsonb) e
JOIN ctri_dossier d ON d.id = e::bigint
JOIN college_plantravail p ON p.dossier_id = d.id
JOIN mutualisation_region r ON r.id = d.region_id
JOIN mutualisation_circonscription c ON c.id = r.circonscription_id
JOIN mutualisation_dispositif s ON s.id = r.dispositif_id
JOIN mutualisation_referentiel f ON f.id = s.referentiel_id
LEFT JOIN college_synthesegardee k ON k.dossier_id = d.id AND k.version = 0
CROSS JOIN LATERAL (SELECT daterange(make_date(d.annee, 1, 1), make_date(d.annee + 1, 1, 1)) AS an) b
CROSS JOIN LATERAL (SELECT array_agg(x.id) AS actions FROM college_action x WHERE x.plan_id = p.id) a
-- Whoever belongs to the region in the year, or is associated with its college.
CROSS JOIN LATERAL (
  SELECT array_agg(x.agent_id) AS agents FROM (
    SELECT t.agent_id FROM mutualisation_rattachement t JOIN mutualisation_service n ON n.id = t.service_id
    WHERE n.region_id = d.region_id AND t.periode && b.an
    UNION SELECT t.agent_id FROM college_association t WHERE t.region_id = d.region_id AND t.periode && b.an
  ) x
) g
"""


@dataclass(frozen=True)
class Brouillon:
    """A draft as it stands: its working copy, its seal, and the figures kept if they are still under it."""

    plan: int
    sceau: str
    synthese: Synthese | None


def brouillons_de(dossiers: Collection[int]) -> dict[int, Brouillon]:
    """By dossier, in one query.

    Their list is sent as JSON: of an array, PostgreSQL would guess the length and plan again at each call (ADR 0015).
    """
    if not dossiers:
        return {}
    with connection.cursor() as curseur:
        curseur.execute(_SCEAUX, [json.dumps(list(dossiers))])
        lignes = curseur.fetchall()
    return {dossier: _brouillon(plan, garde, contenu, sceau(lu)) for dossier, plan, garde, contenu, lu in lignes}


def _brouillon(plan: int, garde: str | None, contenu: str | None, marque: str) -> Brouillon:
    tenu = garde == marque and contenu is not None
    return Brouillon(plan, marque, Synthese.depuis(json.loads(contenu)) if tenu and contenu else None)


def sceau(empreinte: str) -> str:
    """What is sealed, as this version of the software reads it."""
    return hashlib.sha256(f"{empreinte} {logiciel()}".encode()).hexdigest()


@cache
def logiciel() -> str:
    """A hash of the code: figures kept by another version are computed again."""
    somme = hashlib.sha256()
    for etage in ETAGES:
        for fichier in sorted((settings.BASE_DIR / etage).rglob("*.py")):
            somme.update(fichier.read_bytes())
    return somme.hexdigest()
