"""Whether the installation can work: asked by the monitor's address and by the command line."""

import shutil
from pathlib import Path

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

LEAST_FREE = 0.1  # share of the disk


def database_is_current() -> bool:
    """Whether every migration of the program was applied."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def database_is_empty() -> bool:
    """Whether nothing was ever set up in it."""
    return not connection.introspection.table_names()


def free_share(folder: Path) -> float:
    """Which share of the disk below `folder` is free, 0 to 1."""
    usage = shutil.disk_usage(folder)
    return usage.free / usage.total
