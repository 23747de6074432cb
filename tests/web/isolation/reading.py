"""Every word of an answer, whatever kind of file it is."""

import io
import zipfile
from functools import lru_cache

from pypdf import PdfReader


@lru_cache(maxsize=64)
def words_of(content: bytes) -> str:
    """Its text; of office files everything inside, of PDF what stands on its pages."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if content.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(content))
        return "\n".join([str(reader.metadata), *(page.extract_text() for page in reader.pages)])
    return content.decode("utf-8", "replace")
