-- Articles of a time are found in the table of contents. A view of version 3 is filled in this order first (ViewMigration).
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_attribute
      WHERE attname = 'document' AND attrelid = 'article'::regclass AND NOT attisdropped) THEN
    DROP INDEX IF EXISTS article_at;
  END IF;
END $$;
