"""Pages of the example installation, signed in, against the least a Django page can cost.

`python -m benchmarks.pages [REQUESTS]` serves the example and a bare Django dashboard (`limit_app`) by the same
server, asks each page one after another, and prints processor milliseconds per request of all server processes,
queries, bytes and the ratio to the bare dashboard of the same run.
"""

import contextlib
import http.client
import http.cookies
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import load, run

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
TICK = os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found = [pid]
    for child in children.read_text().split() if children.exists() else []:
        found += family(int(child))
    return found


def cpu_seconds(pids: list[int]) -> float:
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / TICK


@contextlib.contextmanager
def server(command: list[str], environment: dict[str, str], port: int, path: str) -> Iterator[int]:
    """Start, wait for the first answer, give the pid, stop."""
    process = subprocess.Popen(  # noqa: S603
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with contextlib.suppress(OSError):
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                connection.request("GET", path)
                connection.getresponse().read()
                break
            time.sleep(0.1)
        yield process.pid
    finally:
        time.sleep(1)  # the server ignores a signal in its first second
        process.terminate()
        process.wait(30)


def cost(pid: int, port: int, path: str, headers: dict[str, str], requests: int) -> tuple[float, float, int]:
    """(processor ms per request, median wall ms, bytes on the wire) after a warm-up."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    size, walls = 0, []

    def ask() -> None:
        nonlocal size
        connection.request("GET", path, headers={**headers, "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        size = len(answer.read())
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")

    for _ in range(20):
        ask()
    pids = family(pid)
    before = cpu_seconds(pids)
    for _ in range(requests):
        started = time.perf_counter()
        ask()
        walls.append((time.perf_counter() - started) * 1000)
    return (cpu_seconds(pids) - before) / requests * 1000, statistics.median(walls), size


def sign_in(port: int, link: str) -> dict[str, str]:
    """Cookies after using a one-time link, as headers."""
    jar: http.cookies.SimpleCookie = http.cookies.SimpleCookie()
    path = re.sub(r"^https?://[^/]+", "", link)

    def ask(method: str, target: str, body: str = "") -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        headers = {
            "Cookie": "; ".join(f"{k}={m.value}" for k, m in jar.items()),
            "Referer": f"http://127.0.0.1:{port}/",
        }
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, target, body, headers)
        answer = connection.getresponse()
        for value in answer.headers.get_all("Set-Cookie") or []:
            jar.load(value)
        return answer

    page = ask("GET", path).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    ask("POST", path, f"csrfmiddlewaretoken={token[1] if token else ''}").read()
    return {"Cookie": "; ".join(f"{k}={m.value}" for k, m in jar.items())}


@contextlib.contextmanager
def limit(folder: str) -> Iterator[tuple[int, int, dict[str, str]]]:
    """The bare dashboard with a signed-in user: (pid, port, headers)."""
    environment = {"BENCHMARK_FOLDER": folder, "PYTHONPATH": str(ROOT)}
    prepare = (
        "import benchmarks.limit_app as a; from django.core.management import call_command; call_command('migrate', verbosity=0);"
        "from django.db import connection as c; k=c.cursor(); k.execute('CREATE TABLE thing (a, b, c, d, e)');"
        "[k.execute('INSERT INTO thing VALUES (?,?,?,?,?)'.replace('?','%s'), ('Name des Eintrags', '24.11.2026', i, 'oeffnen', 'Aufgabe aus einem Beschluss der Gruppe')) for i in range(8)];"
        "from django.contrib.auth.models import User; u=User.objects.create_user('a', password='b');"
        "from django.contrib.sessions.backends.db import SessionStore as S; from django.contrib.auth import SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY;"
        "s=S(); s[SESSION_KEY]=u.pk; s[BACKEND_SESSION_KEY]='django.contrib.auth.backends.ModelBackend'; s[HASH_SESSION_KEY]=u.get_session_auth_hash(); s.save(); print(s.session_key)"
    )
    key = run([sys.executable, "-c", prepare], environment).output.strip()
    port = free_port()
    command = [str(BIN / "granian"), "--interface", "wsgi", "--port", str(port), "--workers", "1",
               "--blocking-threads", "2", "--log-level", "critical", "benchmarks.limit_app:application"]  # fmt: skip
    with server(command, environment, port, "/") as pid:
        yield pid, port, {"Cookie": f"sessionid={key}"}


def main() -> None:
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    base = "/arbeit/altenburger-land/"
    pages = {
        "start page": base,
        "indicator page": f"{base}kennzahlen/population/",
        "indicator page with map": f"{base}kennzahlen/protection_seekers/",
        "list of indicators": f"{base}kennzahlen/",
        "list of tables": f"{base}daten/tabellen/",
        "list of reports": f"{base}berichte/",
    }
    with tempfile.TemporaryDirectory() as folder, limit(folder) as (pid, port, headers):
        bare, wall, size = cost(pid, port, "/", headers, requests)
    print(load())
    print(f"{'page':26} {'CPU ms':>7} {'ratio':>6} {'wall ms':>8} {'queries':>8} {'bytes gz':>9}")
    print(f"{'bare dashboard (limit)':26} {bare:7.1f} {1:6.1f} {wall:8.1f} {'9':>8} {size:9,}")
    with tempfile.TemporaryDirectory() as home:
        port = free_port()
        environment = {"BINDEGLIED_HOME": home, "BINDEGLIED_URL": f"http://127.0.0.1:{port}"}
        link = run([str(BIN / "python"), "-m", "benchmarks.example_home"], environment).output.strip()
        command = [str(BIN / "bindeglied"), "serve", "--port", str(port)]
        with server(command, environment, port, "/health/live") as pid:
            cookies = sign_in(port, link)
            queries = run(
                [str(BIN / "python"), "-m", "benchmarks.example_home", *pages.values()], environment
            ).output
            for (name, path), count in zip(pages.items(), queries.split(), strict=True):
                ms, wall, size = cost(pid, port, path, cookies, requests)
                print(f"{name:26} {ms:7.1f} {ms / bare:6.1f} {wall:8.1f} {count:>8} {size:9,}")


if __name__ == "__main__":
    main()
