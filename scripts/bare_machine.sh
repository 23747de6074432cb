#!/bin/sh
# Tries the two commands where nothing is: a fresh clone inside an empty Debian (python3 and python3-venv only).
# As root: scripts/bare_machine.sh FOLDER      makes the Debian in FOLDER by debootstrap unless it is there
# Prints the seconds of ./run until its first answer, of the second ./run, and of ./test (skip it with SKIP_TEST=1).
set -eu
cd "$(dirname "$0")/.."
folder=$(readlink -m "${1:?folder for the empty Debian}")
samples=$(readlink -f "${BINDEGLIED_SAMPLES:-../shared}")
port=8123

if [ ! -x "$folder/usr/bin/python3" ]; then
    mirror=$(sed -n 's/^URIs: *//p; s/^deb \([^ ]*\) .*/\1/p' /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1)
    debootstrap --variant=minbase --include=python3,python3-venv bookworm "$folder" "$mirror" >/dev/null
fi
rm -rf "$folder/srv/bindeglied" "$folder/srv/shared"
git clone --quiet . "$folder/srv/bindeglied"
mkdir -p "$folder/srv/shared" "$folder/etc/ssl/certs"
# A machine behind its own certificate authority passes that on; names of hosts too.
cp /etc/resolv.conf /etc/hosts "$folder/etc/"
cp -L /etc/ssl/certs/ca-certificates.crt "$folder/etc/ssl/certs/"
if [ -f /etc/pip.conf ]; then cp /etc/pip.conf "$folder/etc/"; fi
for place in proc dev; do mountpoint -q "$folder/$place" || mount --bind "/$place" "$folder/$place"; done
mountpoint -q "$folder/srv/shared" || mount --bind "$samples" "$folder/srv/shared"
clean() {
    [ -z "${server:-}" ] || kill "$server" 2>/dev/null || true
    for place in srv/shared dev proc; do umount "$folder/$place" 2>/dev/null || umount -l "$folder/$place"; done
}
trap clean EXIT

inside() { # replaces the shell that calls it, so that a signal reaches the program
    exec env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 CI=true \
        SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt PIP_CERT=/etc/ssl/certs/ca-certificates.crt \
        NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt \
        chroot "$folder" sh -c "cd /srv/bindeglied && exec $*"
}
until_answer() { # start ./run, wait for its first answer, print the seconds, stop it
    started=$(date +%s.%N)
    (inside ./run --port "$port") &
    server=$!
    python3 - "$port" <<'PY'
import sys, time, urllib.request
for _ in range(9000):
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/health/live", timeout=5)
        break
    except OSError:
        time.sleep(0.1)
else:
    sys.exit("no answer within 15 minutes")
PY
    printf '%s: %.1f s\n' "$1" "$(echo "$(date +%s.%N) - $started" | bc)"
    kill "$server"
    wait "$server" || true
    server=
}
until_answer "first ./run, libraries, styles and example included"
until_answer "second ./run"
if [ -z "${SKIP_TEST:-}" ]; then
    started=$(date +%s)
    (inside ./test)
    echo "./test: $(($(date +%s) - started)) s"
fi
