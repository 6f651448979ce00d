-- Canaries that have come this far (docs/operations.md): marked articles that nothing shows or counts. They are kept for an hour.
CREATE TABLE canary (
  -- A UUID.
  number     text COLLATE "C" PRIMARY KEY,
  sent_at    timestamptz NOT NULL,
  visible_at timestamptz NOT NULL
);
