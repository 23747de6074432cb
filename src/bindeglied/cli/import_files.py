"""`bindeglied import FILE... [--workspace KEY] [--json]`"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from bindeglied.cli import database
from bindeglied.cli.given import not_a_file, workspace_of
from bindeglied.core import text
from bindeglied.core.errors import Refused
from bindeglied.domain.documents.actions import LARGEST
from bindeglied.domain.statistics import queries
from bindeglied.domain.statistics.choices import ImportState
from bindeglied.domain.statistics.models import DataImport, ImportFile
from bindeglied.domain.statistics.queries.imports import readable
from bindeglied.jobs import imports, worker


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files, the workspace, and the form of the answer."""
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help=gettext("files to read in"))
    parser.add_argument("--workspace", metavar="KEY", help=gettext("in whose name they are read in"))
    parser.add_argument("--json", action="store_true", help=gettext("one JSON document on stdout"))


def run(options: argparse.Namespace) -> int:
    """Read the files in; status 1 if one of them was refused. Each file is stored whole or not at all."""
    database.make_ready()
    workspace = workspace_of(options.workspace)
    missing = {path: reason for path in options.files if (reason := not_a_file(path) or _too_large(path))}
    there = [path for path in options.files if path not in missing]
    answers = [
        {"file": path.name, "outcome": "refused", "reason": reason} for path, reason in missing.items()
    ]
    tables: list[dict[str, Any]] = []
    data_import = None
    if there:
        data_import = imports.import_files(there, workspace=workspace)
        print(gettext("Reading %(count)s files ...") % {"count": len(there)}, file=sys.stderr)
        worker.work_off()
        data_import.refresh_from_db()
        if data_import.state == ImportState.FAILED:
            raise Refused(data_import.problem)
        told = [_answer(file, data_import) for file in queries.files_of(data_import)]
        answers += [answer for answer, _ in told]
        tables = [table for _, of_file in told for table in of_file]
    if options.json:
        answer = {"import": data_import and data_import.pk, "files": answers, "tables": tables}
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        _print(answers, tables)
    return int(any(answer["outcome"] == "refused" for answer in answers))


def _too_large(path: Path) -> str:
    """Why a file is not even kept, as a German sentence, or empty."""
    if path.stat().st_size <= LARGEST:
        return ""
    values = {"name": path.name, "limit": text.number(LARGEST / 1_000_000)}
    return gettext("%(name)s is larger than %(limit)s MB. Please fetch a smaller part of the table.") % values


def _answer(file: ImportFile, data_import: DataImport) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What became of one file, and of each of its tables."""
    prepared = queries.file_tables(file)
    stored = queries.stored_by(data_import, file.document.sha256)
    errors = [t.recognised.error for t in prepared if t.recognised.error]
    answer: dict[str, Any] = {"file": file.name, "outcome": "stored" if stored else "known"}
    if not readable(file):
        answer |= {"outcome": "refused", "reason": " ".join(errors)}
    elif not stored:
        answer["reason"] = gettext("This file is stored already. It is not stored a second time.")
    return answer, [
        {
            "file": t.recognised.file,
            "table": t.recognised.table,
            "title": t.recognised.title,
            "observations": t.recognised.observations,
            "cells": t.rows,
            "stored": stored,
            "warnings": [w.message for w in t.recognised.warnings],
        }
        for t in prepared
        if t.recognised.error is None
    ]


def _print(answers: list[dict[str, Any]], tables: list[dict[str, Any]]) -> None:
    for table in tables:
        if table["stored"]:
            count = text.number(table["cells"])
            print(gettext("%(file)s: %(table)s, %(count)s values stored") % {**table, "count": count})
        for warning in table["warnings"]:
            print(f"{table['file']}: {warning}", file=sys.stderr)
    for answer in answers:
        if answer["outcome"] != "stored":
            print(f"{answer['file']}: {answer['reason']}", file=sys.stderr)
