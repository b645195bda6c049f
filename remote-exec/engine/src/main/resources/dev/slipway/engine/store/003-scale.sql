-- Less disk a task. `attempt.key` is the hash's 32 bytes, found by its first eight.
DROP INDEX attempt_key;
UPDATE attempt SET key = unhex(key);
CREATE INDEX attempt_key ON attempt (substr(key, 1, 8)) WHERE status = 'succeeded';

-- A blob is found by the first 16 digits of its hash; who inserts one makes sure that it is not there.
ALTER TABLE blob RENAME TO blob_before;
CREATE TABLE blob (
  hash TEXT NOT NULL,
  content BLOB NOT NULL
);
INSERT INTO blob SELECT hash, content FROM blob_before;
DROP TABLE blob_before;
CREATE INDEX blob_hash ON blob (substr(hash, 1, 16));

-- `json` of an expansion is compressed (zlib) from now on; older rows stay as they are.

-- The files that the tasks of a step read in a run, those of reused tasks included: each once, however many tasks.
CREATE TABLE run_input (
  run INTEGER NOT NULL,
  step INTEGER NOT NULL,
  path TEXT NOT NULL,
  hash TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (run, step, path, hash)
) WITHOUT ROWID;
INSERT OR IGNORE INTO run_input SELECT t.run, t.step, i.path, i.hash, i.bytes
  FROM input i JOIN task t ON t.attempt = i.attempt;
