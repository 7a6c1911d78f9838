"""Addresses of accounts."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from mutualisation.comptes.views import connexion, gestion, liens, mon_compte

urlpatterns = [
    path("connexion/", connexion.Connexion.as_view(), name="connexion"),
    path("deconnexion/", LogoutView.as_view(), name="deconnexion"),
    path("mot-de-passe-oublie/", liens.mot_de_passe_oublie, name="mot_de_passe_oublie"),
    path("invitation/<str:jeton>/", liens.invitation, name="invitation"),
    path("nouveau-mot-de-passe/<str:jeton>/", liens.reinitialisation, name="reinitialisation"),
    path("mon-compte/", mon_compte.mon_compte, name="mon_compte"),
    path("mon-compte/mot-de-passe/", mon_compte.mot_de_passe, name="mot_de_passe"),
    path("mon-compte/sessions/", mon_compte.sessions, name="sessions"),
    path("comptes/", gestion.comptes, name="comptes"),
    path("comptes/nouveau/", gestion.nouveau, name="compte_nouveau"),
    path("comptes/<int:pk>/", gestion.compte, name="compte"),
    path("comptes/<int:pk>/invitation/", gestion.inviter_de_nouveau, name="compte_inviter"),
    path("comptes/<int:pk>/fermer/", gestion.fermer, name="compte_fermer"),
    path("comptes/<int:pk>/rouvrir/", gestion.rouvrir, name="compte_rouvrir"),
]
