"""The cast: the same invented people in every test, built once from the référentiels shipped with the software.

`monde.mir_a` is an account, `monde.agents.medecin_a` a record on the staff, `monde.auvergne` a region,
`monde.services["15"]` the service of a department of Auvergne (`monde.services["siege"]` its head office).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.comptes.models import Utilisateur
from mutualisation.effectifs.models import Agent, EffectifSocle, Rattachement
from mutualisation.mandats.actions import nommer
from mutualisation.referentiel.actions import charger as charger_referentiel
from mutualisation.referentiel.lecture import fichier, lire_fichier
from mutualisation.territoire.actions import charger as charger_territoire
from mutualisation.territoire.actions import ouvrir_dispositif
from mutualisation.territoire.models import Dispositif, Region, Service

MOT_DE_PASSE = "Camomille-et-7-Verveines"
DEBUT = dt.date(2007, 1, 1)
TOUJOURS = DateRange(DEBUT, None)

REFERENCE = "services-deconcentres-2007"
POLES = "drsm-poles-2007"
REGIONS = {
    "auvergne": (REFERENCE, "83"),
    "limousin": (REFERENCE, "74"),
    "martinique": (REFERENCE, "02"),
    "bretagne": (POLES, "53"),
}


@dataclass(frozen=True)
class Personne:
    """One character: account, place on the staff, mandate; whatever is None does not exist."""

    prenom: str
    nom: str
    genre: str
    region: str = "auvergne"
    role: str | None = None
    # Department of the service, or "siege"; None for a role held on the region or the nation.
    service: str | None = None
    pole: str = ""
    profession: str | None = None
    poste: str = "siege"
    quotite: int = 100
    docteur: bool = False


PERSONNES: dict[str, Personne] = {
    # Auvergne, the region of the mock-ups
    "mir_a": Personne("Hélène", "Vasseur", "f", role="mir", profession="misp", docteur=True),
    "chef_siege_a": Personne("Geneviève", "Larcanche", "f", role="directeur_drass", service="siege"),
    "chef_local_a": Personne("Véronique", "Albaret", "f", role="directeur_ddass", service="15"),
    "chef_local_a2": Personne("Didier", "Rouchezet", "m", role="directeur_ddass", service="03"),
    "chef_local_a3": Personne("François", "Chambonnet", "m", role="directeur_ddass", service="43"),
    "chef_local_a4": Personne("Yves", "Courtadial", "m", role="directeur_ddass", service="63"),
    "secretaire_a": Personne("Odile", "Fressange", "f", role="secretaire_ctri"),
    "gestionnaire_a": Personne("Rémi", "Chastagnier", "m", role="gestionnaire_effectifs"),
    "medecin_a": Personne("Blandine", "Pradelou", "f", profession="misp", poste="15", docteur=True),
    "medecin_a2": Personne("Étienne", "Malbourg", "m", profession="misp", docteur=True),
    "medecin_a3": Personne(
        "Claire", "Delcroix", "f", profession="medecin_contractuel", poste="63", quotite=80, docteur=True
    ),
    "associe_a": Personne("Maël", "Brunovic", "m", profession="phisp"),
    "prefet_a": Personne("Solange", "Deverteuil", "f", role="prefet"),
    "evaluateur": Personne("Aurèle", "Tavignot", "m", role="evaluateur"),
    "national": Personne("Marthe", "Quillérou", "f", role="equipe_nationale"),
    "administrateur": Personne("Basile", "Ozenfant", "m", role="administrateur"),
    # Elsewhere
    "mir_b": Personne("Lucien", "Peyrichoux", "m", region="limousin", role="mir", profession="misp", docteur=True),
    "chef_siege_b": Personne("Irène", "Vaucanson", "f", region="limousin", role="directeur_drass", service="siege"),
    "mir_outremer": Personne(
        "Rose-Aimée", "Célinval", "f", region="martinique", role="mir", profession="misp", docteur=True
    ),
    "chef_outremer": Personne("Marius", "Dorvalan", "m", region="martinique", role="directeur_dsds", service="siege"),
    # Another scheme, with its own words (drsm-poles-2007)
    "mcr": Personne("Apolline", "Kervadec", "f", region="bretagne", role="mcr", service="siege", docteur=True),
    "chef_echelon": Personne(
        "Gwenaël", "Trévidic", "m", region="bretagne", role="chef_echelon", service="29", docteur=True,
        profession="medecin_conseil", poste="29",
    ),
    "responsable_pole": Personne(
        "Nolwenn", "Lescouarch", "f", region="bretagne", role="responsable_pole", pole="rps", docteur=True,
        profession="medecin_conseil",
    ),
    "membre_codir": Personne("Judicaël", "Pennanguer", "m", region="bretagne", role="directeur_adjoint"),
    "secretaire_codir": Personne("Enora", "Boskader", "f", region="bretagne", role="secretaire_codir"),
    "praticien": Personne(
        "Malo", "Guernigou", "m", region="bretagne", profession="medecin_conseil", poste="29", docteur=True
    ),
    "administrateur_drsm": Personne("Yaëlle", "Montbrisac", "f", region="bretagne", role="administrateur"),
    "sans_mandat": Personne("Paulin", "Escoubès", "m"),
}  # fmt: skip


@dataclass
class Monde:
    """Everything a test may want of the cast, read afresh for each test."""

    auvergne: Region
    limousin: Region
    martinique: Region
    bretagne: Region
    services: dict[str, Service]
    agents: SimpleNamespace
    personnes: dict[str, Utilisateur]

    def __getattr__(self, nom: str) -> Utilisateur:
        try:
            return self.__dict__["personnes"][nom]
        except KeyError:
            raise AttributeError(nom) from None


def adresse(cle: str) -> str:
    return f"{cle.replace('_', '-')}@example.org"


def construire() -> None:
    """Build the cast in an empty database, through the actions of the software."""
    charger_territoire()
    regions = _ouvrir()
    # One hash for everybody: forty Argon2 hashes would take longer than all the rest.
    empreinte = make_password(MOT_DE_PASSE)
    for rang, (cle, personne) in enumerate(PERSONNES.items(), start=1):
        _personne(rang, cle, personne, regions[personne.region], empreinte)
    for service, postes in (("siege", "3"), ("03", "2"), ("15", "1"), ("43", "1.5"), ("63", "3")):
        EffectifSocle.objects.create(
            service=_service(regions["auvergne"], service),
            postes=postes,
            acte="Arrêté du 2 janvier 2007",
            date_acte=dt.date(2007, 1, 2),
            periode=TOUJOURS,
        )


def _ouvrir() -> dict[str, Region]:
    for code in (REFERENCE, POLES):
        referentiel = charger_referentiel(lu=lire_fichier(fichier(code))).referentiel
        codes = [insee for dispositif, insee in REGIONS.values() if dispositif == code]
        ouvrir_dispositif(code=code, referentiel=referentiel, regions=codes, periode=TOUJOURS)
    return _regions()


def _regions() -> dict[str, Region]:
    par_code = {(r.dispositif.code, r.circonscription.code): r for r in Region.objects.all()}
    return {nom: par_code[cle] for nom, cle in REGIONS.items()}


def _service(region: Region, cle: str) -> Service:
    if cle == "siege":
        return region.services.get(est_siege=True)
    return region.services.get(departement_id=cle, est_local=True)


def _personne(rang: int, cle: str, p: Personne, region: Region, empreinte: str) -> None:
    utilisateur = Utilisateur.objects.create(
        email=adresse(cle), prenom=p.prenom, nom=p.nom, genre=p.genre, docteur=p.docteur, password=empreinte
    )
    if p.profession:
        agent = Agent.objects.create(
            dispositif=region.dispositif, matricule=f"E{rang:04}", profession=p.profession, utilisateur=utilisateur,
            prenom=p.prenom, nom=p.nom, genre=p.genre, docteur=p.docteur,
        )  # fmt: skip
        Rattachement.objects.create(agent=agent, service=_service(region, p.poste), periode=TOUJOURS, quotite=p.quotite)
    if p.role:
        nommer(par=None, titulaire=utilisateur, role=p.role, pole=p.pole, periode=TOUJOURS, **_portee(p, region))


def _portee(p: Personne, region: Region) -> dict[str, Any]:
    portee = region.schema.role(p.role or "").portee
    if portee == "service":
        return {"service": _service(region, p.service or "siege")}
    return {"region": region} if portee == "region" else {"dispositif": region.dispositif}


def lire() -> Monde:
    """The cast as it is in the database, loaded in a handful of queries."""
    regions = _regions()
    services = Service.objects.filter(region=regions["auvergne"]).select_related("departement")
    comptes = {u.email: u for u in Utilisateur.objects.all()}
    agents = {a.utilisateur_id: a for a in Agent.objects.select_related("utilisateur")}
    personnes = {cle: comptes[adresse(cle)] for cle in PERSONNES}
    return Monde(
        **regions,
        services={"siege" if s.est_siege else s.departement_id: s for s in services},
        agents=SimpleNamespace(**{cle: agents[u.pk] for cle, u in personnes.items() if u.pk in agents}),
        personnes=personnes,
    )


def construite() -> bool:
    return Dispositif.objects.filter(code=REFERENCE).exists()
