-- What an attempt asked of databases: the connection, the query as it was written, the values bound to it (JSON: by the
-- names of their variables, as a person reads them), how many rows it gave or changed, and in how many seconds.
CREATE TABLE query (
  attempt INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  connection TEXT NOT NULL,
  text TEXT NOT NULL,
  bound TEXT NOT NULL,
  rows INTEGER NOT NULL,
  seconds REAL NOT NULL,
  PRIMARY KEY (attempt, seq)
) WITHOUT ROWID;
