"""The process that reads files for `child`: a request per line on stdin, an answer per line on stdout.

It sets limits to itself before it reads the first byte of a file, and ends when nobody asks any more.
"""

import json
import os
import resource
import sys
import traceback
from pathlib import Path
from typing import Any


def main() -> None:
    """Answer requests until stdin is closed."""
    given = json.loads(sys.argv[1])
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    _set_up(given)
    for line in sys.stdin:
        _allow(given["seconds"])
        answers.write(json.dumps(_answer(json.loads(line))) + "\n")
        answers.flush()


def _set_up(given: dict[str, Any]) -> None:
    """Limits, translations, and the libraries that every file needs."""
    from django.apps import apps  # noqa: PLC0415 (needs the settings below)
    from django.conf import settings  # noqa: PLC0415

    settings.configure(
        LANGUAGE_CODE="de",
        USE_I18N=True,
        USE_TZ=True,
        TIME_ZONE="Europe/Berlin",
        LOCALE_PATHS=given["locale"],
    )
    apps.populate(())

    for unused in ("numpy", "pandas", "dateutil"):  # pyarrow looks for them, the absent ones again and again
        sys.modules.setdefault(unused, None)  # type: ignore[arg-type]
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.compute  # noqa: PLC0415
    import pyarrow.csv  # noqa: PLC0415

    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (given["memory"], given["memory"]))


def _allow(seconds: int) -> None:
    """As much processor time from now on; who takes more is ended by the system."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, resource.RLIM_INFINITY))


def _answer(request: dict[str, Any]) -> list[dict[str, Any]] | str:
    from django.utils.translation import gettext  # noqa: PLC0415 (needs the settings)

    from bindeglied.exchange.importers import recognise  # noqa: PLC0415

    try:
        return _sheets(request) if "sheets" in request else list(_tables(request))
    except MemoryError:
        return recognise.too_heavy()
    except Exception:
        traceback.print_exc()
        return gettext(
            "This file could not be read because of a fault in the program. Please report it, with the file."
        )


def _sheets(request: dict[str, Any]) -> list[dict[str, Any]] | str:
    from bindeglied.exchange.importers import sheets  # noqa: PLC0415 (needs the settings)
    from bindeglied.exchange.importers.errors import BadFile  # noqa: PLC0415

    try:
        return [sheet.as_json() for sheet in sheets.extract(Path(request["sheets"]))]
    except BadFile as error:
        return error.message


def _read(request: dict[str, Any]) -> Any:
    from bindeglied.domain.statistics.values import OwnTable, SheetMapping  # noqa: PLC0415 (needs the settings)
    from bindeglied.exchange.importers import own_import, recognise  # noqa: PLC0415

    path, name = Path(request["path"]), request["name"]
    if "mapping" not in request:
        return recognise.read(path, name)
    return [
        own_import.read(path, name, SheetMapping.from_json(request["mapping"]), OwnTable(**request["own"]))
    ]


def _tables(request: dict[str, Any]) -> Any:
    from bindeglied.exchange import engine  # noqa: PLC0415 (needs the settings)

    for imported in _read(request):
        stored = None
        if imported.cells is not None and request["staging"]:
            stored = engine.write_dataset(imported.cells, Path(request["staging"]))
        yield {
            "recognised": imported.recognised.as_json(),
            "cells_sha256": stored and stored.sha256,
            "rows": len(imported.cells) if imported.cells is not None else 0,
            "places": _places(imported.cells),
        }


def _places(cells: Any) -> list[str]:
    """Keys of the places that have a cell, in order; the columns of all importers are dictionary arrays."""
    return sorted(cells.place.unique().to_pylist()) if cells is not None else []


if __name__ == "__main__":
    main()
