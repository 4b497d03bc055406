#!/usr/bin/env bash
# Makes this checkout ready: system libraries, .venv, locked Python packages, the `kiosk` command, the face check's weights.
#
#     packaging/setup.sh run|test [--dry-run]
#
# `run` is what a kiosk and its simulated devices need, `test` adds what the tests start for real. Does nothing, quickly, when nothing has changed.
# PYTHON=/path/to/python3.12 chooses the interpreter; SYSTEM_PACKAGES=skip leaves the system libraries to you.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

purpose=${1:-}
dry_run=${2:-}
if [[ ! $purpose =~ ^(run|test)$ || ! $dry_run =~ ^(--dry-run)?$ ]]; then
    echo "usage: packaging/setup.sh run|test [--dry-run]" >&2
    exit 2
fi

lock=packaging/requirements.lock
packages=packaging/system-packages.txt
log=var/setup.log

say() { echo "setup: $*"; }
stop() {
    echo "setup: stopped: $1" >&2
    if [[ ${2:-} ]]; then echo "    $2" >&2; fi
    exit 1
}

# ------------------------------------------------------------------------------------------- nothing to do?

fingerprint() {
    { cat "$lock" pyproject.toml "$packages" packaging/setup.sh
      echo "$PWD ${PYTHON:-} ${SYSTEM_PACKAGES:-}"
      readlink -f .venv/bin/python || true; } | sha256sum | cut -d' ' -f1
}

is_ready() {
    local now stamp
    now=$(fingerprint)
    for stamp in .venv/ready-test ".venv/ready-$1"; do # what is ready for tests is ready to run
        if [[ -x .venv/bin/kiosk && -f $stamp && $(<"$stamp") == "$now" ]]; then return 0; fi
    done
    return 1
}

# ------------------------------------------------------------------------------------------ system libraries

missing_packages() {
    # `Provides` counts: Debian 13 calls libglib2.0-0 by another name.
    local groups='run|dock'
    [[ $purpose == test ]] && groups='run|dock|test'
    comm -23 \
        <(grep -E "^($groups) " "$packages" | cut -d' ' -f2 | sort -u) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' | sed -n 's/^installed //p' |
            sed 's/([^)]*)//g' | tr ',' '\n' | tr -d ' ' | sort -u)
}

root_prefix() {
    if [[ $(id -u) == 0 ]]; then echo ""; return; fi
    command -v sudo >/dev/null && sudo -n true 2>/dev/null && echo "sudo -n " && return
    return 1
}

install_system_packages() {
    [[ ${SYSTEM_PACKAGES:-} == skip ]] && return
    if ! command -v dpkg-query >/dev/null; then
        stop "this is not a Debian system, so the system libraries cannot be checked." \
             "install what $packages names, then run again with SYSTEM_PACKAGES=skip"
    fi
    local missing prefix
    missing=$(missing_packages | tr '\n' ' ')
    missing=${missing% }
    [[ -z $missing ]] && return
    if ! command -v apt-get >/dev/null || ! prefix=$(root_prefix); then
        stop "system packages are missing, and installing them needs root. Run this one line, then try again:" \
             "sudo apt-get update && sudo apt-get install -y --no-install-recommends $missing"
    fi
    if [[ $dry_run ]]; then say "would install system packages: $missing"; return; fi
    say "system packages: $missing"
    # A source that cannot be reached now matters only if the packages then cannot be found.
    quietly ${prefix}apt-get -q -o DPkg::Lock::Timeout=300 update || true
    quietly ${prefix}env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 \
        install -y --no-install-recommends $missing || failed "apt-get could not install: $missing"
}

# ------------------------------------------------------------------------------------------------- Python

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; }

choose_python() {
    # The product runs on Debian's own Python, so that one comes first.
    local candidate
    for candidate in ${PYTHON:-/usr/bin/python3 python3.13 python3.12 python3.11 python3}; do
        if fits "$candidate"; then command -v "$candidate"; return; fi
    done
    stop "Python 3.11 to 3.13 is needed${PYTHON:+ and $PYTHON is not}. Name one: PYTHON=/path/to/python3.12 make $purpose"
}

venv_fits() {
    [[ -x .venv/bin/python ]] && fits .venv/bin/python || return 1
    [[ -z ${PYTHON:-} ]] || [[ $(version_of .venv/bin/python) == $(version_of "$PYTHON") ]]
}

version_of() { "$1" -c 'import platform; print(platform.python_version())'; }

make_venv() {
    venv_fits && return
    local python
    python=$(choose_python)
    say "virtual environment: .venv with $python ($(version_of "$python"))"
    [[ $dry_run ]] && return
    quietly "$python" -m venv --clear .venv || failed "$python could not make .venv"
}

install_python_packages() {
    say "Python packages: $(grep -c '==' "$lock") locked, and the kiosk itself"
    [[ $dry_run ]] && return
    local pip=(.venv/bin/python -m pip --quiet --no-input --disable-pip-version-check install)
    quietly "${pip[@]}" --require-hashes -r "$lock" || failed "pip could not install the locked packages"
    # Without isolation: setuptools is in the lock, and a build must not fetch anything that is not.
    quietly "${pip[@]}" --no-deps --no-build-isolation -e . || failed "pip could not install the kiosk itself"
}

# ---------------------------------------------------------------------------------------------------- run

quietly() { "$@" </dev/null >>"$log" 2>&1; }

failed() {
    tail -n 25 "$log" >&2
    stop "$1 (the whole log: $log)"
}

bring_models() { # looks at every file each time, which costs a tenth of a second
    .venv/bin/python packaging/models.py --portraits || exit 1 # the faces before the simulated camera, too
}

if is_ready "$purpose"; then bring_models; exit 0; fi
mkdir -p var
exec 9>var/setup.lock
flock 9 # `make run` and `make test` may be started side by side
if is_ready "$purpose"; then bring_models; exit 0; fi
: >"$log"

install_system_packages
make_venv
install_python_packages
[[ $dry_run ]] && exit 0
bring_models
fingerprint >".venv/ready-$purpose"
say "ready (${SECONDS} s)"
