"""Nothing of a draft reaches those it will be sent to, by any path (règles C3, C8, C9)."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from college.reglement import regles
from college.reunions import actions, transmission
from college.reunions.agenda import reunions_de
from college.reunions.models import Reunion
from college.reunions.transmission import COMPTE_RENDU, ORDRE_DU_JOUR
from ctri.transmissions.actions import transmettre
from ctri.transmissions.models import Transmission
from mutualisation.courriels.envoi import envoyer
from mutualisation.courriels.models import Courriel
from mutualisation.mandats.acteur import Acteur, acteur_de
from mutualisation.refus import Refus
from tests.college import seances_du_college as college
from tests.lecture_pdf import LecturePdf
from tests.matrice.lignes.reunions import ETATS

pytestmark = pytest.mark.django_db
SECRET = "Paragraphe que personne ne lit hors du collège"
DESTINATAIRES = ("chef_siege_a", "chef_local_a", "secretaire_a", "prefet_a", "evaluateur", "national")
# What may leave in each state.
PERMIS = {
    ORDRE_DU_JOUR: {"convoquee", "en_seance", "close", "diffusee", "approuvee"},
    COMPTE_RENDU: {"approuvee"},
}


def ecrite(etat: str, region: Any, mir: Acteur) -> Reunion:
    """A meeting in this state whose first point bears a text nobody outside may read before it is approved."""
    reunion = ETATS["close" if etat in ("close", "diffusee", "approuvee") else etat](region, mir)
    if etat in ("en_seance", "close", "diffusee", "approuvee"):
        actions.ecrire(point=college.points_de(reunion)[0], texte=SECRET, revision=0, par=mir)
    if etat in ("diffusee", "approuvee"):
        actions.diffuser(reunion=reunion, par=mir)
    if etat == "approuvee":
        college.approuver(reunion, mir)
    reunion.refresh_from_db()
    return reunion


@pytest.mark.parametrize("etat", ETATS)
@pytest.mark.parametrize("genre", PERMIS)
def test_ne_part_que_ce_qui_peut_partir(genre: str, etat: str, monde: Any, mir: Acteur) -> None:
    reunion = ecrite(etat, monde.auvergne, mir)
    if etat in PERMIS[genre]:
        envoi = transmettre(genre=genre, source_id=reunion.pk, sans_patient=True, par=mir)
        assert (SECRET in str(envoi.contenu)) == (genre == COMPTE_RENDU)
        return
    with pytest.raises(Refus, match="se transmet une fois"):
        transmettre(genre=genre, source_id=reunion.pk, sans_patient=True, par=mir)
    assert not Transmission.objects.exists()


@pytest.mark.parametrize("etat", ["convoquee", "en_seance", "close", "diffusee"])
def test_aucun_chemin_ne_montre_un_projet(etat: str, monde: Any, mir: Acteur, connecte: Any) -> None:
    reunion = ecrite(etat, monde.auvergne, mir)
    transmettre(genre=ORDRE_DU_JOUR, source_id=reunion.pk, sans_patient=True, par=mir)
    envoi, region = Transmission.objects.get(), monde.auvergne.pk
    pages = [
        reverse("accueil"), reverse("college", args=[region]), reverse("suites", args=[region]),
        reverse("transmissions", args=[region]), reverse("transmission", args=[envoi.pk]),
        reverse("notifications"), reverse("comite", args=[region]), reverse("saisines", args=[region]),
    ]  # fmt: skip
    for cle in DESTINATAIRES:
        client = connecte(Client(), getattr(monde, cle))
        assert client.get(reverse("reunion", args=[reunion.pk])).status_code == 404
        for page in pages:
            assert SECRET not in client.get(page, follow=True).content.decode(), f"{cle} {page}"
        assert list(reunions_de(acteur_de(getattr(monde, cle)))) == []
    for courriel in Courriel.objects.filter(destinataire__email__startswith="chef"):
        envoyer(courriel.pk)
    assert mail.outbox
    assert not any(SECRET in message.body for message in mail.outbox)


def test_avant_approbation_seulement_si_les_regles_le_disent(
    monde: Any, mir: Acteur, monkeypatch: pytest.MonkeyPatch
) -> None:
    reunion = ecrite("diffusee", monde.auvergne, mir)
    souples = regles.ReglesCollege(8, 50, 1, True, 15, "article 12")
    monkeypatch.setattr(transmission, "regles_du_college", lambda region, jour: souples)
    premiere = transmettre(genre=COMPTE_RENDU, source_id=reunion.pk, sans_patient=True, par=mir)
    assert premiere.reserve
    # What is written since stays inside: the version circulated is what left.
    actions.ecrire(point=college.points_de(reunion)[0], texte="Écrit depuis", revision=1, par=mir)
    college.approuver(reunion, mir)
    seconde = transmettre(genre=COMPTE_RENDU, source_id=reunion.pk, sans_patient=True, par=mir)
    assert (seconde.reserve, seconde.remplace_id) == (False, premiere.pk)
    assert "Écrit depuis" not in str(premiere.contenu)
    assert "Écrit depuis" in str(seconde.contenu)


def test_le_motif_d_une_excuse_reste_au_college(monde: Any, mir: Acteur) -> None:
    reunion = college.en_seance(monde.auvergne, mir)
    presence = reunion.presences.select_related("reunion__region", "agent").get(agent=monde.agents.medecin_a)
    actions.pointer(presence=presence, etat="excuse", excuse="formation", par=mir)
    actions.traiter(point=college.points_de(reunion)[0], issue="debattu", par=mir)
    reunion = actions.clore(reunion=reunion, par=mir)
    actions.diffuser(reunion=reunion, par=mir)
    college.approuver(reunion, mir)
    assert reunion.comptes_rendus.last().contenu["presences"]["excuses"] == ["Dr\xa0Blandine Pradelou (formation)"]
    envoi = transmettre(genre=COMPTE_RENDU, source_id=reunion.pk, sans_patient=True, par=mir)
    assert envoi.contenu["presences"]["excuses"] == ["Dr\xa0Blandine Pradelou"]


def test_par_les_ecrans_jusqu_au_papier(monde: Any, mir: Acteur, connecte: Any) -> None:
    from ctri.transmissions.pdf import rendre

    reunion = ecrite("approuvee", monde.auvergne, mir)
    client = connecte(Client(), monde.mir_a)
    envoyer_ = reverse("transmission_nouvelle", args=[COMPTE_RENDU, reunion.pk])
    assert envoyer_ in client.get(reverse("reunion", args=[reunion.pk])).content.decode()
    assert SECRET in client.get(envoyer_).content.decode()
    client.post(envoyer_, {"sans_patient": "on"})
    transmise = Transmission.objects.get()
    lecteur = connecte(Client(), monde.chef_siege_a)
    assert SECRET in lecteur.get(reverse("transmission", args=[transmise.pk])).content.decode()
    page = client.get(reverse("reunion", args=[reunion.pk])).content.decode()
    assert "Lu par 1\xa0destinataire sur" in page
    assert "Larcanche" not in page.split("Pour information")[0].split("pour information")[-1]
    assert SECRET in LecturePdf(rendre(transmise.pk, lambda n: None).octets).texte
