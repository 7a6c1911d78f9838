"""A session to come: its day, the notice its members get, and what another day undoes (règle V6)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from ctri.accueil import taches_procuration
from ctri.comite.membres import membres_de
from ctri.seances import actions
from ctri.seances.models import EtatPresence, EtatSeance, Presence, Seance
from ctri.seances.preavis import preavis
from mutualisation.journal.actions import historique
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from tests.ctri import moments

JOUR = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("laisse", "tenu", "phrase"),
    [
        (15, True, "15\xa0jours avant ; les règles en demandent 8."),
        (8, True, "8\xa0jours avant ; les règles en demandent 8."),
        (1, False, "1\xa0jour avant, alors que les règles demandent 8\xa0jours."),
        (0, False, "le jour même, alors que les règles demandent 8\xa0jours."),
    ],
)
def test_le_preavis_se_dit(laisse: int, tenu: bool, phrase: str) -> None:
    jour = dt.date(2027, 2, 5)
    lu = preavis(jour - laisse * JOUR, jour, 8)
    assert (lu.tenu, lu.phrase) == (tenu, phrase)


def deplacer(seance: Seance, jours: int, par: Any, lieu: str = "Moulins") -> Seance:
    ecart = jours * JOUR
    return actions.reprogrammer(
        seance=seance, debut=seance.debut + ecart, fin_prevue=seance.fin_prevue + ecart, lieu=lieu, par=par
    )


@pytest.mark.django_db
class TestJour:
    def test_une_seance_ne_s_ouvre_pas_avant_son_jour(self, parcours: Any) -> None:
        par = parcours.acteur("secretaire_a")
        seance = deplacer(parcours.inscrit().seance, 1, par)
        actions.convoquer(seance=seance, par=par)
        actions.tous_presents(seance=seance, par=par)
        with pytest.raises(Refus, match="ne s’ouvre pas avant ce jour"):
            actions.ouvrir(seance=seance, par=par)
        seance = deplacer(seance, -1, par)
        actions.convoquer(seance=seance, par=par)
        actions.tous_presents(seance=seance, par=par)
        assert actions.ouvrir(seance=seance, par=par).etat == EtatSeance.OUVERTE

    def test_on_ne_convoque_pas_pour_un_jour_passe(self, parcours: Any) -> None:
        par = parcours.acteur("secretaire_a")
        seance = deplacer(parcours.inscrit().seance, -1, par)
        with pytest.raises(Refus, match="est passé"):
            actions.convoquer(seance=seance, par=par)

    def test_un_autre_jour_annule_la_convocation_une_autre_heure_non(self, parcours: Any, monde: Any) -> None:
        par = parcours.acteur("secretaire_a")
        seance = moments.convoquee(monde)
        seance = deplacer(seance, 0, par, lieu="Vichy")
        assert (seance.etat, seance.lieu) == (EtatSeance.CONVOQUEE, "Vichy")
        assert seance.presences.exists()
        seance = deplacer(seance, 7, par)
        assert (seance.etat, seance.mode) == (EtatSeance.PREPARATION, "")
        assert not seance.presences.exists()
        codes = [acte.code for acte in historique(seance)]
        assert codes[:2] == ["reprogrammer", "reprogrammer"]

    def test_la_meme_date_n_ecrit_rien(self, parcours: Any, monde: Any) -> None:
        seance = moments.convoquee(monde)
        avant = historique(seance).count()
        deplacer(seance, 0, parcours.acteur("secretaire_a"), lieu=seance.lieu)
        assert historique(seance).count() == avant

    def test_une_seance_ouverte_ne_change_plus_de_date(self, parcours: Any, monde: Any) -> None:
        with pytest.raises(Refus, match="sa date ne change plus"):
            deplacer(moments.ouverte(monde), 7, parcours.acteur("secretaire_a"))


@pytest.mark.django_db
class TestEcrans:
    def test_convoquer_dit_qui_et_combien_de_jours_avant(self, parcours: Any, monde: Any, connecte: Any) -> None:
        par = parcours.acteur("secretaire_a")
        seance = deplacer(parcours.inscrit().seance, 3, par)
        client = connecte(Client(), monde.secretaire_a)
        adresse = reverse("seance_convoquer", args=[seance.pk])
        page = client.get(adresse).content.decode()
        assert "5\xa0membres, 1\xa0point à l’ordre du jour" in page
        assert "3\xa0jours avant, alors que les règles demandent" in page
        assert Seance.objects.get(pk=seance.pk).etat == EtatSeance.PREPARATION
        assert client.post(adresse).status_code == 302
        acte = next(a for a in historique(seance) if a.code == "convoquer")
        assert acte.donnees["preavis"] == 3

    @pytest.mark.usefixtures("parcours")
    def test_changer_le_jour_depuis_la_page(self, monde: Any, connecte: Any) -> None:
        seance = moments.convoquee(monde)
        client = connecte(Client(), monde.secretaire_a)
        adresse = reverse("seance_reprogrammer", args=[seance.pk])
        assert f'href="{adresse}"' in client.get(reverse("seance", args=[seance.pk])).content.decode()
        page = client.get(adresse).content.decode()
        assert f'value="{seance.jour:%Y-%m-%d}"' in page
        demain = f"{seance.jour + JOUR:%Y-%m-%d}"
        faux = client.post(adresse, {"date": demain, "debut": "12:00", "fin": "10:00", "lieu": "Vichy"})
        assert "La fin est après le début." in faux.content.decode()
        assert 'value="Vichy"' in faux.content.decode()
        juste = {"date": demain, "debut": "10:00", "fin": "12:00", "lieu": "Vichy"}
        reponse = client.post(adresse, juste, follow=True)
        assert "à convoquer de nouveau" in reponse.content.decode()
        assert Seance.objects.get(pk=seance.pk).etat == EtatSeance.PREPARATION

    def test_tous_presents_laisse_les_excuses(self, parcours: Any, monde: Any, connecte: Any) -> None:
        par = parcours.acteur("secretaire_a")
        seance = actions.convoquer(seance=parcours.inscrit().seance, par=par)
        excuse = seance.presences.filter(voix=True).last()
        actions.pointer(presence=excuse, etat=EtatPresence.EXCUSE, par=par)
        client = connecte(Client(), monde.secretaire_a)
        page = reverse("seance", args=[seance.pk])
        assert "Tous présents" in client.get(page).content.decode()
        client.post(reverse("seance_tous_presents", args=[seance.pk]))
        etats = {p.pk: p.etat for p in seance.presences.all()}
        assert etats.pop(excuse.pk) == EtatPresence.EXCUSE
        assert set(etats.values()) == {EtatPresence.PRESENT}
        assert "Tous présents" not in client.get(page).content.decode()

    @pytest.mark.usefixtures("parcours")
    def test_les_membres_sont_dans_l_ordre_du_comite(self, monde: Any) -> None:
        seance = moments.convoquee(monde)
        attendus = [m.utilisateur for m in membres_de(monde.auvergne, seance.jour) if m.voix]
        assert [p.utilisateur for p in seance.presences.filter(voix=True)] == attendus


@pytest.mark.django_db
class TestReponse:
    @pytest.fixture
    def seance(self, parcours: Any) -> Seance:
        parcours.par_vote(procurations_max=1)
        return actions.convoquer(seance=parcours.inscrit().seance, par=parcours.acteur("secretaire_a"))

    @staticmethod
    def repondre(connecte: Any, personne: Any, presence: Presence, reponse: str) -> str:
        client = connecte(Client(), personne)
        adresse = reverse("presence_repondre", args=[presence.pk])
        return client.post(adresse, {"reponse": reponse}, follow=True).content.decode()

    def test_on_s_excuse_puis_on_vient(self, seance: Seance, monde: Any, connecte: Any) -> None:
        presence = seance.presences.get(utilisateur=monde.chef_local_a)
        page = self.repondre(connecte, monde.chef_local_a, presence, "excuse")
        assert f"Vous êtes excusé{monde.chef_local_a.e}." in page
        assert "Finalement, je viens" in page
        assert "Donner procuration" in page
        presence.refresh_from_db()
        assert presence.etat == EtatPresence.EXCUSE
        page = self.repondre(connecte, monde.chef_local_a, presence, "attendu")
        assert "Je ne peux pas venir" in page
        presence.refresh_from_db()
        assert presence.etat == EtatPresence.ATTENDU

    def test_qui_vient_finalement_reprend_sa_voix(self, seance: Seance, parcours: Any, monde: Any) -> None:
        absent = seance.presences.get(utilisateur=monde.chef_local_a)
        porteur = seance.presences.get(utilisateur=monde.chef_siege_a)
        par = acteur_de(monde.chef_local_a)
        actions.donner_procuration(presence=absent, mandataire=porteur, par=par)
        venu = actions.repondre(presence=absent, vient=True, par=par)
        assert (venu.etat, venu.mandataire) == (EtatPresence.ATTENDU, None)

    def test_qui_s_excuse_ne_porte_plus_de_procuration(self, seance: Seance, monde: Any) -> None:
        absent = seance.presences.get(utilisateur=monde.chef_local_a)
        porteur = seance.presences.get(utilisateur=monde.chef_siege_a)
        actions.donner_procuration(presence=absent, mandataire=porteur, par=acteur_de(monde.chef_local_a))
        actions.repondre(presence=porteur, vient=False, par=acteur_de(monde.chef_siege_a))
        absent.refresh_from_db()
        assert (absent.etat, absent.mandataire) == (EtatPresence.EXCUSE, None)
        (tache,) = taches_procuration(acteur_de(monde.chef_local_a), monde.auvergne)
        assert tache.bouton == "Choisir un membre"

    def test_sans_vote_s_excuser_ne_demande_pas_de_procuration(self, parcours: Any, monde: Any) -> None:
        seance = actions.convoquer(seance=parcours.inscrit().seance, par=parcours.acteur("secretaire_a"))
        par = acteur_de(monde.chef_local_a)
        actions.repondre(presence=seance.presences.get(utilisateur=monde.chef_local_a), vient=False, par=par)
        assert list(taches_procuration(acteur_de(monde.chef_local_a), monde.auvergne)) == []

    def test_une_reponse_inconnue_ne_vaut_pas_excuse(self, seance: Seance, monde: Any, connecte: Any) -> None:
        presence = seance.presences.get(utilisateur=monde.chef_local_a)
        assert "Dites si vous venez ou non." in self.repondre(connecte, monde.chef_local_a, presence, "peut-être")
        presence.refresh_from_db()
        assert presence.etat == EtatPresence.ATTENDU

    def test_chacun_repond_pour_soi(self, seance: Seance, parcours: Any, monde: Any) -> None:
        presence = seance.presences.get(utilisateur=monde.chef_local_a)
        for cle in ("chef_siege_a", "secretaire_a"):
            with pytest.raises(Refus, match="sa propre convocation"):
                actions.repondre(presence=presence, vient=False, par=parcours.acteur(cle))

    def test_plus_de_reponse_une_fois_la_seance_ouverte(self, seance: Seance, parcours: Any, monde: Any) -> None:
        secretaire = parcours.acteur("secretaire_a")
        actions.tous_presents(seance=seance, par=secretaire)
        actions.ouvrir(seance=seance, par=secretaire)
        presence = seance.presences.get(utilisateur=monde.chef_local_a)
        with pytest.raises(Refus, match="jusqu’à l’ouverture"):
            actions.repondre(presence=presence, vient=False, par=acteur_de(monde.chef_local_a))
