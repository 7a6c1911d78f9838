"""A complete, consistent frozen plan of any size, the same for the same arguments. Every person is invented."""

import random
from typing import Any, cast

from college.plans.calculs import capacite
from college.plans.contenu import (
    Action,
    Contenu,
    Departement,
    JoursMedecin,
    Medecin,
    Niveau,
    Objectif,
    Service,
)
from tests.fabriques.decor import (
    CHANGEMENTS,
    DEPARTEMENTS,
    EQUIPE,
    OBJECTIFS,
    PRENOMS,
    RACINES,
    SUFFIXES,
    THEMES,
    avis,
    niveaux,
    rendez_vous,
)
from tests.fabriques.mots import MOTS_2007, MOTS_DRSM


def plan(actions: int = 40, medecins: int = 14, *, graine: int = 1, annee: int = 2027, **remplacements: Any) -> Contenu:
    """An Auvergne plan without anything missing; `remplacements` overrides top-level keys."""
    hasard = random.Random(graine)
    equipe = _medecins(medecins, hasard)
    contenu: Contenu = {
        "schema": 1,
        "type": "plan_travail",
        "livrable": "plan_travail",
        "titre": "Plan de travail annuel",
        "sous_titre": "des médecins",
        "annee": annee,
        "reference": f"PTA-AUV-{annee}",
        "region": {"nom": "Auvergne", "de": "d’Auvergne", "code": "83", "sigle": "AUV"},
        "emetteur": {
            "siege": "DRASS d’Auvergne",
            "siege_long": "Direction régionale des affaires sanitaires et sociales",
            "college": "Collège des médecins",
        },
        "vocabulaire": MOTS_2007,
        "niveaux": niveaux("Interdépartemental", "Départemental"),
        "pole": None,
        "departements": _departements(),
        "services": _services(),
        "medecins": equipe,
        "objectifs": _objectifs(annee),
        "actions": [],
        "motifs_surcharge": [],
        "avis_college": avis(annee),
        "changements": CHANGEMENTS,
        "rendez_vous": rendez_vous(annee),
    }
    contenu["actions"] = _actions(actions, contenu, hasard)
    _repartir(contenu, hasard)
    motif = "Le dépassement est pris sur sa réserve ; il sera revu au point d’étape de juin."
    contenu["motifs_surcharge"] = [{"medecin": m["id"], "texte": motif} for m in equipe[12:13]]
    return cast(Contenu, contenu | remplacements)


def programme_de_pole(actions: int = 12, **remplacements: Any) -> Contenu:
    """The same machine under the other scheme: the work programme of a pole, in its own words."""
    emetteur = {
        "siege": "DRSM d’Auvergne",
        "siege_long": "Direction régionale du service médical",
        "college": "Réunion de pôle",
    }
    return plan(
        actions,
        vocabulaire=MOTS_DRSM,
        niveaux=niveaux("Inter-échelons", "Local"),
        titre="Programme de travail annuel",
        sous_titre="du pôle Offre de soins et structures",
        reference="PT-OSS-AUV-2027",
        pole={"code": "OSS", "libelle": "Offre de soins et structures"},
        emetteur=emetteur,
        services=[_renommer(service) for service in _services()],
        changements="",
        rendez_vous=[{"date": "2027-06-17", "etape": "Point d’étape devant le CODIR", "qui": "Le responsable de pôle"}],
        **remplacements,
    )


def _renommer(service: Service) -> Service:
    """The services of the first scheme under the names of the second."""
    nom, court = (
        texte.replace("DDASS", "ELSM").replace("DRASS", "DRSM") for texte in (service["nom"], service["court"])
    )
    return service | {"nom": nom, "court": court}


