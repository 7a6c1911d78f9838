"""What a browser sends beyond the heaviest file any form takes is counted and dropped: neither memory nor disk has it.

The form then says, at its field, what the file weighs and what the limit is.
"""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class PlafondDeTeleversement(TemporaryFileUploadHandler):
    """Django's own temporary file, emptied once it is too heavy to be accepted; its size stays the one sent."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start + len(raw_data) <= settings.TELEVERSEMENT_MAX:
            self.file.write(raw_data)
        elif start <= settings.TELEVERSEMENT_MAX:
            self.file.truncate(0)
