"""The German catalogue: .po beside the code, .mo made from it."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2]


def compile_messages(package: Path = PACKAGE) -> int:
    """Compile every catalogue that is newer than what was made of it; returns how many."""
    stale = [po for po in sorted(package.rglob("locale/*/LC_MESSAGES/*.po")) if _is_stale(po)]
    if stale:
        import polib  # noqa: PLC0415 (only where something changed)

        for po in stale:
            half = po.with_suffix(".mo.part")
            polib.pofile(str(po)).save_as_mofile(str(half))
            half.replace(po.with_suffix(".mo"))
    return len(stale)


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime
