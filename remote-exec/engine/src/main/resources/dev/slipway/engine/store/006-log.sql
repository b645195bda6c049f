-- A log whose long lines take the room that they need: without a row number a row of more than 1,000 bytes takes pages of
-- its own. `text` is a blob, deflated UTF-8, where that is shorter than a long line.
CREATE TABLE log_with_numbers (
  attempt INTEGER NOT NULL,
  line INTEGER NOT NULL,
  time INTEGER NOT NULL,
  stream TEXT NOT NULL,
  text NOT NULL,
  PRIMARY KEY (attempt, line)
);
INSERT INTO log_with_numbers SELECT attempt, line, time, stream, text FROM log ORDER BY attempt, line;
DROP TABLE log;
ALTER TABLE log_with_numbers RENAME TO log;
