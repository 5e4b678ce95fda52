#!/usr/bin/env bash
# Proves that Auteur needs nothing but Python and uv: runs it in a minimal Debian root that has no
# libGL, no libEGL, no X and no database, first as root (with everything under /root, where the
# database's user cannot walk), then as an ordinary user.
#
# usage: tests/bare/prove_bare.sh        needs root, debootstrap and a Debian mirror
# AUTEUR_BARE_CACHE: where the Debian root is kept between runs (default ~/.cache/auteur-bare)
# AUTEUR_BARE_MUST=1: a machine that cannot do this fails instead of skipping
set -euo pipefail
cd "$(dirname "$0")/../.."

suite=bookworm
cache="${AUTEUR_BARE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/auteur-bare}"

skip() {
    printf '\n****************************************************************\n' >&2
    printf '**** NOT PROVED on a bare machine: %s\n' "$1" >&2
    printf '****************************************************************\n\n' >&2
    exit "${AUTEUR_BARE_MUST:-0}"
}

[ "$(id -u)" = 0 ] || skip "it needs root to make a root directory"
command -v debootstrap >/dev/null || skip "debootstrap is not installed (apt-get install debootstrap)"
unshare --mount --pid --fork true 2>/dev/null || skip "namespaces are not allowed here"

if [ ! -f "$cache/$suite.done" ]; then
    rm -rf "${cache:?}/$suite"
    mkdir -p "$cache"
    nice debootstrap --variant=minbase --include=python3,python3-venv,ca-certificates \
        "$suite" "$cache/$suite" >"$cache/debootstrap.log" 2>&1 \
        || skip "debootstrap failed, see $cache/debootstrap.log"
    touch "$cache/$suite.done"
fi

work="$(mktemp -d /var/tmp/auteur-bare.XXXXXX)"
trap 'rm -rf "$work"' EXIT
cp -a --reflink=auto "$cache/$suite" "$work/root"
root="$work/root"

# the checkout as git sees it, once under /root and once in a user's home
chroot "$root" useradd --create-home film
for place in root/auteur home/film/auteur; do
    mkdir -p "$root/$place"
    git ls-files -co --exclude-standard -z | tar --null --ignore-failed-read -T - -c | tar -x -C "$root/$place"
done
chmod 700 "$root/root"
cp tests/bare/inside.sh "$root/inside.sh"

# how this machine reaches the package index
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
[ ! -f /etc/ssl/certs/ca-certificates.crt ] \
    || cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
wheels="$(uv cache dir 2>/dev/null || true)"
mkdir -p "$root/wheels" "$root/dev/shm" "$root/proc"

export root wheels
unshare --mount --pid --fork --kill-child bash -euo pipefail -c '
    mount -t proc proc "$root/proc"
    mount -t tmpfs -o size=64m tmpfs "$root/dev/shm"
    if [ -n "$wheels" ] && [ -d "$wheels" ]; then mount --bind "$wheels" "$root/wheels"; fi
    chroot "$root" /bin/bash /inside.sh
'
echo "bare: proved on Debian $suite, as root and as an ordinary user"
