"""`bindeglied`: one program, one file per subcommand.

A subcommand is a module with `add_arguments(parser)` and `run(options) -> int`. Only the one that was
called is imported. Results go to stdout, messages to stderr. Status 0: done, 1: refused, 2: wrong usage;
nothing ends in a traceback, unless `BINDEGLIED_TRACEBACK=1` asks for one.
"""

import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence

# Name, module, what it does. The texts are data: they are shown before Django is set up.
COMMANDS = {
    "start": ("start", "richtet ein, was fehlt, und startet Bindeglied (./run)"),
    "inspect": ("inspect_files", "erkennt Dateien, speichert nichts"),
    "import": ("import_files", "übernimmt, was inspect erkannt hat"),
    "undo": ("undo", "nimmt ein Einlesen zurück"),
    "observations": ("observations", "gibt gespeicherte Werte aus, wie sie geliefert wurden"),
    "indicators": ("indicators", "zeigt das Verzeichnis der Kennzahlen"),
    "series": ("series", "gibt eine veröffentlichte Reihe aus"),
    "report": ("report", "schreibt einen Bericht"),
    "workspace": ("workspace", "legt Arbeitsbereiche an"),
    "user": ("user", "legt Konten an und gibt einen Link für die erste Anmeldung aus"),
    "demo": ("demo", "richtet die Beispielinstallation ein"),
    "migrate": ("migrate", "bringt die Datenbank auf den Stand des Programms"),
    "serve": ("serve", "startet Webseiten und Hintergrundarbeit"),
    "worker": ("worker", "startet nur die Hintergrundarbeit"),
    "check": ("check", "prüft Einstellungen, Datenbank, Platz und Warteschlange"),
}


def main() -> None:
    """Entry of the program `bindeglied`."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one subcommand and return its status."""
    try:
        return _run(list(arguments))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    except KeyboardInterrupt:
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if os.environ.get("BINDEGLIED_TRACEBACK"):
            raise
        print(_reason(error), file=sys.stderr)
        return 1


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help"):
        print(_overview())
        return 0 if arguments else 2
    name = arguments[0]
    if name not in _present():
        print(f"Den Befehl {name!r} gibt es nicht.\n\n{_overview()}", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bindeglied.config.settings.base")
    import django  # noqa: PLC0415 (help and wrong usage must not wait for it)

    django.setup()
    from bindeglied.cli.parsing import Parser  # noqa: PLC0415 (needs Django's translations)

    module_name, sentence = COMMANDS[name]
    module = importlib.import_module(f"bindeglied.cli.{module_name}")
    parser = Parser(f"bindeglied {name}", f"{sentence[0].upper()}{sentence[1:]}.")
    module.add_arguments(parser)
    return int(module.run(parser.parse_args(arguments[1:])))


def _present() -> list[str]:
    return [
        name for name, (module, _) in COMMANDS.items() if importlib.util.find_spec(f"bindeglied.cli.{module}")
    ]


def _overview() -> str:
    lines = [f"  {name:14}{COMMANDS[name][1]}" for name in _present()]
    return "\n".join(["Aufruf: bindeglied BEFEHL ...", "", *lines, "", "Mehr: bindeglied BEFEHL --help"])


def _reason(error: Exception) -> str:
    """What to tell the person; our own errors know it themselves."""
    if message := getattr(error, "message", ""):
        return str(message)
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename}: {error.strerror}"
    return (
        f"Ein Fehler im Programm hat das verhindert ({type(error).__name__}: {error}). "
        "Mit BINDEGLIED_TRACEBACK=1 zeigt das Programm die Stelle."
    )


if __name__ == "__main__":
    main()
