-- How many articles have a topic, an entity, a source or a language, at a cost that does not grow with
-- the view (decision 32). Replaces the rows per article and topic, and per article and entity.

-- What articles are counted by. The ids depend on the order of arrival, so answers do not contain them.
CREATE TABLE tag (
  id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- topic, entity, source or language
  kind     text COLLATE "C" NOT NULL,
  value    text COLLATE "C" NOT NULL,
  -- All articles, without the changes that still wait in coverage_change.
  articles bigint NOT NULL DEFAULT 0,
  weight   bigint NOT NULL DEFAULT 0,
  UNIQUE (kind, value)
) WITH (fillfactor = 80);
CREATE INDEX tag_articles ON tag (kind, articles DESC, value);

-- How entities are called: with a type, a name of the taxonomy or the recogniser; without, a wording.
CREATE TABLE wording (
  tag  integer NOT NULL,
  type text COLLATE "C" NOT NULL,
  text text COLLATE "C" NOT NULL,
  PRIMARY KEY (tag, type, text)
);

-- Articles that came (1) or went (-1), until CoverageFolder adds them to the tables below. Writers only
-- append, because they would wait for each other at the counter of a frequent tag.
CREATE TABLE coverage_change (
  at        timestamptz NOT NULL,
  whole_day boolean NOT NULL,
  sign      smallint NOT NULL,
  tags      integer[] NOT NULL,
  weights   integer[] NOT NULL
);

-- Counts of a tag over time. Hours since 1970 in UTC.
CREATE TABLE coverage_hour (
  tag       integer NOT NULL,
  hour      integer NOT NULL,
  articles  integer NOT NULL,
  weight    integer NOT NULL,
  whole_day boolean NOT NULL,
  PRIMARY KEY (tag, whole_day, hour)
) WITH (fillfactor = 90);

-- Counts of all tags of a kind in a day, month or year, as arrays of the same length.
CREATE TABLE coverage_period (
  kind      text COLLATE "C" NOT NULL,
  whole_day boolean NOT NULL,
  -- day, month or year
  unit      text COLLATE "C" NOT NULL,
  -- Days since 1970 in UTC.
  first_day integer NOT NULL,
  tags      integer[] NOT NULL,
  articles  integer[] NOT NULL,
  weights   integer[] NOT NULL,
  PRIMARY KEY (kind, unit, first_day, whole_day)
);

DROP TABLE article_mention;
DROP TABLE article_topic;
