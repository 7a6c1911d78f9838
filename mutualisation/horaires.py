"""What the clock (Celery beat) asks for, and when: a part of the settings."""

from celery.schedules import crontab

# A sweep that nobody ran is worth nothing once the next one is sent.
_BALAYAGE: dict[str, object] = {"schedule": 15.0, "options": {"expires": 15}}
HORAIRES: dict[str, dict[str, object]] = {
    "reprise-des-documents": {"task": "mutualisation.tasks.reprendre_documents"} | _BALAYAGE,
    "reprise-des-imports": {"task": "mutualisation.tasks.reprendre_imports"} | _BALAYAGE,
    "reprise-des-courriels": {"task": "mutualisation.tasks.reprendre_courriels"} | _BALAYAGE,
    "syntheses-des-plans": {"task": "college.tasks.tenir_les_syntheses"} | _BALAYAGE,
    # Often enough for every time zone; run twice, they write nothing twice.
    "rappels-des-echeances": {"task": "mutualisation.tasks.rappeler_echeances", "schedule": crontab(minute="5")},
    "rappel-des-transmissions": {"task": "ctri.tasks.rappeler_transmissions", "schedule": crontab(minute="15")},
    "courriels-du-jour": {"task": "mutualisation.tasks.grouper_notifications", "schedule": crontab(minute="*/15")},
    # In the morning (UTC); on Monday there is a week to tell, the other days only what was missed.
    "lettres-de-veille": {
        "task": "college.tasks.adresser_lettres_de_veille",
        "schedule": crontab(hour="5", minute="30"),
    },
    # At night (UTC), when nobody waits.
    "purge-des-imports": {"task": "mutualisation.tasks.purger_imports", "schedule": crontab(hour="3", minute="20")},
    "purge-des-courriels": {"task": "mutualisation.tasks.purger_courriels", "schedule": crontab(hour="3", minute="10")},
    "purge-des-pieces": {"task": "mutualisation.tasks.purger_pieces", "schedule": crontab(hour="3", minute="40")},
    "purge-des-notifications": {
        "task": "mutualisation.tasks.purger_notifications",
        "schedule": crontab(hour="3", minute="30"),
    },
}
