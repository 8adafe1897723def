#!/bin/sh
# Prepares what the Makefile's targets need: `bootstrap.sh [runtime] [dev] [chromium]`.
# Quick when all is there. Whatever is missing it installs, or says in one sentence how to; then status 1.
set -eu

cd "$(dirname "$0")/.."
root=$(pwd -P)
venv=$root/.venv
log=$root/var/setup.log

say() {
    printf '%s\n' "$*" >&2
}

fail() {
    say "$*"
    exit 1
}

has() {
    command -v "$1" >/dev/null 2>&1
}

# --- system packages -------------------------------------------------------

may_install_packages() {
    [ "$(id -u)" -eq 0 ] && has apt-get
}

install_packages() {
    say "Installing $* with apt-get."
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q </dev/null >>"$log" 2>&1 || return 1
    apt-get install -y -q "$@" </dev/null >>"$log" 2>&1
}

# --- Python ----------------------------------------------------------------

# Prints the real path of the first Python that runs the check; a pyenv shim counts only if it works.
python_that() {
    for name in python3 python3.13 python3.12 python3.11 python3.14; do
        "$name" -c "import sys; assert sys.version_info >= (3, 11); $1; print(sys.executable)" \
            2>/dev/null && return 0
    done
    return 1
}

find_python() {
    if python=$(python_that 'import ensurepip, venv'); then
        return
    fi
    if bare=$(python_that 'pass'); then
        package=$("$bare" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        may_install_packages && install_packages "$package" || true
        python=$(python_that 'import ensurepip, venv') ||
            fail "Python's venv module is missing: run 'sudo apt-get install $package', then the same command again."
        return
    fi
    may_install_packages && install_packages python3 python3-venv || true
    python=$(python_that 'import ensurepip, venv') ||
        fail "Watchword needs Python 3.11 or newer with its venv module: install python3 and python3-venv, then run the same command again."
}

# --- the virtual environment -----------------------------------------------

# What a stamp must say to be believed: place, interpreter and requirements are those of the last set-up.
fingerprint() {
    {
        echo "$root"
        "$venv/bin/python" -VV
        cat requirements/build.txt "requirements/$1.txt"
        # What stands below the project's own tables sets up tools, not the environment.
        sed '/^\[tool\./,$d' pyproject.toml
    } 2>/dev/null | cksum
}

is_ready() {
    [ -f "$venv/.ready-$1" ] && [ "$(cat "$venv/.ready-$1")" = "$(fingerprint "$1")" ]
}

# A folder made by an older Python, moved from elsewhere, or left by an interrupted set-up is not kept.
venv_is_sound() {
    [ ! -e "$venv/.unfinished" ] &&
        "$venv/bin/python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null &&
        head -n 3 "$venv/bin/pip" 2>/dev/null | grep -qF "$venv/bin/"
}

require_writable() {
    if ! { mkdir -p var && touch var/.setup.lock && touch .venv-probe && rm .venv-probe; } 2>/dev/null; then
        fail "Watchword cannot write to $root: run 'sudo chown -R $(id -un) $root', or use a copy of your own."
    fi
    if [ -e "$venv" ] && [ ! -w "$venv" ]; then
        fail "Watchword cannot write to $venv, which belongs to another user: remove it, then run the same command again."
    fi
}

make_venv() {
    rm -rf "$venv"
    mkdir "$venv"
    touch "$venv/.unfinished"
    "$python" -m venv "$venv" >>"$log" 2>&1 ||
        fail "Python's venv module failed: see var/setup.log, then run the same command again."
}

pip_install() {
    "$venv/bin/python" -m pip install --disable-pip-version-check --no-input --quiet "$@" >>"$log" 2>&1 ||
        fail "pip could not install Watchword's requirements: see var/setup.log, check the way to the package registry, then run the same command again."
}

prepare() {
    python=
    venv_is_sound || find_python
    say "Preparing .venv ($1 requirements); the first time takes a minute or two."
    [ -z "$python" ] || make_venv
    touch "$venv/.unfinished"
    rm -f "$venv"/.ready-*
    pip_install --require-hashes -r requirements/build.txt -r "requirements/$1.txt"
    pip_install --no-deps --no-index --no-build-isolation --editable .
    rm "$venv/.unfinished"
    fingerprint "$1" >"$venv/.ready-$1"
    # What development needs holds all that running needs, at the same versions.
    [ "$1" = runtime ] || fingerprint runtime >"$venv/.ready-runtime"
}

ensure_requirements() {
    is_ready "$1" && return
    require_writable
    # Two set-ups at once would spoil each other: the second waits, then finds the work done.
    exec 9>var/.setup.lock
    if has flock; then
        flock 9
    fi
    if ! is_ready "$1"; then
        : >"$log"
        prepare "$1" 9>&-
    fi
    exec 9>&-
}

# --- the browser of the tests ----------------------------------------------

# Ubuntu's package of this name is a stub that only points to snap, so it must run to count.
chromium_runs() {
    for name in chromium chromium-browser google-chrome; do
        has "$name" && "$name" --version >/dev/null 2>&1 && return 0
    done
    for browser in "${PLAYWRIGHT_BROWSERS_PATH:-${HOME:-/root}/.cache/ms-playwright}"/chromium-*; do
        [ -d "$browser" ] && return 0
    done
    return 1
}

ensure_chromium() {
    chromium_runs && return
    require_writable
    if may_install_packages; then
        install_packages chromium || true
        chromium_runs && return
        "$venv/bin/playwright" install --with-deps chromium </dev/null >>"$log" 2>&1 || true
        chromium_runs && return
    fi
    command="sudo apt-get install chromium"
    # Debian's package is the browser; elsewhere Playwright brings one of its own.
    grep -qs '^ID=debian' /etc/os-release || command=".venv/bin/playwright install --with-deps chromium"
    fail "The browser tests need Chromium: run '$command', then the same command again."
}

for need in "$@"; do
    case $need in
    runtime | dev) ensure_requirements "$need" ;;
    chromium) ensure_chromium ;;
    *) fail "bootstrap.sh knows runtime, dev and chromium, not '$need'." ;;
    esac
done
