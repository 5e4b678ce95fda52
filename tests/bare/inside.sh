#!/usr/bin/env bash
# The part of prove_bare.sh that runs inside the bare Debian root.
set -euo pipefail
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8
export UV_CACHE_DIR=/wheels UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
export SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt PIP_CERT=/etc/ssl/certs/ca-certificates.crt
unset PIP_FIND_LINKS

if ldconfig -p | grep -E 'libGL\.|libEGL\.|libX11\.'; then
    echo "bare: this root is not bare" >&2
    exit 1
fi
python3 -m venv /opt/uv
/opt/uv/bin/pip install --quiet uv

doctor='
import sys
from studio.doctor import examine
from studio.settings import Settings

report = examine(Settings.of_this_process())
for check in (*report.services, *report.libraries):
    print(f"  {check.name:24} {check.version:44} {check.round_trip_ms or str():>8} {check.trouble}")
print(*report.trouble, sep="\n")
sys.exit(not report.ok)
'

prove() { # who, checkout
    echo "bare: as $1 in $2"
    cd "$2"
    /opt/uv/bin/uv sync --frozen --no-dev --quiet
    chown -R "$1:" "$2"
    local run=(setpriv --reuid "$1" --regid "$1" --init-groups env "HOME=$3" UV_OFFLINE=1)
    "${run[@]}" .venv/bin/python -c "$doctor"
    if [ -f samples/lighthouse.fountain ] && .venv/bin/auteur make --help | grep -q -- --out; then
        "${run[@]}" .venv/bin/auteur make samples/lighthouse.fountain --out "$3/film.mp4" --json --yes | tail -n 1
        test -s "$3/film.mp4"
    else
        echo "bare: this checkout cannot make the sample film yet, so none was made"
    fi
    if cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' ' ' | grep -aE '[p]ostgres|[v]alkey|[b]ible_server'; then
        echo "bare: something was left running" >&2
        exit 1
    fi
}

prove root /root/auteur /root
prove film /home/film/auteur /home/film
