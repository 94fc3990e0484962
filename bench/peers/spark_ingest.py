"""The tutorial's stream job in PySpark: Kafka → Parquet by date and hour, and Elasticsearch.

As there, each micro-batch is handled by a function: parsed by a schema, appended to Parquet files, and indexed by
Elasticsearch's Python client. What the topic holds is read to its end, and the job stops. Arguments as JSON.
"""

import json
import sys

import yaml
from pyspark.sql import SparkSession
from pyspark.sql import functions as f
from pyspark.sql import types as t

CONNECTOR = "org.apache.spark:spark-sql-kafka-0-10_2.12:3.4.4"
BULK_DOCUMENTS = 5_000


def value_type(column):
    kinds = {"integer": t.LongType(), "float": t.DoubleType(), "string": t.StringType()}
    return kinds[column["type"]]


def envelope(descriptor):
    data = t.StructType([t.StructField(c["name"], value_type(c)) for c in descriptor["columns"]])
    extras = t.MapType(t.StringType(), t.StringType())
    return t.StructType(
        [
            t.StructField("batch_number", t.LongType()),
            t.StructField("record_id", t.LongType()),
            t.StructField("timestamp", t.TimestampType()),
            t.StructField("data", data),
            t.StructField("extras", extras),
        ]
    )


def flat(records, descriptor):
    e = f.from_json(f.col("value").cast("string"), envelope(descriptor)).alias("e")
    extras = [f.col("e.extras")[x["name"]].alias(x["name"]) for x in descriptor.get("extras", [])]
    return records.select("partition", "offset", e).select(
        "e.data.*",
        "e.batch_number",
        "e.record_id",
        *extras,
        f.col("e.timestamp").alias("event_timestamp"),
        f.current_timestamp().alias("processed_at"),
        f.col("partition").alias("kafka_partition"),
        f.col("offset").alias("kafka_offset"),
    )


def indexer(url, index, topic):
    def index_rows(rows):
        from elasticsearch import Elasticsearch, helpers

        client = Elasticsearch(url)
        actions = (
            {
                "_index": index,
                "_id": f"{topic}-{row['kafka_partition']}-{row['kafka_offset']}",
                "_source": row.asDict(),
            }
            for row in rows
        )
        for _ in helpers.streaming_bulk(client, actions, chunk_size=BULK_DOCUMENTS):
            pass

    return index_rows


def main():
    given = json.loads(sys.argv[1])
    with open(given["descriptor"]) as text:
        descriptor = yaml.safe_load(text)
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.jars.packages", CONNECTOR)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.driver.memory", "2g")
        .config("spark.ui.enabled", "false")
        .getOrCreate()
    )
    index = indexer(given["elasticsearch"], given["index"], given["topic"])

    def batch(rows, _):
        rows = rows.persist()
        rows.withColumn("date", f.date_format("event_timestamp", "yyyy-MM-dd")).withColumn(
            "hour", f.date_format("event_timestamp", "HH")
        ).write.mode("append").partitionBy("date", "hour").parquet(given["lake"])
        rows.foreachPartition(index)
        rows.unpersist()

    records = (
        spark.readStream.format("kafka")
        .option("kafka.bootstrap.servers", given["bootstrap"])
        .option("subscribe", given["topic"])
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", given["batch"])
        .load()
    )
    flat(records, descriptor).writeStream.foreachBatch(batch).option(
        "checkpointLocation", given["checkpoints"]
    ).trigger(availableNow=True).start().awaitTermination()


if __name__ == "__main__":
    main()
