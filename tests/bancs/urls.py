"""The project's addresses and, before them, the plain page."""

from django.urls import include, path

from mutualisation.urls import handler400, handler403, handler404, handler500
from tests.bancs.temoins import page

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [path("temoin/<slug:nom>/", page, name="temoin"), path("", include("mutualisation.urls"))]
