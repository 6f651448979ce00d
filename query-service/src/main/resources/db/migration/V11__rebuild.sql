-- The progress of the latest rebuild. A rebuild leaves this table where it is.
CREATE TABLE rebuild (
  single   boolean PRIMARY KEY DEFAULT true CHECK (single),
  state    text NOT NULL,
  started  timestamptz NOT NULL,
  updated  timestamptz NOT NULL,
  read     bigint NOT NULL,
  total    bigint NOT NULL,
  articles bigint NOT NULL,
  error    text
);
