"""Files on their way in: written to disk as they come, dropped as soon as one is too large."""

from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler

from bindeglied.domain.documents.actions import LARGEST


class LimitedUpload(TemporaryFileUploadHandler):
    """Keeps each file outside of memory and stops writing one that grows beyond the limit.

    What is left of such a file is read and thrown away, so that the person gets an answer; its name is
    in `too_large`.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.too_large: list[str] = []
        self._received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._received += len(raw_data)
        if self._received > LARGEST:
            self.file.close()
            self.too_large.append(self.file_name or "")
            raise SkipFile
        super().receive_data_chunk(raw_data, start)

    def upload_interrupted(self) -> None:
        file: TemporaryUploadedFile | None = getattr(self, "file", None)
        if file is not None and not file.closed:
            file.close()
