"""Addresses of sessions."""

from django.urls import path

from ctri.seances.views import decision as views_decision
from ctri.seances.views import preparation
from ctri.seances.views import seance as views

urlpatterns = [
    path("regions/<int:region_pk>/seances/nouvelle/", preparation.creer, name="seance_creer"),
    path("seances/<int:pk>/", views.lire, name="seance"),
    path("seances/<int:pk>/points/ajouter/", preparation.ajouter_point, name="seance_point"),
    path("seances/<int:pk>/reprendre/<int:point_pk>/", preparation.reprendre, name="seance_reprendre"),
    path("seances/<int:pk>/approbation/<int:releve_pk>/", preparation.approbation, name="seance_approbation"),
    path("seances/<int:pk>/reprogrammer/", preparation.reprogrammer, name="seance_reprogrammer"),
    path("seances/<int:pk>/tous-presents/", views.tous_presents, name="seance_tous_presents"),
    path("seances/<int:pk>/convoquer/", preparation.convoquer, name="seance_convoquer"),
    path("seances/<int:pk>/ouvrir/", views.ouvrir, name="seance_ouvrir"),
    path("seances/<int:pk>/reporter/", views.reporter, name="seance_reporter"),
    path("seances/<int:pk>/clore/", views.clore, name="seance_clore"),
    path("presences/<int:pk>/pointer/", views.pointer, name="presence_pointer"),
    path("presences/<int:pk>/repondre/", views.repondre, name="presence_repondre"),
    path("presences/<int:pk>/procuration/", views.procuration, name="presence_procuration"),
    path("points/<int:pk>/deplacer/", views.deplacer, name="point_deplacer"),
    path("points/<int:pk>/voter/", views.voter, name="point_voter"),
    path("points/<int:pk>/traiter/", views.traiter, name="point_traiter"),
    path("points/<int:pk>/modifier/", views_decision.modifier, name="point_modifier"),
    path("points/<int:pk>/texte/", views_decision.texte, name="point_texte"),
    path("points/<int:pk>/abandonner/", views_decision.abandonner, name="point_abandonner"),
    path("points/<int:pk>/decider/", views_decision.decider, name="point_decider"),
]