def outre_mer(actions: int = 5, medecins: int = 1) -> Contenu:
    """A region of one department and one service holding both roles (règle T2), without outline on the map."""
    contenu = plan(0, medecins)
    guyane: Departement = {
        "code": "973",
        "nom": "Guyane",
        "de": "de la Guyane",
        "le": "la Guyane",
        "chef_lieu": "Cayenne",
        "population": 286_618,
        "latitude": 4.9372,
        "longitude": -52.326,
    }
    service: Service = {
        "id": 1,
        "nom": "Direction de la santé et du développement social de la Guyane",
        "court": "DSDS Guyane",
        "siege": True,
        "departements": ["973"],
        "effectif_socle": medecins + 1,
    }
    contenu = contenu | {
        "reference": f"PTA-GUY-{contenu['annee']}",
        "region": {"nom": "Guyane", "de": "de Guyane", "code": "03", "sigle": "GUY"},
        "emetteur": contenu["emetteur"] | {"siege": "DSDS de Guyane"},
        "departements": [guyane],
        "services": [service],
        "medecins": [{**m, "service": 1} for m in contenu["medecins"]],
    }
    hasard = random.Random(1)
    contenu["actions"] = _actions(actions, contenu, hasard)
    _repartir(contenu, hasard)
    return contenu


def _departements() -> list[Departement]:
    return [
        {
            "code": code,
            "nom": nom,
            "de": de,
            "le": le,
            "chef_lieu": chef_lieu,
            "population": population,
            "latitude": 45.0,
            "longitude": 3.0,
        }
        for code, nom, de, le, chef_lieu, population in DEPARTEMENTS
    ]


def _services() -> list[Service]:
    siege: Service = {
        "id": 1,
        "nom": "DRASS d’Auvergne",
        "court": "DRASS",
        "siege": True,
        "departements": [],
        "effectif_socle": 3,
    }
    locaux: list[Service] = [
        {
            "id": rang,
            "nom": f"DDASS {de}",
            "court": f"DDASS {nom}",
            "siege": False,
            "departements": [code],
            "effectif_socle": {"15": 3}.get(code, 2),
        }
        for rang, (code, nom, de, *_) in enumerate(DEPARTEMENTS, start=2)
    ]
    return [siege, *locaux]


def _medecins(nombre: int, hasard: random.Random) -> list[Medecin]:
    equipe = list(EQUIPE[:nombre])
    noms = [f"{racine}{suffixe}" for suffixe in SUFFIXES for racine in RACINES]
    for rang in range(len(equipe), nombre):
        prenom, nom = PRENOMS[rang % len(PRENOMS)], noms[rang % len(noms)]
        equipe.append((prenom, nom, rang % 5, hasard.choice([100, 100, 100, 80, 60])))
    return [_medecin(rang, *personne, hasard) for rang, personne in enumerate(equipe, start=1)]


def _medecin(id_: int, prenom: str, nom: str, service: int, quotite: int, hasard: random.Random) -> Medecin:
    ouvres = 254 * quotite // 100
    return {
        "id": id_,
        "prenom": prenom,
        "nom": nom,
        "affiche": f"Dr {prenom} {nom}",
        "service": service + 1,
        "quotite": quotite,
        "jours_ouvres": ouvres,
        "conges": 44 * quotite // 100,
        "formation": hasard.randint(3, 9),
        "reserve": ouvres * 12 // 100,
        "prete": 0,
        "hors_plan": 0,
    }


def _objectifs(annee: int) -> list[Objectif]:
    return [
        {
            "id": rang,
            "rang": rang,
            "priorite": rang in (1, 2, 3, 6),
            "libelle": libelle,
            "resultat": "",
            "indicateur": "",
            "motif_sans_reponse": {
                "texte": f"Référent parti ; poste ouvert au concours, action reprise en {annee + 1}.",
                "auteur": "Dr Hélène Vauzelle",
                "date": f"{annee}-01-08",
            }
            if rang == 6
            else None,
        }
        for rang, libelle in enumerate(OBJECTIFS, start=1)
    ]


