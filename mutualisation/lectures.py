"""The one door through which a GET leaves a trace: an idempotent reading mark, written after the read-only part."""

from collections.abc import Callable

from django.http import HttpRequest


def noter_lecture(request: HttpRequest, marquer: Callable[[], object]) -> None:
    """Run `marquer` once the page has been served; it must be safe to run any number of times."""
    request.marques_de_lecture.append(marquer)
