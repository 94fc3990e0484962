# Sourced by every script of this room: where things are, and how the room's processes are started.
set -euo pipefail

e2e=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(dirname "$e2e")
# Everything lies in one folder: `cache` is built once, `state` is one cluster's and goes with e2e/down.
home=${PULSELINE_E2E_HOME:-/var/cache/pulseline-e2e}
cache=$home/cache
state=$home/state
bin=$cache/bin
pki=$state/pki
version=0.1.0-SNAPSHOT

# Addresses that exist in our own network namespace only.
node_ip=10.200.0.1
pods=10.244.0.0/24
services=10.96.0.0/16
api_ip=10.96.0.1

export DOCKER_HOST=unix://$state/run/docker.sock
export DOCKER_BUILDKIT=1
export KUBECONFIG=${PULSELINE_E2E_KUBECONFIG:-$pki/admin.kubeconfig}
export PATH=$bin:/usr/sbin:/usr/bin:/sbin:/bin:$PATH

say() { echo "== $*"; }
fail() { echo "error: $*" >&2; exit 1; }

# await SECONDS WHAT COMMAND…: until the command succeeds
await() {
  local seconds=$1 what=$2 end=$((SECONDS + $1))
  shift 2
  until "$@" >/dev/null 2>&1; do
    ((SECONDS < end)) || fail "waited $seconds s for $what; logs are in $state/log"
    sleep 0.5
  done
}

# The room: one process that owns the network, process and mount namespaces. When it ends, the kernel
# ends everything in it and takes its mounts and addresses away.
room_pid() {
  local outer
  outer=$(cat "$state/room.pid" 2>/dev/null) && pgrep -P "$outer" -f 'e2e-room' | head -n 1
}

inside() { # inside COMMAND…: run it in the room
  local pid
  pid=$(room_pid)
  [[ -n $pid ]] || fail "the room is not there; run e2e/up"
  if [[ $(readlink /proc/self/ns/net) == "$(readlink "/proc/$pid/ns/net")" ]]; then
    "$@"
  else
    # Not `ip netns exec`, which mounts a /sys without cgroups
    nsenter --target "$pid" --net --pid --mount --wdns="$PWD" "$@"
  fi
}

# daemon NAME COMMAND…: start it in the room unless it runs; its log is state/log/NAME.log
daemon() {
  local name=$1
  shift
  inside bash -c '
    pid=$(cat "$1/run/$2.pid" 2>/dev/null) && kill -0 "$pid" 2>/dev/null && exit 0
    setsid nohup "${@:3}" </dev/null >>"$1/log/$2.log" 2>&1 &
    echo $! >"$1/run/$2.pid"
  ' daemon "$state" "$name" "$@"
}
