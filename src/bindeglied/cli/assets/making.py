"""All steps in order; each is left out where its result is there and its sources are the same."""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from bindeglied.cli.assets import messages, packages, styles

PACKAGE = Path(__file__).resolve().parents[2]
STATIC_ROOT = PACKAGE / "static"
_FONTS = PACKAGE / "exchange/fonts"

Say = Callable[[str], None]


def main() -> int:
    """Make everything ready; status 1 with the reason if something cannot be fetched."""
    try:
        make_ready(lambda text: print(text, file=sys.stderr))
    except packages.PackagesMissing as missing:
        print(missing, file=sys.stderr)
        return 1
    return 0


def make_ready(say: Say = lambda text: None) -> None:
    """Install, cut, convert, compile, collect; `say` is told what takes time."""
    messages.compile_messages()
    if (packages.FOLDER / "package.json").exists():  # an installed wheel carries the results
        _third_party(say)
        _charts()
    _collect(say)


def _third_party(say: Say) -> None:
    if not packages.are_there():
        say("Lade Stile und Schriften ...")
        packages.install()
    names = styles.used()
    lock = packages.FOLDER / "package-lock.json"
    own = Path(__file__).parent
    sources = [lock, packages.FOLDER / "styles.mjs", own / "styles.py"]
    _once(
        styles.VENDOR / ".styles",
        _digest(sources, json.dumps(names)),
        ["kern.css", "kern.rtl.css"],
        lambda: styles.make_styles(names),
    )
    sources = [lock, own / "styles.py", PACKAGE / "exchange/exporters/report/fonts.py"]
    _once(styles.VENDOR / ".fonts", _digest(sources), ["fonts.css", _FONTS], lambda: _fonts(say))


def _charts() -> None:
    _once(
        styles.VENDOR / ".charts",
        _digest([PACKAGE / "exchange/charts/colours.py", Path(styles.__file__)]),
        ["charts.css"],
        styles.make_charts,
    )


def _fonts(say: Say) -> None:
    say("Richte Schriften ein ...")
    styles.make_fonts()


def _collect(say: Say) -> None:
    """Copy all static files under names with their content's hash, compressed beside them."""
    files = [
        path
        for folder in sorted(PACKAGE.glob("web/*/static"))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    ]
    _once(
        STATIC_ROOT / ".collected",
        _digest([*files, Path(__file__)], _versions()),
        ["staticfiles.json"],
        lambda: _collect_now(say),
    )


def _collect_now(say: Say) -> None:
    say("Stelle die Dateien der Oberfläche zusammen ...")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bindeglied.config.settings.base")
    import django  # noqa: PLC0415 (only where something changed)
    from django.core.management import call_command  # noqa: PLC0415

    django.setup()
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


def _versions() -> str:
    """Of the Python packages that bring static files of their own."""
    from importlib.metadata import version  # noqa: PLC0415

    return f"{version('django-htmx')} {version('whitenoise')}"


def _once(stamp: Path, wanted: str, results: Iterable[str | Path], make: Callable[[], None]) -> None:
    """Call `make` unless the stamp says that it was done from the same sources and the results are there."""
    there = all((stamp.parent / result).exists() for result in results)
    if there and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    stamp.unlink(missing_ok=True)
    make()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(wanted, encoding="utf-8")


def _digest(files: Iterable[Path], more: str = "") -> str:
    digest = hashlib.sha256(more.encode())
    for path in files:
        digest.update(f"{path.name}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
