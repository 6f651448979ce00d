-- What alerts have seen and told. It is not of the view: a rebuild must not alert again.

-- Which revision of an article was seen last, by each name of the article.
CREATE TABLE alert_seen (
  name     text COLLATE "C" PRIMARY KEY,
  -- The id of the article that had the name last.
  article  text COLLATE "C" NOT NULL,
  revision bigint NOT NULL,
  -- The lanes of this revision: 1 quick, 2 deep.
  lanes    smallint NOT NULL,
  -- When this revision was seen first.
  since    timestamptz NOT NULL,
  expires  timestamptz NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX alert_seen_expires ON alert_seen (expires);

-- Articles that an alert matched. They stay when they are told, so that none is told twice.
CREATE TABLE alert_hit (
  alert    text COLLATE "C" NOT NULL,
  article  text COLLATE "C" NOT NULL,
  revision bigint NOT NULL,
  -- A hash of the title and the text.
  content  text COLLATE "C" NOT NULL,
  -- When the article was fetched.
  at       timestamptz NOT NULL,
  -- When the alert matched it.
  found    timestamptz NOT NULL,
  -- pending, told, or skipped: it need not be told
  state    text COLLATE "C" NOT NULL,
  -- The entities of the query that it mentions; only for alerts of first mentions.
  entities text[] COLLATE "C" NOT NULL,
  -- The article as lists show it; null when it is no longer needed.
  item     text,
  PRIMARY KEY (alert, article)
);
CREATE INDEX alert_hit_pending ON alert_hit (alert, at) WHERE state = 'pending';
CREATE INDEX alert_hit_found ON alert_hit (found);

-- When the next message of an alert leaves.
CREATE TABLE alert_state (
  alert        text COLLATE "C" PRIMARY KEY,
  -- Null if nothing waits.
  due          timestamptz,
  -- When the last burst of articles ends.
  silent_until timestamptz
) WITH (fillfactor = 50);
CREATE INDEX alert_state_due ON alert_state (due) WHERE due IS NOT NULL;

-- The entities of which it is known that they are mentioned.
CREATE TABLE alert_entity (
  alert  text COLLATE "C" NOT NULL,
  entity text COLLATE "C" NOT NULL,
  PRIMARY KEY (alert, entity)
);

CREATE TABLE alert_message (
  id      text COLLATE "C" PRIMARY KEY,
  alert   text COLLATE "C" NOT NULL,
  created timestamptz NOT NULL,
  -- What webhooks get as data.
  body    text NOT NULL
);
CREATE INDEX alert_message_alert ON alert_message (alert, created DESC);
CREATE INDEX alert_message_created ON alert_message (created);
