"""The weekly letter: once each, nothing when nothing was published, and what its reader may read that day (T4)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from college.tasks import adresser_lettres_de_veille
from college.veille import actions
from college.veille.models import AbonnementVeille, LettreVeille, NoteVeille
from mutualisation.courriels.models import Courriel, Etat
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import horloge
from tests.courriels import distribuer
from tests.distribution import Monde
from tests.matrice.lignes.veille import publiee

pytestmark = pytest.mark.django_db

MERCREDI = dt.datetime(2027, 3, 10, 9, tzinfo=dt.UTC)
LUNDI = dt.datetime(2027, 3, 15, 5, 30, tzinfo=dt.UTC)
JOUR = dt.timedelta(days=1)


@pytest.fixture
def abonnes(monde: Monde) -> None:
    """Two readers in Auvergne, one in Limousin, since the week before."""
    with horloge(MERCREDI - 7 * JOUR):
        for cle, region in (("mir_a", "auvergne"), ("medecin_a2", "auvergne"), ("mir_b", "limousin")):
            actions.s_abonner(region=getattr(monde, region), par=acteur_de(getattr(monde, cle)))


def parue(monde: Monde, quand: dt.datetime = MERCREDI, **champs: Any) -> NoteVeille:
    with horloge(quand):
        return publiee(monde, date_document=dt.date(2027, 3, 1), **champs)


def lundi(quand: dt.datetime = LUNDI) -> list[mail.EmailMessage]:
    with horloge(quand):
        adresser_lettres_de_veille()
        return distribuer()


@pytest.mark.usefixtures("abonnes")
def test_les_abonnes_recoivent_ce_qui_parut_la_semaine_passee(monde: Monde) -> None:
    note = parue(monde)
    parue(monde, MERCREDI - 7 * JOUR, titre="Trop ancienne")
    parue(monde, LUNDI, titre="Trop récente")
    messages = lundi()
    assert {m.to[0] for m in messages} == {monde.mir_a.email, monde.medecin_a2.email}
    message = messages[0]
    assert message.subject == "Veille\xa0: 1\xa0note, semaine du 8\xa0mars\xa02027"
    assert "1\xa0note de veille publiée la semaine du 8\xa0mars\xa02027" in message.body
    assert note.titre in message.body
    assert reverse("note_veille", args=[note.pk]) in message.body
    assert reverse("veille", args=[monde.auvergne.pk]) in message.body
    assert "Trop" not in message.body


@pytest.mark.usefixtures("abonnes")
def test_une_note_partagee_part_aussi_dans_l_autre_region(monde: Monde) -> None:
    parue(monde, partagee=True)
    parue(monde, titre="Privée")
    par_destinataire = {m.to[0]: m.body for m in lundi()}
    assert set(par_destinataire) == {monde.mir_a.email, monde.medecin_a2.email, monde.mir_b.email}
    assert "Partagée par la région Auvergne" in par_destinataire[monde.mir_b.email]
    assert "Privée" not in par_destinataire[monde.mir_b.email]
    assert "Privée" in par_destinataire[monde.mir_a.email]


@pytest.mark.usefixtures("abonnes")
def test_lancee_deux_fois_ou_en_retard_elle_n_ecrit_qu_une_fois(monde: Monde) -> None:
    parue(monde)
    assert len(lundi()) == 2
    assert len(lundi()) == 2
    assert len(lundi(LUNDI + JOUR)) == 2
    assert (LettreVeille.objects.count(), Courriel.objects.count()) == (2, 2)


@pytest.mark.usefixtures("abonnes")
def test_un_lundi_manque_se_rattrape_le_lendemain(monde: Monde) -> None:
    parue(monde)
    assert len(lundi(LUNDI + 2 * JOUR)) == 2


@pytest.mark.usefixtures("abonnes")
def test_se_desabonner_puis_revenir_ne_fait_pas_repartir_la_lettre(monde: Monde) -> None:
    parue(monde)
    lundi()
    with horloge(LUNDI):
        actions.se_desabonner(region=monde.auvergne, par=acteur_de(monde.mir_a))
        actions.se_desabonner(region=monde.auvergne, par=acteur_de(monde.mir_a))
        actions.s_abonner(region=monde.auvergne, par=acteur_de(monde.mir_a))
    assert len(lundi(LUNDI + JOUR)) == 2


@pytest.mark.usefixtures("abonnes")
def test_rien_de_publie_rien_d_envoye(monde: Monde) -> None:
    assert lundi() == []
    assert Courriel.objects.count() == LettreVeille.objects.count() == 0


def test_l_abonnement_de_cette_semaine_attend_la_prochaine_lettre(monde: Monde) -> None:
    parue(monde)
    with horloge(LUNDI + JOUR / 24):
        actions.s_abonner(region=monde.auvergne, par=acteur_de(monde.mir_a))
    assert lundi(LUNDI + JOUR) == []
    parue(monde, LUNDI + 2 * JOUR)
    assert len(lundi(LUNDI + 7 * JOUR)) == 1


def _quitter(monde: Monde) -> None:
    monde.agents.medecin_a2.rattachements.update(periode=(dt.date(2007, 1, 1), dt.date(2027, 3, 15)))


def _fermer(monde: Monde) -> None:
    monde.medecin_a2.is_active = False
    monde.medecin_a2.save()


def _renoncer(monde: Monde) -> None:
    AbonnementVeille.objects.filter(utilisateur=monde.medecin_a2).delete()


@pytest.mark.usefixtures("abonnes")
@pytest.mark.parametrize("changer", [_quitter, _fermer, _renoncer])
def test_ce_qui_vaut_est_le_jour_de_l_envoi(monde: Monde, changer: Any) -> None:
    """Asked for on Monday, sent on Monday: between the two, the person left."""
    parue(monde)
    with horloge(LUNDI):
        adresser_lettres_de_veille()
        changer(monde)
        assert {m.to[0] for m in distribuer()} == {monde.mir_a.email}
    assert Courriel.objects.get(destinataire=monde.medecin_a2).etat == Etat.SANS_OBJET


@pytest.mark.usefixtures("abonnes")
def test_une_note_retiree_entre_temps_n_est_pas_envoyee(monde: Monde) -> None:
    gardee, retiree = parue(monde, titre="Gardée"), parue(monde, titre="Retirée")
    with horloge(LUNDI):
        adresser_lettres_de_veille()
        actions.retirer(note=retiree, motif="Erreur", par=acteur_de(monde.mir_a))
        corps = distribuer()[0].body
        assert "Gardée" in corps
        assert "Retirée" not in corps
        actions.retirer(note=gardee, motif="Erreur", par=acteur_de(monde.mir_a))


@pytest.mark.usefixtures("abonnes")
def test_une_lettre_dont_tout_est_retire_ne_part_pas(monde: Monde) -> None:
    note = parue(monde)
    with horloge(LUNDI):
        adresser_lettres_de_veille()
        actions.retirer(note=note, motif="Erreur", par=acteur_de(monde.mir_a))
        assert distribuer() == []
    assert set(Courriel.objects.values_list("etat", flat=True)) == {Etat.SANS_OBJET}


@pytest.fixture
def outremer(monde: Monde) -> None:
    """A reader of Martinique, where Sunday evening is already Monday in Paris."""
    with horloge(MERCREDI - 7 * JOUR):
        actions.s_abonner(region=monde.martinique, par=acteur_de(monde.mir_outremer))


@pytest.mark.usefixtures("outremer")
def test_la_semaine_est_celle_de_la_region(monde: Monde) -> None:
    """Published on Sunday at 22:00 in Martinique, Monday at 02:00 in UTC."""
    parue(monde, dt.datetime(2027, 3, 15, 2, tzinfo=dt.UTC), partagee=True)
    assert [m.to[0] for m in lundi()] == [monde.mir_outremer.email]


def test_recevoir_la_lettre_ou_non_se_choisit_sur_la_page(client: Any, monde: Monde, connecte: Any) -> None:
    page, lettre = (reverse(nom, args=[monde.auvergne.pk]) for nom in ("veille", "veille_lettre"))
    connecte(client, monde.medecin_a)
    assert "Recevoir la lettre</button>" in client.get(page).content.decode()
    for _ in range(2):
        assert client.post(lettre, {"lettre": "oui"}, follow=True).status_code == 200
    assert AbonnementVeille.objects.get().utilisateur == monde.medecin_a
    assert "Ne plus recevoir la lettre</button>" in client.get(page).content.decode()
    client.post(lettre, {"lettre": "non"})
    assert not AbonnementVeille.objects.exists()
