# Shared by ./run and ./test: a virtual environment that holds exactly what a lock file names.

UV_VERSION=0.13.9

say() { printf '%s\n' "$*" >&2; }

wanted_of() { cat "$1" pyproject.toml | cksum; }

is_set_up() { # is_set_up LOCK: everything it names was installed as it reads now
    [ -x .venv/bin/python ] && [ "$(cat ".venv/.stamp-$1" 2>/dev/null)" = "$(wanted_of "$1")" ]
}

setup_python() { # setup_python LOCK
    lock=$1
    if [ ! -x .venv/bin/python ]; then
        python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
            say "Bindeglied braucht Python 3.11 oder neuer (python3). Bitte zuerst installieren."; exit 1; }
        say "Richte die Python-Umgebung in .venv ein ..."
        python3 -m venv .venv || {
            say "Das Modul venv fehlt. Unter Debian und Ubuntu: apt install python3-venv"; exit 1; }
    fi
    # The development lock holds everything of the other one: with it in place nothing is missing for ./run.
    if is_set_up "$lock" || is_set_up requirements-dev.lock; then
        return
    fi
    wanted=$(wanted_of "$lock")
    stamp=.venv/.stamp-$lock
    say "Lade die Bibliotheken aus $lock (beim ersten Mal einige hundert MB) ..."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION"
    UV_PYTHON_DOWNLOADS=never .venv/bin/uv pip install --quiet --python .venv/bin/python \
        --require-hashes -r "$lock"
    UV_PYTHON_DOWNLOADS=never .venv/bin/uv pip install --quiet --python .venv/bin/python \
        --no-deps --editable .
    printf '%s' "$wanted" >"$stamp"
}
