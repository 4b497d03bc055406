#!/bin/sh
# The modes of everything in the package's tree: readable by all, but secrets (*.env) by root only.
#
#     packaging/deb/modes.sh TREE
set -eu
chmod -R u=rwX,go=rX "$1"
find "$1/etc" -name '*.env' -exec chmod 600 {} +
