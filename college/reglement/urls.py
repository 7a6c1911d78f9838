"""Addresses of the college's rules."""

from django.urls import path

from college.reglement.views import articles, lecture, parametres, vigueur

_ARTICLE = "reglements/<int:pk>/articles/<int:article_pk>/"

urlpatterns = [
    path("regions/<int:region_pk>/college/regles/", vigueur.regles, name="college_regles"),
    path("reglements/<int:pk>/", lecture.lire, name="reglement"),
    path("reglements/<int:pk>/texte/", lecture.apercu, name="reglement_apercu"),
    path("reglements/<int:pk>/comparaison/", lecture.comparaison, name="reglement_comparaison"),
    path("reglements/<int:pk>/historique/", lecture.journal, name="reglement_historique"),
    path("reglements/<int:pk>/regles/", parametres.parametres, name="reglement_parametres"),
    path("reglements/<int:pk>/articles/nouveau/", articles.nouveau, name="article_nouveau"),
    path(_ARTICLE, articles.modifier, name="article"),
    path(f"{_ARTICLE}abroger/", articles.abroger, name="article_abroger"),
    path(f"{_ARTICLE}retablir/", articles.retablir, name="article_retablir"),
    path(f"{_ARTICLE}supprimer/", articles.supprimer, name="article_supprimer"),
]
