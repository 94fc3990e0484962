#!/usr/bin/env bash
# --bootstrap-server HOST:PORT: whether a broker listens there.
exec 3<>"/dev/tcp/${2%:*}/${2#*:}"
