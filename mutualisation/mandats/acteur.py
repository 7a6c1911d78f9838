"""Who is acting, with which rights, read by one query (règles T4, T5).

A right needs a grant AND its mandate in force on the region's civil day; both are joined in SQL, so a mandate that
ended yesterday opens nothing even if no job ran.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection

from mutualisation.mandats.droits import Droit
from mutualisation.mandats.models import Nature
from mutualisation.referentiel.elision import NomPropre
from mutualisation.temps import maintenant

if TYPE_CHECKING:
    from mutualisation.comptes.models import Utilisateur
    from mutualisation.territoire.models import Region, Service

_DROITS_EN_VIGUEUR = """
WITH jours AS (
  SELECT r.id AS region_id, (%(maintenant)s AT TIME ZONE c.fuseau)::date AS jour, c.nom, c.article
  FROM mutualisation_region r JOIN mutualisation_circonscription c ON c.id = r.circonscription_id
), vigueur AS (
  SELECT m.*, p.titulaire_id AS remplace_id
  FROM mutualisation_mandat m
  LEFT JOIN jours j ON j.region_id = m.region_id
  LEFT JOIN mutualisation_mandat p ON p.id = m.pour_id
  LEFT JOIN mutualisation_rattachement t ON t.id = m.poste_id
  CROSS JOIN LATERAL (SELECT COALESCE(j.jour, (%(maintenant)s AT TIME ZONE %(fuseau)s)::date) AS jour) ici
  WHERE m.titulaire_id = %(utilisateur)s AND m.periode @> ici.jour
    AND (m.nature NOT IN ('delegation', 'suppleance') OR p.periode @> ici.jour)
    AND (t.id IS NULL OR EXISTS (
      SELECT 1 FROM mutualisation_rattachement x
      WHERE x.agent_id = t.agent_id AND x.service_id = t.service_id AND x.periode @> ici.jour))
), octrois AS (
  SELECT 'dispositif' AS portee, content_object_id AS objet_id, permission_id, mandat_id
  FROM mutualisation_droitdispositif WHERE user_id = %(utilisateur)s
  UNION ALL
  SELECT 'region', content_object_id, permission_id, mandat_id
  FROM mutualisation_droitregion WHERE user_id = %(utilisateur)s
  UNION ALL
  SELECT 'service', content_object_id, permission_id, mandat_id
  FROM mutualisation_droitservice WHERE user_id = %(utilisateur)s
)
SELECT o.portee, o.objet_id, a.codename, v.id, v.role, v.nature, v.pole, v.dispositif_id, v.region_id, v.service_id,
       f.empreinte, v.acte, v.date_acte, u.prenom, u.nom, u.genre, u.docteur,
       j.nom, j.article, s.nom, s.article, CASE WHEN NOT s.est_siege THEN d.nom END, d.article
FROM vigueur v
JOIN octrois o ON o.mandat_id = v.id
JOIN auth_permission a ON a.id = o.permission_id
JOIN mutualisation_dispositif p ON p.id = v.dispositif_id
JOIN mutualisation_referentiel f ON f.id = p.referentiel_id
LEFT JOIN mutualisation_utilisateur u ON u.id = v.remplace_id
LEFT JOIN jours j ON j.region_id = v.region_id
LEFT JOIN mutualisation_service s ON s.id = v.service_id
LEFT JOIN mutualisation_departement d ON d.code = s.departement_id
UNION ALL
SELECT 'agent', g.id, '', NULL, g.profession, 'titulaire', '', g.dispositif_id, s.region_id, s.id,
       f.empreinte, '', NULL, NULL, NULL, NULL, NULL,
       j.nom, j.article, s.nom, s.article, CASE WHEN NOT s.est_siege THEN d.nom END, d.article
