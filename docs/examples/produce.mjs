// Writes one article to Isobar's raw Kafka topic. Needs: npm install kafkajs. node produce.mjs [BROKER]
import { Kafka } from 'kafkajs';

const article = {
  url: 'https://example.org/news/5',
  feed: 'my-feed',
  fetchedAt: new Date().toISOString(),
  contentType: 'text/html',
  content: '<article><h1>Methane talks</h1><p>John Podesta spoke on methane in Beijing.</p></article>',
};

const kafka = new Kafka({ brokers: [process.argv[2] ?? 'localhost:9092'] });
const producer = kafka.producer({ allowAutoTopicCreation: false });
await producer.connect();
const written = await producer.send({
  topic: 'isobar.articles.raw',
  acks: -1,
  messages: [{ key: article.url, value: JSON.stringify(article) }],
});
console.log(`written to ${written[0].topicName}, partition ${written[0].partition}, offset ${written[0].baseOffset}`);
await producer.disconnect();
