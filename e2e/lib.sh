# Sourced by every script of this room: where things are, and how the room's processes are started.
set -euo pipefail
# Containers' users read what is made here
umask 022
# What somebody has set up for other engines, clusters and stores is not meant for these
if [[ -z ${PULSELINE_E2E_ENTERED:-} ]]; then
  unset CDPATH GREP_OPTIONS KUBECONFIG "${!DOCKER_@}" "${!COMPOSE_@}" "${!AWS_@}"
  export PULSELINE_E2E_ENTERED=yes
fi

e2e=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
root=$(dirname "$e2e")
# Everything lies in one folder: `cache` is built once, `state` is one cluster's and goes with e2e/down.
home=$(realpath --canonicalize-missing "${PULSELINE_E2E_HOME:-/var/cache/pulseline-e2e}")
export PULSELINE_E2E_HOME=$home # for scripts in other folders
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
export DOCKER_CONFIG=$state/etc/docker
export DOCKER_BUILDKIT=1
export KUBECONFIG=${PULSELINE_E2E_KUBECONFIG:-$pki/admin.kubeconfig}
export KUBECACHEDIR=${KUBECACHEDIR:-$state/kubectl}
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

# One of e2e/run and e2e/up at a time: all that they start holds the lock, except daemons.
lock=$home/lock
alone() {
  [[ -z ${PULSELINE_E2E_ALONE:-} ]] || return 0
  exec 9>"$lock"
  flock --nonblock 9 || fail "e2e is at work in $home already, or what is left of a run that was killed; wait for it, or end it by e2e/down"
  export PULSELINE_E2E_ALONE=yes
}

# The room: one process that owns the network, process and mount namespaces. When it ends, the kernel
# ends everything in it and takes its mounts and addresses away.
room_pid() {
  local outer
  outer=$(cat "$state/room.pid" 2>/dev/null) && pgrep -P "$outer" -f 'e2e-room' | head -n 1
}

inside() { # inside COMMAND…: run it in the room, where no proxy is to be had
  local pid
  pid=$(room_pid) || true
  [[ -n $pid ]] || fail "the room is not there; run e2e/up"
  if [[ $(readlink /proc/self/ns/net) == "$(readlink "/proc/$pid/ns/net")" ]]; then
    "$@"
  else
    # Not `ip netns exec`, which mounts a /sys without cgroups
    env -u http_proxy -u https_proxy -u all_proxy -u HTTP_PROXY -u HTTPS_PROXY -u ALL_PROXY \
      nsenter --target "$pid" --net --pid --mount --wdns="$PWD" "$@"
  fi
}

# daemon NAME COMMAND…: start it in the room unless it runs; its log is state/log/NAME.log
daemon() {
  local name=$1
  shift
  inside bash -c '
    pid=$(cat "$1/run/$2.pid" 2>/dev/null) && kill -0 "$pid" 2>/dev/null && exit 0
    setsid nohup "${@:3}" </dev/null >>"$1/log/$2.log" 2>&1 9>&- &
    echo $! >"$1/run/$2.pid"
  ' daemon "$state" "$name" "$@"
}