FROM mutualisation_agent g
JOIN mutualisation_dispositif p ON p.id = g.dispositif_id
JOIN mutualisation_referentiel f ON f.id = p.referentiel_id
JOIN mutualisation_rattachement t ON t.agent_id = g.id
JOIN mutualisation_service s ON s.id = t.service_id
JOIN mutualisation_departement d ON d.code = s.departement_id
JOIN jours j ON j.region_id = s.region_id
WHERE g.utilisateur_id = %(utilisateur)s AND t.periode @> j.jour
"""


@dataclass(frozen=True)
class Lieu:
    """Where a capacity is held, in words; `territoire` is the region of a head office, the department of a service."""

    region: NomPropre | None = None
    service: NomPropre | None = None
    territoire: NomPropre | None = None


@dataclass
class Titre:
    """One capacity in which a person acts today: a mandate, or simply belonging to a service (règle C1)."""

    mandat_id: int | None
    agent_id: int | None
    role: str
    nature: str
    pole: str
    dispositif_id: int
    region_id: int | None
    service_id: int | None
    # Fingerprint of the scheme's référentiel: a new version is seen at once, in every process.
    empreinte: str = ""
    # The act that lets someone act for another, and that other person (règle T5).
    acte: str = ""
    date_acte: dt.date | None = None
    pour: str = ""
    pour_genre: str = ""
    lieu: Lieu = Lieu()
    octrois: set[tuple[str, int, str]] = field(default_factory=set)

    def ouvre(self, droit: str, region: Region | None, service: Service | None) -> bool:
        """Whether this capacity opens the right on that region or service."""
        if service is not None and ("service", service.pk, droit) in self.octrois:
            return True
        if region is None:
            return False
        return ("region", region.pk, droit) in self.octrois or (
            "dispositif",
            region.dispositif_id,
            droit,
        ) in self.octrois


@dataclass
class Acteur:
    """A person and everything that person may do today."""

    utilisateur: Utilisateur
    titres: list[Titre]
    prefere: int | None = None
    # What was read for this person during this request and serves several times (the blocks of the home page).
    deja_lu: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def titre(
        self, droit: str, region: Region | None = None, service: Service | None = None, *, pole: str | None = None
    ) -> Titre | None:
        """The capacity that opens a right, the chosen hat first; None when nothing does."""
        ouvrants = [
            t for t in self.titres if t.ouvre(droit, region, service) and (pole is None or t.pole in ("", pole))
        ]
        return min(ouvrants, key=lambda t: (t.mandat_id != self.prefere, t.nature != Nature.TITULAIRE), default=None)

    def peut(self, droit: str, region: Region | None = None, service: Service | None = None) -> bool:
        return self.titre(droit, region, service) is not None

    def _portees(self, portee: str, droit: str) -> set[int]:
        return {i for t in self.titres for (p, i, d) in t.octrois if p == portee and d == droit}

    def regions(self, droit: str = Droit.CONSULTER) -> set[int]:
        """Identifiers of regions where a right is held directly."""
        return self._portees("region", droit)

    def dispositifs(self, droit: str = Droit.CONSULTER) -> set[int]:
        """Identifiers of schemes where a right is held on every region."""
        return self._portees("dispositif", droit)

    def services(self, droit: str) -> set[int]:
        """Identifiers of services where a right is held."""
        return self._portees("service", droit)

    @cached_property
    def agent_id(self) -> int | None:
        """This person's own record on the staff, while they belong to a service."""
        return next((t.agent_id for t in self.titres if t.agent_id), None)

    @property
    def courant(self) -> Titre | None:
        """The hat shown under the name: the chosen one, else a mandate, one's own first, else belonging."""
        return min(
            self.titres,
            key=lambda t: (
                t.mandat_id is None or t.mandat_id != self.prefere,
                t.mandat_id is None,
                t.nature != Nature.TITULAIRE,
            ),
            default=None,
        )


def acteur_de(utilisateur: Utilisateur, prefere: int | None = None) -> Acteur:
    """Read all the rights of a person, now, in one query."""
    parametres: dict[str, Any] = {
        "maintenant": maintenant(),
        "fuseau": settings.TIME_ZONE,
        "utilisateur": utilisateur.pk,
    }
    with connection.cursor() as curseur:
        curseur.execute(_DROITS_EN_VIGUEUR, parametres)
        lignes = curseur.fetchall()
    return Acteur(utilisateur, _grouper(lignes), prefere)


def _grouper(lignes: Iterable[tuple[Any, ...]]) -> list[Titre]:
    titres: dict[tuple[int | None, int | None], Titre] = {}
    for portee, objet, droit, *champs in lignes:
        agent = objet if portee == "agent" else None
        titre = titres.setdefault((champs[0], agent), _titre(agent, *champs))
        if portee == "agent":
            titre.octrois |= _droits_de_profession(titre)
        else:
            titre.octrois.add((portee, objet, droit))
    return sorted(titres.values(), key=lambda t: (t.mandat_id is None, t.mandat_id or 0))


def _titre(agent: int | None, mandat: int | None, *champs: Any) -> Titre:
    role, nature, pole, dispositif, region, service, empreinte, acte, date_acte, *noms = champs
    pour = _personne(*noms[:4])
    return Titre(
        mandat_id=mandat,
        agent_id=agent,
        role=role,
        nature=nature,
        pole=pole,
        dispositif_id=dispositif,
        region_id=region,
        service_id=service,
        empreinte=empreinte,
        acte=acte,
        date_acte=date_acte,
        pour=pour.affiche if pour else "",
        pour_genre=pour.genre if pour else "",
        lieu=_lieu(*noms[4:]),
    )


def _personne(prenom: str | None, nom: str | None, genre: str | None, docteur: bool | None) -> Utilisateur | None:
    from mutualisation.comptes.models import Utilisateur

    if nom is None or prenom is None or genre is None:
        return None
    return Utilisateur(prenom=prenom, nom=nom, genre=genre, docteur=bool(docteur))


def _lieu(*noms: str | None) -> Lieu:
    region, service, departement = (
        NomPropre(nom, article or "") if nom else None for nom, article in zip(noms[::2], noms[1::2], strict=True)
    )
    return Lieu(region, service, (departement or region) if service else region)


def _droits_de_profession(titre: Titre) -> set[tuple[str, int, str]]:
    """Membership follows belonging (règle C1): the référentiel says what each profession opens in its region."""
    from mutualisation.referentiel.charges import schema_par_empreinte

    if titre.region_id is None:
        return set()
    droits = schema_par_empreinte(titre.empreinte).profession(titre.role).droits_region
    return {("region", titre.region_id, droit) for droit in droits}
