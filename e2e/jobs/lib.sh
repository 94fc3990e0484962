# Sourced by the cases that run jobs on the cluster.
namespace=pulseline
jobs=(pulseline-ingest pulseline-monitor pulseline-score)

field() { kubectl -n "$namespace" get flinkdeployment "$1" -o jsonpath="$2"; }
# What was specified last has been seen, runs, and is past the time in which it would be rolled back
stable() {
  [[ $(field "$1" '{.status.reconciliationStatus.lastReconciledSpec}') == *"\"generation\":$(field "$1" '{.metadata.generation}')}"* ]] &&
    [[ $(field "$1" '{.status.lifecycleState}/{.status.jobStatus.state}') == STABLE/RUNNING ]]
}
await_stable() {
  local job
  for job in "$@"; do
    (await 300 "$job to be STABLE and RUNNING" stable "$job") ||
      fail "$job: $(field "$job" '{.status.lifecycleState} {.status.jobStatus.state} {.status.error}')"
  done
}

# stream NAME RECORDS RATE: a pod of the generator, which ends when it has sent its records
stream() {
  kubectl -n "$namespace" delete job "$1" --ignore-not-found >/dev/null # of a case that is run again
  kubectl -n "$namespace" apply -f - >/dev/null <<YAML
apiVersion: batch/v1
kind: Job
metadata: {name: $1}
spec:
  backoffLimit: 2
  template:
    spec:
      restartPolicy: Never
      securityContext: {runAsNonRoot: true, runAsUser: 4711, seccompProfile: {type: RuntimeDefault}}
      containers:
        - name: generator
          image: pulseline:$version
          args: [generate, stream, --dataset=heart-disease, --records=$2, --rate=$3, --corrupt=0.01, --seed=$RANDOM]
          env: [{name: PULSELINE_BOOTSTRAP, value: "kafka:9092"}]
          securityContext: {readOnlyRootFilesystem: true, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
          volumeMounts: [{name: tmp, mountPath: /tmp}]
      volumes: [{name: tmp, emptyDir: {}}]
YAML
}
generated() {
  kubectl -n "$namespace" get job "$1" -o jsonpath='{range .status.conditions[?(@.status=="True")]}{.type}={.status} {end}'
}
ended() { [[ $(generated "$1") == *@(Complete|Failed)=True* ]]; }
streamed() { # NAME: waits until it has ended well
  await 300 "the generator $1 to end" ended "$1"
  [[ $(generated "$1") == *Complete=True* ]] || fail "$(kubectl -n "$namespace" logs "job/$1" --tail 2)"
}

# ledger [--ingest-only]: fails unless each record is where it belongs, once
ledger() {
  (
    set -a
    source "$state/etc/s3.env"
    "$root/pulseline" verify --bootstrap "$node_ip:9092" --elasticsearch "http://$node_ip:9200" \
      --lake s3://pulseline --s3-endpoint "http://$node_ip:8333" --patience 2m "$@"
  )
}
