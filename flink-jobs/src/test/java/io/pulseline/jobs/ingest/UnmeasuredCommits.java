package io.pulseline.jobs.ingest;

import java.util.OptionalLong;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.metrics.groups.SinkCommitterMetricGroup;
import org.apache.flink.runtime.metrics.groups.InternalSinkCommitterMetricGroup;
import org.apache.flink.runtime.metrics.groups.UnregisteredMetricGroups;

/** What a committer is told that runs in no job: nothing, but that nobody measures it. */
record UnmeasuredCommits() implements CommitterInitContext {
  @Override
  public SinkCommitterMetricGroup metricGroup() {
    return InternalSinkCommitterMetricGroup.wrap(
        UnregisteredMetricGroups.createUnregisteredOperatorMetricGroup());
  }

  @Override
  public OptionalLong getRestoredCheckpointId() {
    return OptionalLong.empty();
  }

  @Override
  public JobInfo getJobInfo() {
    throw new UnsupportedOperationException("there is no job");
  }

  @Override
  public TaskInfo getTaskInfo() {
    throw new UnsupportedOperationException("there is no task");
  }
}
