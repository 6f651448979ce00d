-- Which Kafka topic the offsets belong to (TopicEpoch).
CREATE TABLE channel_epoch (
  channel text COLLATE "C" PRIMARY KEY,
  epoch   text COLLATE "C" NOT NULL
);
