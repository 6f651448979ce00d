-- Articles of a time are found in the table of contents. A view of version 3 is filled in this order first (ViewMigration).
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_attribute
      WHERE attname = 'document' AND attrelid = 'article'::regclass AND NOT attisdropped) THEN
    DROP INDEX IF EXISTS article_at;
  END IF;
END $$;

-- Lists of new keys that are as long as before take most of the disk of an index: each partition has one, and an index to which many
-- keys come at once is half empty. The table's own definition stays, PartitionCreator sets it for new partitions.
DO $$
DECLARE
  child regclass;
BEGIN
  FOR child IN
    SELECT i.indexrelid::regclass FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid AND c.relkind = 'i' JOIN pg_am m ON m.oid = c.relam
    JOIN pg_inherits p ON p.inhrelid = i.indrelid
    WHERE m.amname = 'gin' AND p.inhparent = 'article_content'::regclass
  LOOP
    EXECUTE format('ALTER INDEX %s SET (gin_pending_list_limit = 1024)', child);
  END LOOP;
END $$;
