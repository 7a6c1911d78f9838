"""Sentences and figures that sum up a plan, computed from its content: nothing here is typed by anyone."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from college.plans.calculs import (
    capacite,
    charges,
    dispersion,
    emploi,
    par_objectif,
    socle,
    territoires,
    total,
)
from college.plans.contenu import Contenu
from mutualisation.referentiel.vocabulaire import Mots, Terme
from mutualisation.typographie import (
    INSECABLE,
    accord,
    compte,
    en_lettres,
    enumeration,
    lieux_html,
    majuscule,
    nombre,
    nombre_court,
)

# Beyond this a cover counts the departments instead of naming them.
DEPARTEMENTS_EN_COUVERTURE = 8


@dataclass(frozen=True)
class ChiffreCle:
    """A large figure and the words under it."""

    valeur: str
    legende: str


def _quantite(n: int, terme: Terme) -> str:
    """« quatorze médecins », « une action »."""
    return f"{en_lettres(n, terme.genre == 'f')} {accord(n, terme.nom, terme.pluriel)}"


def champ_couvert(contenu: Contenu, v: Mots) -> str | SafeString:
    """« l’Allier, le Cantal et la Haute-Loire », or a count when they are many."""
    lieux = [departement["le"] for departement in contenu["departements"]]
    if len(lieux) > DEPARTEMENTS_EN_COUVERTURE:
        return f"les {len(lieux)} {v.departement.pluriel} {v.region.du}"
    return lieux_html(lieux, "et")


# ── Summary ───────────────────────────────────────────────────────────────────


def chapeau(contenu: Contenu, v: Mots) -> str:
    """The lead paragraph."""
    if not contenu["actions"]:
        return f"{majuscule(v.plan_travail.le)} ne contient encore {v.action.aucun}."
    medecins = len(contenu["medecins"])
    return " ".join(
        (
            f"En {contenu['annee']}, {_quantite(medecins, v.medecin)} {accord(medecins, 'mène', 'mènent')}",
            f"{_quantite(len(contenu['actions']), v.action)}{_objectifs(contenu, v)}.",
            _presence(contenu, v),
        )
    ).rstrip()


def _objectifs(contenu: Contenu, v: Mots) -> str:
    reponses = [reponse for reponse in par_objectif(contenu) if reponse.objectif]
    repondus = sum(1 for reponse in reponses if reponse.actions)
    if not reponses:
        return ""
    fixes = f"fixé{v.objectif.e}{'s' if len(reponses) > 1 else ''} par {v.comite.court.le}"
    if repondus < len(reponses):
        lesquels = f"à {en_lettres(repondus, v.objectif.genre == 'f')} des {_quantite(len(reponses), v.objectif)}"
    elif len(reponses) == 1:
        lesquels = v.objectif.au
    else:
        lesquels = f"aux {_quantite(len(reponses), v.objectif)}"
    return f" pour répondre {lesquels} {fixes}"


def _presence(contenu: Contenu, v: Mots) -> str:
    """Medical presence (règle T6), in one sentence."""
    lignes = [ligne for ligne in territoires(contenu).lignes if ligne.departement]
    if len(lignes) < 2:
        return ""
    vides = [ligne.departement["le"] for ligne in lignes if ligne.departement and not ligne.presence.sur_place]
    if not vides:
        return f"Chaque {v.departement.nom} garde des jours de présence sur place."
    if len(vides) <= 3:
        verbe = accord(len(vides), "n’a", "n’ont")
        return f"{majuscule(enumeration(vides))} {verbe} aucun jour de présence sur place."
    return f"{majuscule(_quantite(len(vides), v.departement))} n’ont aucun jour de présence sur place."


def chiffres_cles(contenu: Contenu, v: Mots) -> list[ChiffreCle]:
    """Four figures."""
    jours, medecins = total(contenu), contenu["medecins"]
    hors_plan = emploi(contenu).hors_plan
    reste = f" ; {compte(hors_plan, 'jour')} hors plan" if hors_plan else ""
    return [
        ChiffreCle(
            nombre(len(contenu["actions"])),
            f"{accord(len(contenu['actions']), v.action.nom, v.action.pluriel)} "
            f"dans {compte(len({a['fonction'] for a in contenu['actions']}), v.fonction.nom, v.fonction.pluriel)}",
        ),
        ChiffreCle(
            nombre(jours.affectes),
            f"{accord(jours.affectes, 'jour affecté', 'jours affectés')}, pour une capacité de "
            f"{compte(sum(map(capacite, medecins)), 'jour')}{reste}",
        ),
        ChiffreCle(nombre(len(medecins)), _equipe(contenu, v)),
        _echanges(contenu, v),
    ]


def _equipe(contenu: Contenu, v: Mots) -> str:
    medecins = contenu["medecins"]
    if not medecins:
        return f"{v.medecin.nom} en poste"
    services = len({medecin["service"] for medecin in medecins})
    etp = nombre_court(sum(medecin["quotite"] for medecin in medecins) / 100)
    mots = accord(len(medecins), v.medecin.nom, v.medecin.pluriel)
    return f"{mots}, soit {etp}{INSECABLE}ETP dans {_quantite(services, v.service)}"


def _echanges(contenu: Contenu, v: Mots) -> ChiffreCle:
    if len(contenu["departements"]) < 2:
        reserve = emploi(contenu).reserve
        return ChiffreCle(nombre(reserve), f"{accord(reserve, 'jour')} de réserve pour l’imprévu")
    donnes = territoires(contenu).total.donnes
    return ChiffreCle(nombre(donnes), f"{accord(donnes, 'jour échangé', 'jours échangés')} entre {v.service.pluriel}")


def titre_temps(contenu: Contenu) -> str:
    """What the time bar adds up to."""
    temps = emploi(contenu)
    if temps.surcharge:
        deduits = compte(temps.total - temps.surcharge, "jour")
        return f"{deduits}, congés déduits, et {nombre(temps.surcharge)} au-delà des capacités"
    return f"{compte(temps.total, 'jour')}, congés déduits"


# ── Load ──────────────────────────────────────────────────────────────────────


def phrase_charge(contenu: Contenu, v: Mots) -> str:
    """Spread of the load (règle P2) and how to read the chart."""
    lignes = charges(contenu)
    ecart = dispersion(lignes)
    if ecart is None:
        return f"{majuscule(v.medecin.aucun)} n’a de capacité à affecter."
    lecture = "Le trait vertical marque la capacité"
    if any(ligne.surcharge for ligne in lignes):
        lecture += " ; la partie hachurée la dépasse"
    if len(lignes) == 1:
        return f"La charge est de {nombre(ecart.maximum)} % de la capacité. {lecture}."
    return (
        f"La charge va de {nombre(ecart.minimum)} à {nombre(ecart.maximum)} % de la capacité ; "
        f"la médiane est de {nombre(ecart.mediane)} %. {lecture}."
    )


# ── Territories ───────────────────────────────────────────────────────────────


def phrases_presence(contenu: Contenu, v: Mots) -> list[str]:
    """Where doctors are, and where days go, for their population."""
    lignes = [ligne for ligne in territoires(contenu).lignes if ligne.departement]
    phrases = []
    sans = [ligne.departement["le"] for ligne in lignes if ligne.departement and not ligne.presence.medecins]
    if sans:
        phrases.append(
            f"{majuscule(enumeration(sans))} {accord(len(sans), 'n’a', 'n’ont')} {v.medecin.aucun} en poste."
        )
    elif len(lignes) > 1:
        mini = min(ligne.presence.medecins for ligne in lignes)
        phrases.append(f"Chaque {v.departement.nom} compte au moins {_quantite(mini, v.medecin)} en poste.")
    mesures = [(ligne.pour_100_000, ligne.departement["le"]) for ligne in lignes if ligne.departement]
    connues = sorted((taux, lieu) for taux, lieu in mesures if taux is not None)
    if len(connues) > 1 and connues[0][0] < connues[-1][0]:
        (bas, lieu_bas), (haut, lieu_haut) = connues[0], connues[-1]
        phrases.append(
            f"Rapporté à la population, {lieu_haut} reçoit le plus de jours sur place ({nombre(haut, 1)} pour "
            f"100 000 habitants) et {lieu_bas} le moins ({nombre(bas, 1)})."
        )
    return phrases


def phrases_echanges(contenu: Contenu, v: Mots) -> list[str]:
    """What is done outside one's own service, and what serves everyone."""
    table = territoires(contenu)
    phrases = []
    if len(contenu["departements"]) > 1:
        donnes = table.total.donnes
        phrases.append(
            f"{compte(donnes, 'jour')} {accord(donnes, 'est assuré', 'sont assurés')} par {v.medecin.un} hors de "
            f"{v.service.son}, sans changer son rattachement ni son responsable hiérarchique."
        )
        regionaux = table.total.regionaux
        verbe = accord(regionaux, "S’y ajoute", "S’y ajoutent")
        phrases.append(f"{verbe} {compte(regionaux, 'jour')} au niveau régional, au profit de tous.")
    if table.non_situes:
        verbe = accord(table.non_situes, "n’est pas encore rattaché", "ne sont pas encore rattachés")
        phrases.append(f"{compte(table.non_situes, 'jour')} {verbe} à un territoire.")
    return phrases


def phrase_socle(contenu: Contenu, v: Mots) -> str:
    """Posts of the effectif-socle, held or vacant (règle T6)."""
    lignes = socle(contenu)
    postes = sum(ligne.service["effectif_socle"] for ligne in lignes)
    en_poste = sum(ligne.en_poste for ligne in lignes)
    vacants = sum(ligne.vacants for ligne in lignes)
    tenus = f"{_quantite(en_poste, v.medecin)} {accord(en_poste, 'est', 'sont')} en poste"
    reste = (
        f"{compte(vacants, 'poste')} {accord(vacants, 'est vacant', 'sont vacants')}"
        if vacants
        else "aucun n’est vacant"
    )
    return f"{majuscule(v.effectif_socle.le)} compte {compte(postes, 'poste')} ; {tenus}, {reste}."
