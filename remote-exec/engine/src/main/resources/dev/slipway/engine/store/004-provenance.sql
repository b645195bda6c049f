-- What had changed in the work tree since the commit, as `git diff` says it: names an object. Null if nothing had.
ALTER TABLE run ADD COLUMN git_diff TEXT;

-- What an attempt asked of the history: the words it named a run by, and the id they meant then.
CREATE TABLE lookup (
  attempt INTEGER NOT NULL,
  reference TEXT NOT NULL,
  run TEXT NOT NULL,
  PRIMARY KEY (attempt, reference)
) WITHOUT ROWID;
