"""Addresses of minutes."""

from django.urls import path

from ctri.releves import views

urlpatterns = [
    path("releves/<int:pk>/", views.lire, name="releve"),
    path("releves/paragraphes/<int:pk>/", views.rediger, name="releve_paragraphe"),
    path("releves/<int:pk>/adresser/", views.adresser, name="releve_adresser"),
    path("releves/<int:pk>/corriger/", views.corriger, name="releve_corriger"),
    path("releves/<int:pk>/approuver/", views.approuver, name="releve_approuver"),
]
