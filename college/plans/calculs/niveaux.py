"""Do the level, the territories and the people of an action agree (règle O1)?"""

from college.plans.calculs.charge import participants
from college.plans.calculs.territoires import departements_propres
from college.plans.contenu import Action, Contenu, Niveau
from mutualisation.referentiel.vocabulaire import Mots
from mutualisation.typographie import enumeration


def incompatibilite(action: Action, contenu: Contenu, v: Mots) -> str | None:
    """The French reason why they do not agree; None when they do, or when the level is not chosen yet."""
    inconnus = set(action["territoires"]) - {d["code"] for d in contenu["departements"]}
    if inconnus:
        return f"{', '.join(sorted(inconnus))} : hors {v.region.du}."
    verifications = {
        "regional": _regional,
        "interdepartemental": _interdepartemental,
        "departemental": _departemental,
    }
    return verifications[action["niveau"]](action, contenu, v) if action["niveau"] else None


def _regional(action: Action, contenu: Contenu, v: Mots) -> str | None:
    # An empty list means the whole region: nobody ticks every department one by one.
    if action["territoires"] and len(set(action["territoires"])) < len(contenu["departements"]):
        tout = f"tout{v.region.e} {v.region.le}"
        return f"Le niveau {_nom('regional', contenu)} couvre {tout} : changez le niveau ou les territoires."
    return None


def _interdepartemental(action: Action, contenu: Contenu, v: Mots) -> str | None:
    if not action["territoires"]:
        return f"Indiquez {v.departement.les}."
    if len(set(action["territoires"])) > 1 or not (presents := participants(action)):
        return None
    # A single department is interdepartmental as soon as someone comes from elsewhere.
    if _ailleurs(presents, action["territoires"][0], contenu):
        return None
    return (
        f"{_un_seul(v).capitalize()}, dont relèvent tous les participants : "
        f"choisissez le niveau {_nom('departemental', contenu)}, ou complétez les territoires."
    )


def _departemental(action: Action, contenu: Contenu, v: Mots) -> str | None:
    if not action["territoires"]:
        return f"Indiquez {v.departement.le}."
    if len(set(action["territoires"])) > 1:
        seul, autre = _nom("departemental", contenu), _nom("interdepartemental", contenu)
        return f"Le niveau {seul} ne concerne qu’{_un_seul(v)} : choisissez le niveau {autre}."
    ailleurs = _ailleurs(participants(action), action["territoires"][0], contenu)
    noms = enumeration([m["affiche"] for m in contenu["medecins"] if m["id"] in ailleurs])
    if not noms:
        return None
    local = _nom("departemental", contenu)
    return f"Au niveau {local}, chacun intervient dans {v.departement.son} : ce n’est pas le cas de {noms}."


def _nom(code: Niveau, contenu: Contenu) -> str:
    return contenu["niveaux"][code]["libelle"].lower()


def _un_seul(v: Mots) -> str:
    return f"un{v.departement.e} seul{v.departement.e} {v.departement.nom}"


def _ailleurs(medecins: list[int], code: str, contenu: Contenu) -> set[int]:
    """Those whose service does not belong to the department."""
    propres = departements_propres(contenu)
    service_de = {m["id"]: m["service"] for m in contenu["medecins"]}
    return {m for m in medecins if code not in propres.get(service_de.get(m, 0), ())}
