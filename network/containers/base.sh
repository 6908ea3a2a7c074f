#!/bin/sh
# Makes the base image's files where no registry can be reached: `base.sh SUITE ARCHIVE`. What the nodes need of
# Debian and nothing else: the C library, the C++ library for Node, and a shell with grep for the external builder.
set -eu
exec mmdebstrap --quiet --variant=extract \
  --include=base-files,libc6,libstdc++6,dash,coreutils,grep \
  --customize-hook='rm -rf "$1"/usr/share/doc "$1"/usr/share/locale "$1"/usr/share/man "$1"/usr/share/info' \
  --customize-hook='rm -rf "$1"/usr/lib/*/gconv "$1"/var/lib/apt "$1"/var/cache "$1"/etc/apt "$1"/dev' \
  --customize-hook='mkdir -m 1777 -p "$1"/tmp && mkdir "$1"/dev' \
  "$1" "$2"
