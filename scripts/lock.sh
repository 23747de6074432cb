#!/bin/sh
# Writes both lock files from pyproject.toml: hashes, no addresses.
set -eu
cd "$(dirname "$0")/.."
export UV_PYTHON_DOWNLOADS=never
compile() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-annotate --no-header pyproject.toml "$@"
}
compile -o requirements.lock
compile --extra dev --extra data -c requirements.lock -o requirements-dev.lock
