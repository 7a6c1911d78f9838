#!/bin/sh
# Install the Debian packages named as arguments that are missing; say exactly what to type when we may not.
set -eu

if ! command -v dpkg-query >/dev/null 2>&1; then
    echo "This is not Debian: make sure that you have the equivalent of: $*" >&2
    exit 0
fi

manquants=""
for paquet in "$@"; do
    case "$(dpkg-query -W -f='${db:Status-Status}' "$paquet" 2>/dev/null || true)" in
        installed) ;;
        *) manquants="$manquants $paquet" ;;
    esac
done
[ -n "$manquants" ] || exit 0

if [ "$(id -u)" -eq 0 ]; then
    en_root="env"
elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    en_root="sudo"
else
    echo "Debian packages are missing, and you are neither root nor allowed to use sudo here. As root, run:" >&2
    echo "    apt-get install --no-install-recommends$manquants" >&2
    exit 1
fi

echo "Installing Debian packages:$manquants"
$en_root apt-get update -qq
# shellcheck disable=SC2086
$en_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $manquants
