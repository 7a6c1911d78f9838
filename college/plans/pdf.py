"""The PDF of a work plan: content and stamp in, bytes out. No request, no query (règles P5, V5)."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html

from college.impression.cartouche import conclusion, entete
from college.impression.embleme import embleme
from college.plans.calculs import mots, points_attention, total
from college.plans.contenu import Contenu
from college.plans.dessins import (
    dessin_presence,
    dessin_temps,
    dessins_charge,
    legende_charge,
    presence_tient,
)
from college.plans.impression.edition import Redacteur
from college.plans.impression.recit import (
    champ_couvert,
    chapeau,
    chiffres_cles,
    phrase_charge,
    phrase_socle,
    phrases_echanges,
    phrases_presence,
    titre_temps,
)
from college.plans.impression.sommaire import sommaire
from college.plans.impression.tableaux import (
    tableau_charge,
    tableau_fonctions,
    tableau_objectifs,
    tableau_socle,
    tableau_territoires,
)
from ctri.tampon import Tampon
from mutualisation.dessins import CREDIT_CARTE, PAPIER
from mutualisation.documents.fabriques import Fichier, Progression
from mutualisation.documents.rendu import html_en_pdf
from mutualisation.referentiel.vocabulaire import Mots
from mutualisation.typographie import civile, date_jour, majuscule, typographier_html

# Changing what the pages look like makes new files, never touches the old ones (règle V5).
VERSION_GABARIT = "2"
# Widths of the map of presence, in points.
DEMI_LARGEUR, LARGEUR = 232.0, 481.9
GABARIT = "college/plans/plan.pdf.html"


def rendre(contenu: Contenu, tampon: Tampon, progression: Progression | None = None) -> bytes:
    """The PDF, tagged for accessibility. The same content and stamp give the same bytes."""
    return fabriquer(contenu, tampon, progression).octets


def fabriquer(contenu: Contenu, tampon: Tampon, progression: Progression | None = None) -> Fichier:
    """The PDF and its number of pages."""
    return html_en_pdf(html(contenu, tampon), progression)


def html(contenu: Contenu, tampon: Tampon) -> str:
    """The document before layout."""
    return typographier_html(render_to_string(GABARIT, contexte(contenu, tampon)))


def contexte(contenu: Contenu, tampon: Tampon) -> dict[str, Any]:
    """Everything the templates read, section by section. Figures come as text: a template never formats one."""
    v = mots(contenu)
    return {
        "c": contenu,
        "v": v,
        "annee": str(contenu["annee"]),
        "precedente": str(contenu["annee"] - 1),
        "tampon": tampon,
        "entete": entete(contenu, f"{contenu['titre']} {contenu['annee']}", tampon, v, e=v.plan_travail.e),
        "champ": champ_couvert(contenu, v),
        "couverture": _couverture(contenu, v),
        "embleme": embleme(contenu),
        "sommaire": sommaire(contenu, v),
        **_essentiel(contenu, v),
        **_actions(contenu, v),
        **_charge(contenu, v),
        **_territoires(contenu, v),
        "numero_decision": 6,
        **conclusion(contenu, tampon, v),
    }


def _couverture(contenu: Contenu, v: Mots) -> dict[str, Any]:
    contenus = f"{v.objectif.Pluriel}, {v.action.pluriel}, charge et continuité du service pour "
    return {
        "suite": f"{contenu['sous_titre']} {contenu['annee']}",
        "champ": format_html("{}{}", contenus, champ_couvert(contenu, v)),
        "duree": ("Période couverte", f"du 1er janvier au 31 décembre {contenu['annee']}"),
    }


def _essentiel(contenu: Contenu, v: Mots) -> dict[str, Any]:
    return {
        "chapeau": chapeau(contenu, v),
        "chiffres": chiffres_cles(contenu, v),
        "temps": dessin_temps(contenu, PAPIER),
        "titre_temps": titre_temps(contenu),
        "changements": paragraphes(contenu["changements"]),
        "points": points_attention(contenu),
        "rendez_vous": [(majuscule(_jour(r["date"])), r["etape"], r["qui"]) for r in contenu["rendez_vous"]],
    }


def _actions(contenu: Contenu, v: Mots) -> dict[str, Any]:
    redacteur = Redacteur(contenu, v)
    return {
        "objectifs": tableau_objectifs(contenu, v),
        "sans_reponse": list(redacteur.sans_reponse()),
        "fonctions": tableau_fonctions(contenu, v),
        "blocs": list(redacteur.blocs()),
        "annexe": list(redacteur.annexe()),
        "avec_reserve": total(contenu).reserve > 0,
        "toutes": f"tou{'tes' if v.action.genre == 'f' else 's'} {v.action.les}",
        "codes": ", ".join(f"{d['code']}\u00a0{d['nom']}" for d in contenu["departements"]),
    }


def _charge(contenu: Contenu, v: Mots) -> dict[str, Any]:
    affiches = {m["id"]: m["affiche"] for m in contenu["medecins"]}
    motifs = [(affiches.get(m["medecin"], ""), m["texte"]) for m in contenu["motifs_surcharge"]]
    return {
        "charges": dessins_charge(contenu, PAPIER),
        "legende_charge": legende_charge(contenu, PAPIER),
        "phrase_charge": phrase_charge(contenu, v),
        "capacites": tableau_charge(contenu, v),
        "motifs_surcharge": motifs,
    }


def _territoires(contenu: Contenu, v: Mots) -> dict[str, Any]:
    # The text stands beside a narrow map where every name fits, under a wide one otherwise.
    cote_a_cote = presence_tient(contenu, largeur=DEMI_LARGEUR, hauteur_max=250)
    largeur = DEMI_LARGEUR if cote_a_cote else LARGEUR
    presence = dessin_presence(contenu, PAPIER, largeur=largeur, hauteur_max=250)
    return {
        "presence": presence,
        "cote_a_cote": bool(presence) and cote_a_cote,
        "credit": CREDIT_CARTE if presence else "",
        "phrases_presence": phrases_presence(contenu, v),
        "phrases_echanges": phrases_echanges(contenu, v),
        "territoires": tableau_territoires(contenu, v),
        "socle": tableau_socle(contenu, v),
        "phrase_socle": phrase_socle(contenu, v),
    }


def paragraphes(texte: str) -> list[str]:
    """Blocks separated by an empty line; a single line break inside one is only a fold."""
    blocs = (" ".join(bloc.split()) for bloc in texte.replace("\r\n", "\n").split("\n\n"))
    return [bloc for bloc in blocs if bloc]


def _jour(texte: str) -> str:
    return date_jour(civile(texte))
