# Shared by ./run and ./test: a virtual environment that holds exactly what a lock file names.

UV_VERSION=0.13.9

say() { printf '%s\n' "$*" >&2; }

setup_python() { # setup_python LOCK
    lock=$1
    if [ ! -x .venv/bin/python ]; then
        python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
            say "Bindeglied braucht Python 3.11 oder neuer (python3). Bitte zuerst installieren."; exit 1; }
        say "Richte die Python-Umgebung in .venv ein ..."
        python3 -m venv .venv || {
            say "Das Modul venv fehlt. Unter Debian und Ubuntu: apt install python3-venv"; exit 1; }
    fi
    # The development lock holds everything of the other one, so a stamp of either will do for ./run.
    wanted=$(cat "$lock" pyproject.toml | cksum)
    stamp=.venv/.stamp-$lock
    if [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
        say "Lade die Bibliotheken aus $lock (beim ersten Mal einige hundert MB) ..."
        .venv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
        UV_PYTHON_DOWNLOADS=never .venv/bin/uv pip install --quiet --python .venv/bin/python \
            --require-hashes -r "$lock"
        UV_PYTHON_DOWNLOADS=never .venv/bin/uv pip install --quiet --python .venv/bin/python \
            --no-deps --editable .
        printf '%s' "$wanted" >"$stamp"
    fi
}
