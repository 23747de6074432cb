"""Files named by the hash of their content: on disk as a whole or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is safe on disk."""

    sha256: str
    size: int
    path: Path


def keep(chunks: Iterable[bytes], folder: Path, *, name: Callable[[str], str]) -> Kept:
    """Write `chunks` below `folder` under `name(sha256)`; a file that is there already is left as it is.

    First the bytes are safe under a hidden name, then they get theirs, then the folder's entry is safe.
    A kill before the end leaves at most a hidden `.part` file; an error of `chunks` leaves nothing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle, part = tempfile.mkstemp(dir=folder, prefix=".", suffix=".part")
    digest, size = hashlib.sha256(), 0
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        target = folder / name(digest.hexdigest())
        move(Path(part), target)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    return Kept(digest.hexdigest(), size, target)


def move(source: Path, target: Path) -> None:
    """Give a complete file its final name; one of this name that is there already wins.

    The file's time is set anew, so that a sweep of old leftovers does not take it for one.
    """
    os.utime(target if target.exists() else source)
    if target.exists():
        source.unlink(missing_ok=True)
        return
    if not target.parent.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        sync_folder(target.parent.parent)
    os.replace(source, target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the entries of a folder safe."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
