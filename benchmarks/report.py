"""A report of about 60 pages with 40 charts, against bare typst and bare charts; and both example reports.

`python -m benchmarks.report [ROUNDS]` prints processor seconds of each format from a stored document, made
for the first time and once more, the ratio of the PDF to the limit of the same round, and what
`bindeglied report` costs on the figures of the example. The limit is what the engines themselves need: typst
on the same template and texts, our charts drawn once, nothing around them.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.measure import load, run

ROOT = Path(__file__).resolve().parents[1]
BINDEGLIED = str(ROOT / ".venv" / "bin" / "bindeglied")
EXAMPLE = ROOT / "src" / "bindeglied" / "exchange" / "example"
CHARTS = 40
GOALS = {"pdf / limit": 1.5, "all four, once more": 0.4, "all four": 5.0}


def spent(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds of this process, all threads, and what came of it."""
    before = time.process_time()
    made = work()
    return time.process_time() - before, made


def one_round() -> None:
    """All measurements of one fresh process, printed as JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bindeglied.config.settings.base")
    import django  # noqa: PLC0415

    django.setup()
    from bindeglied.exchange.exporters import report as exporters  # noqa: PLC0415
    from tests.factories import reports  # noqa: PLC0415

    document = reports.many_charts(CHARTS)
    found: dict[str, float] = {}
    total = 0.0
    for name in exporters.RENDERERS:
        found[name], made = spent(lambda name=name: exporters.render(document, [name]))
        total += found[name]
        if name == "pdf":
            found["pages"] = pages(made["pdf"])
    found["all four"] = total
    found["all four, once more"], _ = spent(lambda: exporters.render(document))
    print(json.dumps(found))


def limit() -> None:
    """Bare typst on the same inputs and bare charts, in a process of their own; printed as JSON."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bindeglied.config.settings.base")
    import django  # noqa: PLC0415

    django.setup()
    from bindeglied.exchange import charts  # noqa: PLC0415
    from bindeglied.exchange.exporters.report import fonts, pdf  # noqa: PLC0415
    from bindeglied.exchange.exporters.report.arrangement import arrange  # noqa: PLC0415
    from tests.factories import reports  # noqa: PLC0415

    arranged = arrange(reports.many_charts(CHARTS))
    inputs = {"data": json.dumps(pdf._plain(arranged), ensure_ascii=False)}
    drawn, _ = spent(
        lambda: [
            charts.draw(c.chart, ident=c.ident, width="wide", palette="document") for c in arranged.charts
        ]
    )

    def bare() -> bytes:
        import typst  # noqa: PLC0415

        compiler = typst.Compiler(
            str(pdf.TEMPLATE),
            root=str(pdf.TEMPLATE.parent),
            font_paths=[str(fonts.FOLDER)],
            ignore_system_fonts=True,
        )
        return compiler.compile(format="pdf", pdf_standards=list(pdf.STANDARDS), sys_inputs=inputs)

    typeset, _ = spent(bare)
    print(json.dumps({"charts": drawn, "typst": typeset, "limit": drawn + typeset}))


def pages(made: bytes) -> int:
    """How many pages a PDF has."""
    import io  # noqa: PLC0415

    from pypdf import PdfReader  # noqa: PLC0415

    return len(PdfReader(io.BytesIO(made)).pages)


def example_reports() -> dict[str, float]:
    """Both reports of the example in all formats by the command, start of the program included."""
    with tempfile.TemporaryDirectory() as home:
        environment = {"BINDEGLIED_HOME": home}
        run([BINDEGLIED, "import", *map(str, sorted(EXAMPLE.glob("*.zip")))], environment)
        return {
            place: run([BINDEGLIED, "report", "migration", "--place", place, "--out", home], environment).cpu
            for place in ("16077", "16053")
        }


def main(rounds: int) -> None:
    """Run and print."""
    measured, limits = [], []
    for _ in range(rounds):
        limits.append(json.loads(run([sys.executable, "-m", "benchmarks.report", "limit"]).output))
        measured.append(json.loads(run([sys.executable, "-m", "benchmarks.report", "round"]).output))
    middle = {key: statistics.median(m[key] for m in measured) for key in measured[0]}
    middle |= {key: statistics.median(m[key] for m in limits) for key in limits[0]}
    middle["pdf / limit"] = statistics.median(
        m["pdf"] / bare["limit"] for m, bare in zip(measured, limits, strict=True)
    )
    print(
        f"Report of {middle.pop('pages'):.0f} pages with {CHARTS} charts, median of {rounds} rounds, {load()}"
    )
    for key, value in middle.items():
        goal = f"   goal <= {GOALS[key]:g}" if key in GOALS else ""
        print(f"  {key:22}{value:8.3f}{'' if key == 'pdf / limit' else ' CPU s'}{goal}")
    for place, cpu in example_reports().items():
        print(f"  example, {place:13}{cpu:8.3f} CPU s   all four, with the start of the program")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["round"]:
            one_round()
        case ["limit"]:
            limit()
        case arguments:
            main(int(arguments[0]) if arguments else 3)
