"""The source tree as these tests see it."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "bindeglied"


def tracked() -> list[Path]:
    """Files that git tracks or would track; without git (an unpacked archive) every file of the tree."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return [
            p
            for folder in ("src", "tests", "docs", "scripts")
            for p in (ROOT / folder).rglob("*")
            if p.is_file()
        ]
    return [ROOT / line for line in listed.splitlines() if (ROOT / line).is_file()]


def modules() -> list[Path]:
    """Python modules of the product, migrations left out."""
    return [p for p in sorted(PACKAGE.rglob("*.py")) if "migrations" not in p.parts]


def templates() -> list[Path]:
    return sorted(PACKAGE.rglob("templates/**/*.html"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))
