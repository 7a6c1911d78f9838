"""The PDF of a work plan against the barest `write_pdf` of the same HTML, tuned alike."""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import weasyprint

from college.plans.contenu import Contenu
from college.plans.pdf import fabriquer, html
from ctri.tampon import Tampon
from mutualisation.documents.rendu import STYLES, VARIANTE
from mutualisation.typographie import compte, nombre
from tests.bancs.comparaison import Comparaison, alterner, mega, secondes, tableau
from tests.bancs.machine import memoire_maximale, signature
from tests.fabriques.contenu import plan

MEDECINS = 14
TEXTE = """\
## PDF d’un plan de travail

Du contenu figé aux octets du fichier (dessins, gabarits, mise en page, avancement), contre un simple `write_pdf` de
WeasyPrint sur le même HTML déjà prêt, réglé de même : ramasse-miettes suspendu, même variante PDF/UA. Objectif : au
plus 1,15. Médianes de {tours}, en alternance dans un même processus (secondes de processeur) ; mémoire maximale de
chacun dans le sien.
"""


@dataclass(frozen=True)
class Essai:
    """One size of plan."""

    actions: int
    pages: int
    temps: Comparaison
    memoire: dict[str, int]


def tampon(contenu: Contenu) -> Tampon:
    """A version handed over and not yet decided."""
    return Tampon(contenu["reference"], 1, "soumise", "Soumise", None, "Dr Hélène Vauzelle", "0" * 64, valide=False)


def ecrire_nu(source: str) -> None:
    """What WeasyPrint alone needs: no control of resources, no progress, no header scopes, no fixed identifier."""
    gc.disable()
    try:
        weasyprint.HTML(string=source, base_url=STYLES).write_pdf(pdf_variant=VARIANTE)
    finally:
        gc.enable()
        gc.collect()


def preparer(actions: int) -> dict[str, Callable[[], object]]:
    """The two things to compare, by name."""
    contenu = plan(actions, MEDECINS)
    source = html(contenu, tampon(contenu))
    return {
        "temoin": lambda: ecrire_nu(source),
        "logiciel": lambda: fabriquer(contenu, tampon(contenu), progression=lambda page: None),
    }


def memoires(noms: Iterable[str], actions: int) -> dict[str, int]:
    """Each alone in a process of its own, both at the same time: memory does not mind."""
    commande = [sys.executable, "-m", "tests.bancs.banc", "pdf", "--actions", str(actions), "--memoire"]
    rendus = {nom: subprocess.Popen([*commande, nom], stdout=subprocess.PIPE, text=True) for nom in noms}
    return {nom: int(rendu.communicate()[0]) for nom, rendu in rendus.items()}


def essayer(actions: int, tours: int) -> Essai:
    print(f"PDF d’un plan de {actions} actions…", file=sys.stderr)
    actes = preparer(actions)
    # The first rendering also reads fonts and styles: it only counts pages.
    contenu = plan(actions, MEDECINS)
    pages = fabriquer(contenu, tampon(contenu)).pages
    # Rendering keeps one core busy and waits for nothing: its own seconds, whatever else runs on the machine.
    temps = alterner(actes["temoin"], actes["logiciel"], tours, time.process_time)
    return Essai(actions, pages, temps, memoires(actes, actions))


def ligne(essai: Essai) -> list[str]:
    durees = [secondes(duree) for duree in essai.temps.medianes]
    memoire = [mega(essai.memoire[nom]) for nom in ("temoin", "logiciel")]
    return [compte(essai.actions, "action"), nombre(essai.pages), *durees, str(essai.temps), *memoire]


def main(options: Sequence[str]) -> None:
    lecteur = argparse.ArgumentParser(description=__doc__)
    lecteur.add_argument("--actions", type=int, nargs="+", default=[60, 1000])
    lecteur.add_argument("--tours", type=int, default=7)
    lecteur.add_argument("--memoire", choices=["temoin", "logiciel"], help="peak memory of one alone, in bytes")
    choix = lecteur.parse_args(options)
    if choix.memoire:
        preparer(choix.actions[0])[choix.memoire]()
        print(memoire_maximale())
        return
    entete = ["Plan", "Pages", "Témoin", "Logiciel", "Rapport", "Mémoire, témoin", "Mémoire, logiciel"]
    lignes = [ligne(essayer(actions, choix.tours)) for actions in choix.actions]
    print(TEXTE.format(tours=compte(choix.tours, "tour")))
    print(tableau(entete, lignes))
    print(f"\n{signature('weasyprint')}")
