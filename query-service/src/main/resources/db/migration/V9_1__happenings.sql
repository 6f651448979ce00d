-- What articles say happened or will happen on known days. A row stays, without its texts, when its article goes or no longer says
-- so: calendars must be told.
CREATE TABLE article_happening (
  article   text COLLATE "C" NOT NULL,
  -- Happenings of several articles that are the same have the same (HappeningRow).
  uid       text COLLATE "C" NOT NULL,
  kind      text COLLATE "C" NOT NULL,
  -- Days since 1970; the last one is included.
  from_day  integer NOT NULL,
  to_day    integer NOT NULL,
  place     text COLLATE "C",
  summary   text COLLATE "C" NOT NULL,
  evidence  text COLLATE "C" NOT NULL,
  url       text COLLATE "C",
  -- Kind, entities and topics by which it is found.
  labels    text[] COLLATE "C" NOT NULL,
  -- The revision that said so, or that no longer did.
  changed   timestamptz NOT NULL,
  cancelled boolean NOT NULL,
  PRIMARY KEY (article, uid)
);
CREATE INDEX article_happening_day ON article_happening (from_day DESC, uid DESC);
CREATE INDEX article_happening_labels ON article_happening USING gin (labels);
