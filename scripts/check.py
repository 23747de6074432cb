"""All checks of `./test`, in order, with the time each took; ends at the first that fails.

With arguments: pytest alone with these arguments, on the database that DATABASE_URL names.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from postgres import Cluster

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"

# What behaves differently on another database; the rest would only be run twice.
ON_POSTGRES = ["tests/domain", "tests/jobs", "tests/web", "tests/cli", "tests/journeys"]


def step(name: str, command: list[str], **environment: str) -> None:
    """Run one check; say what and how long; exit with its status when it fails."""
    print(f"== {name}", flush=True)
    started = time.monotonic()
    result = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False)  # noqa: S603
    print(f"== {name}: {time.monotonic() - started:.0f} s", flush=True)
    if result.returncode:
        sys.exit(result.returncode)


def main() -> None:
    os.environ["PATH"] = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bindeglied.config.settings.test")
    pytest = [str(BIN / "pytest")]
    if arguments := sys.argv[1:]:
        os.execv(pytest[0], pytest + arguments)  # noqa: S606
    step("Form (ruff)", ["ruff", "check", "."])
    step("Schreibweise (ruff format)", ["ruff", "format", "--check", "."])
    step("Typen (mypy)", ["mypy"])
    step("Vertraege (import-linter)", ["lint-imports", "--no-cache"])
    with Cluster() as cluster:
        there = [path for path in ON_POSTGRES if (ROOT / path).exists()]
        step("Tests auf PostgreSQL", [*pytest, *there], DATABASE_URL=cluster.url)
    step("Tests auf SQLite", pytest)


if __name__ == "__main__":
    main()
