#!/bin/sh
# Makes the virtual environment in $1 with pip in it, also where Debian keeps pip apart.
set -eu
folder=$1
python=${PYTHON:-python3}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "SatuAtap needs Python 3.11 or newer; set PYTHON to its path." >&2
    exit 1
}
rm -rf "$folder"
if "$python" -c 'import ensurepip' 2>/dev/null; then
    exec "$python" -m venv "$folder"
fi

# Without the package python3-venv: the wheel of pip comes from Debian's own signed archive, into
# a folder of ours, so that neither root nor a change to the system is needed.
echo "  … Fetching pip from Debian (python3-venv is not installed)"
"$python" -m venv --without-pip "$folder"
apt=$(mktemp -d)
trap 'rm -rf "$apt"' EXIT
mkdir -p "$apt/lists/partial" "$apt/archives/partial"
options="-qq -o Dir::State::Lists=$apt/lists -o Dir::Cache=$apt -o APT::Sandbox::User="
(
    cd "$apt"
    # shellcheck disable=SC2086
    { apt-get $options update && apt-get $options download python3-pip-whl; } >log 2>&1 &&
        dpkg -x python3-pip-whl_*.deb .
) || {
    echo "pip could not be fetched; run: apt install python3-venv" >&2
    rm -rf "$folder"
    exit 1
}
wheels="$apt/usr/share/python-wheels"
pip=$(find "$wheels" -name 'pip-*.whl')
"$folder/bin/python" "$pip/pip" --disable-pip-version-check \
    install -q --no-index --find-links "$wheels" pip
