"""Writes one article to Isobar's raw Kafka topic. Needs: pip install confluent-kafka"""
import json
import sys
from datetime import datetime, timezone

from confluent_kafka import Producer

article = {
    "url": "https://example.org/news/3",
    "feed": "my-feed",
    "fetchedAt": datetime.now(timezone.utc).isoformat(),
    "contentType": "text/html",
    "content": "<article><h1>Methane talks</h1><p>John Podesta spoke on methane in Beijing.</p></article>",
}


def report(error, message):
    if error:
        sys.exit(f"not written: {error}")
    print(f"written to {message.topic()}, partition {message.partition()}, offset {message.offset()}")


servers = sys.argv[1] if len(sys.argv) > 1 else "localhost:9092"
producer = Producer({"bootstrap.servers": servers, "acks": "all"})
producer.produce("isobar.articles.raw", key=article["url"], value=json.dumps(article), on_delivery=report)
if producer.flush(10):
    sys.exit(f"no broker at {servers}")
