#!/bin/sh
# Checks the QML: `lint.sh` runs qmllint with no warning allowed; `lint.sh words` brings new words into the .ts file.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
tools=${TOOLS:-$root/.venv/bin}
if [ "${1:-}" = words ]; then
    exec "$tools/pyside6-lupdate" -no-obsolete -locations none "$here" -ts "$root/assets/translations/bianmin_en.ts" \
        -source-language zh_CN -target-language en_US
fi
exec "$tools/pyside6-qmllint" -I "$root" --max-warnings 0 "$here"/*.qml "$here"/components/*.qml
