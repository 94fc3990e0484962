# Sourced by the cases of `pulseline deploy`: a namespace and a folder of their own, gone at the end.
namespace=deploy
work=$(mktemp -d "$state/deploy.XXXX")
finish() {
  # The jobs first: in a namespace that goes away the operator cannot end them
  kubectl -n "$namespace" delete flinkdeployments --all --timeout=90s >/dev/null 2>&1 || true
  kubectl delete persistentvolume deploy-work --ignore-not-found --wait=false >/dev/null 2>&1 || true
  kubectl delete namespace "$namespace" --ignore-not-found --timeout=120s >/dev/null
  rm -rf "$work"
}
trap finish EXIT
set -a
source "$state/etc/s3.env"
set +a

deploy() { PULSELINE_BUILD=never "$root/pulseline" deploy "$@"; }
make_namespace() { # with what the services beside the cluster are called in it
  kubectl create namespace "$namespace" >/dev/null
  sed "s|namespace: pulseline|namespace: $namespace|" "$e2e/backing/services.yaml" |
    kubectl -n "$namespace" apply -f - >/dev/null 2>&1
}
make_secret() {
  kubectl -n "$namespace" create secret generic pulseline-s3 --from-env-file="$state/etc/s3.env" >/dev/null
}
overlay() { # NAME: a kustomization with what standard input says, in a folder of its own
  mkdir -p "$work/$1"
  sed "s|ROOM|$(realpath --relative-to="$work/$1" "$root/flink-k8s-operator")|g" >"$work/$1/kustomization.yaml"
}