def _actions(nombre: int, contenu: Contenu, hasard: random.Random) -> list[Action]:
    # Few actions: spread over the objectives; many: the same themes again, numbered.
    pas = max(len(THEMES) // nombre, 1) if nombre else 1
    themes = sorted((THEMES[rang * pas % len(THEMES)] for rang in range(nombre)), key=lambda theme: theme[0])
    numeros: dict[int, int] = {}
    actions: list[Action] = []
    for rang, (objectif, theme) in enumerate(themes, start=1):
        numeros[objectif] = numeros.get(objectif, 0) + 1
        niveau, codes, presents = _equipe(contenu, rang, hasard)
        debut = hasard.randint(1, 8)
        annuelle = rang % 3 == 0
        actions.append(
            {
                "id": rang,
                "numero": f"{objectif}.{numeros[objectif]}",
                "objectif": objectif,
                "intitule": theme["intitule"] + (f", volet {numeros[objectif]}" if nombre > len(THEMES) else ""),
                "fonction": theme["fonction"].lower()[:12],
                "fonction_libelle": theme["fonction"],
                "niveau": niveau,
                "territoires": codes,
                "debut": 1 if annuelle else debut,
                "fin": 12 if annuelle else debut + hasard.randint(1, 12 - debut),
                "resultat": theme["resultat"],
                "indicateur": theme["indicateur"],
                "pilote": presents[0],
                "contributeurs": presents[1:],
                "jours": [{"medecin": m, "programmes": 0, "annualises": 0, "reserve": 0} for m in presents],
            }
        )
    return actions


def _equipe(contenu: Contenu, rang: int, hasard: random.Random) -> tuple[Niveau, list[str], list[int]]:
    """Level, territories and people that agree with one another (règle O1)."""
    tous = [m["id"] for m in contenu["medecins"]]
    codes = [d["code"] for d in contenu["departements"]]
    locaux = {s["departements"][0]: s["id"] for s in contenu["services"] if s["departements"]}
    service_de = {m["id"]: m["service"] for m in contenu["medecins"]}
    niveau: Niveau = ("regional", "interdepartemental", "regional", "departemental", "interdepartemental")[rang % 5]
    # The lead turns, so that everyone has something to do.
    pilote = tous[rang % len(tous)]
    siens = [code for code, service in locaux.items() if service == service_de[pilote]]
    if niveau == "departemental" and siens:
        presents = [m for m in tous if service_de[m] == service_de[pilote] and m != pilote]
        return niveau, siens, [pilote, *hasard.sample(presents, min(len(presents), 2))]
    if niveau == "interdepartemental" and len(codes) > 1:
        lieux = sorted({*siens[:1], *hasard.sample(codes, 2)})
        presents = [m for m in tous if service_de[m] in {locaux[code] for code in lieux} and m != pilote]
        return niveau, lieux, [pilote, *hasard.sample(presents, min(len(presents), hasard.randint(1, 3)))]
    autres = [m for m in tous if m != pilote]
    return "regional", codes, [pilote, *hasard.sample(autres, min(len(autres), hasard.randint(1, 5)))]


def _repartir(contenu: Contenu, hasard: random.Random) -> None:
    """Give each doctor a believable load: about 96 % of capacity, one above, one well below."""
    lignes: dict[int, list[tuple[JoursMedecin, bool]]] = {m["id"]: [] for m in contenu["medecins"]}
    for rang, action in enumerate(contenu["actions"], start=1):
        for ligne in action["jours"]:
            lignes[ligne["medecin"]].append((ligne, rang % 3 == 0))
    for medecin in contenu["medecins"]:
        taux = {13: 103, 8: 86}.get(medecin["id"], hasard.randint(93, 99))
        miennes = lignes[medecin["id"]]
        charge = max(capacite(medecin) * taux // 100, len(miennes))
        for reste, (ligne, annuelle) in zip(range(len(miennes), 0, -1), miennes, strict=True):
            part = (
                max(1, min(charge - reste + 1, round(charge / reste * hasard.uniform(0.7, 1.3))))
                if reste > 1
                else charge
            )
            ligne["annualises" if annuelle else "programmes"] = part
            charge -= part
