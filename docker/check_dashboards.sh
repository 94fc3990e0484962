#!/usr/bin/env bash
# Holds dashboards and alert rules against a running stack: check_dashboards.py says with which options. Before that
# promtool, where it is installed (Debian's prometheus has it), checks Prometheus' configuration and tests the rules.
# Needs Python 3.9 or newer and PyPI the first time.
set -euo pipefail
cd "$(dirname "$0")"

if command -v promtool >/dev/null; then
  promtool check config prometheus/prometheus.yml
  promtool test rules prometheus/alerts_test.yml
else
  echo "skipped the rules' own tests: promtool is not installed"
fi
venv=../target/dashboards-venv
if [[ ! -f $venv/installed ]]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check pyyaml==6.0.2
  touch "$venv/installed"
fi
exec "$venv/bin/python" check_dashboards.py "$@"
