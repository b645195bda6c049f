-- Times are microseconds since 1970-01-01T00:00Z. Hashes are 64 hexadecimal digits. A status is a word of RunStatus.
-- A number that may be NaN is null where it is NaN: SQLite has no NaN.

-- Numbers handed out in blocks: `attempt` for attempt ids, `run FLOW` for the runs of a flow.
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;

-- A compiled flow. `document` is the hash of `json`: the same code with other cell ids is another document.
CREATE TABLE plan (
  document TEXT PRIMARY KEY,
  hash TEXT NOT NULL,
  package TEXT NOT NULL,
  json TEXT NOT NULL
);

-- `package` and `notebook_hash` name objects. `origin` is the id of the run that this one resumes.
-- `cancel` is when someone asked for the end. `environment` is a JSON object of texts.
CREATE TABLE run (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  flow TEXT NOT NULL,
  number INTEGER NOT NULL,
  version INTEGER,
  plan TEXT NOT NULL,
  notebook TEXT NOT NULL,
  notebook_hash TEXT NOT NULL,
  origin TEXT,
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  started INTEGER,
  ended INTEGER,
  target TEXT NOT NULL,
  who TEXT NOT NULL,
  host TEXT NOT NULL,
  command TEXT NOT NULL,
  git_commit TEXT,
  git_dirty INTEGER,
  environment TEXT NOT NULL,
  pid INTEGER NOT NULL,
  pid_started INTEGER,
  heartbeat INTEGER NOT NULL,
  cancel INTEGER,
  error_step TEXT,
  error_index INTEGER,
  error_item TEXT,
  error_cell TEXT,
  error_line INTEGER,
  error_type TEXT,
  error_message TEXT
);
CREATE UNIQUE INDEX run_flow ON run (flow, number);
CREATE INDEX run_status ON run (status);

CREATE TABLE run_tag (
  run INTEGER NOT NULL,
  tag TEXT NOT NULL,
  PRIMARY KEY (run, tag)
) WITHOUT ROWID;
CREATE INDEX run_tag_tag ON run_tag (tag);

-- `position` is that of the plan. `number` is the value where that is a number or a boolean, for comparisons.
CREATE TABLE run_parameter (
  run INTEGER NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  json TEXT NOT NULL,
  number REAL,
  PRIMARY KEY (run, name)
) WITHOUT ROWID;

-- A metric over a run, reused tasks included. `last` is at the highest iteration, then the highest task.
CREATE TABLE run_metric (
  run INTEGER NOT NULL,
  name TEXT NOT NULL,
  last REAL,
  min REAL,
  max REAL,
  count INTEGER NOT NULL,
  lower_is_better INTEGER,
  PRIMARY KEY (run, name)
) WITHOUT ROWID;

-- `total` is 0 until the fan-out is known. `parts` is a JSON object: what the keys of the step's tasks are made of.
CREATE TABLE step (
  run INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  total INTEGER NOT NULL DEFAULT 0,
  executed INTEGER NOT NULL DEFAULT 0,
  reused INTEGER NOT NULL DEFAULT 0,
  failed INTEGER NOT NULL DEFAULT 0,
  cancelled INTEGER NOT NULL DEFAULT 0,
  running INTEGER NOT NULL DEFAULT 0,
  started INTEGER,
  ended INTEGER,
  why TEXT NOT NULL,
  parts TEXT,
  cells TEXT NOT NULL,
  depends_on TEXT NOT NULL,
  code TEXT NOT NULL,
  PRIMARY KEY (run, position)
) WITHOUT ROWID;
CREATE UNIQUE INDEX step_name ON step (run, name);

-- `attempt` is the one that counts: for a reused task it belongs to an earlier run.
CREATE TABLE task (
  run INTEGER NOT NULL,
  step INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  item TEXT NOT NULL,
  status TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  attempt INTEGER,
  PRIMARY KEY (run, step, idx)
) WITHOUT ROWID;
CREATE INDEX task_attempt ON task (attempt) WHERE attempt IS NOT NULL;

-- One try at a task. `run` is null once its run was deleted while another run still takes its result.
-- `key` names all that the result depends on; `exit` is the worker's exit status if the worker ended.
CREATE TABLE attempt (
  id INTEGER PRIMARY KEY,
  run INTEGER,
  step INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  number INTEGER NOT NULL,
  status TEXT NOT NULL,
  key TEXT NOT NULL,
  started INTEGER NOT NULL,
  ended INTEGER,
  worker INTEGER,
  exit INTEGER,
  error_type TEXT,
  error_message TEXT,
  error_cell TEXT,
  error_line INTEGER
);
CREATE INDEX attempt_task ON attempt (run, step, idx);
CREATE INDEX attempt_key ON attempt (key) WHERE status = 'succeeded';

-- `hash` names a row of `blob`, else an object. `position` is that of the plan's writes.
CREATE TABLE artifact (
  attempt INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  format TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  hash TEXT NOT NULL,
  preview TEXT NOT NULL,
  PRIMARY KEY (attempt, position)
) WITHOUT ROWID;

-- What was to be kept only if it could be, and could not.
CREATE TABLE unstorable (
  attempt INTEGER NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (attempt, name)
) WITHOUT ROWID;

-- Small encoded values, uncompressed.
CREATE TABLE blob (
  hash TEXT PRIMARY KEY,
  content BLOB NOT NULL
);

CREATE TABLE metric (
  attempt INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  iteration INTEGER NOT NULL,
  value REAL,
  time INTEGER NOT NULL,
  PRIMARY KEY (attempt, seq)
) WITHOUT ROWID;

CREATE TABLE direction (
  attempt INTEGER NOT NULL,
  name TEXT NOT NULL,
  lower_is_better INTEGER NOT NULL,
  PRIMARY KEY (attempt, name)
) WITHOUT ROWID;

-- `stream` is `stdout`, `stderr`, or `card` with Markdown or HTML. The last line of a task that runs may still grow.
CREATE TABLE log (
  attempt INTEGER NOT NULL,
  line INTEGER NOT NULL,
  time INTEGER NOT NULL,
  stream TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (attempt, line)
) WITHOUT ROWID;

-- How far a running attempt is, in its own unit.
CREATE TABLE progress (
  attempt INTEGER PRIMARY KEY,
  done INTEGER NOT NULL,
  total INTEGER NOT NULL,
  text TEXT NOT NULL
);

-- A file or folder that was read. `path` is as the notebook names it, `file` absolute.
CREATE TABLE input (
  attempt INTEGER NOT NULL,
  path TEXT NOT NULL,
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (attempt, path)
) WITHOUT ROWID;

-- The elements of a collection that a foreach went over, by the collection's hash.
CREATE TABLE expansion (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL
);

-- `package` and `notebook_hash` name objects.
CREATE TABLE deployment (
  flow TEXT NOT NULL,
  version INTEGER NOT NULL,
  branch TEXT NOT NULL,
  target TEXT NOT NULL,
  plan TEXT NOT NULL,
  created INTEGER NOT NULL,
  who TEXT NOT NULL,
  note TEXT NOT NULL,
  git_commit TEXT,
  notebook TEXT NOT NULL,
  notebook_hash TEXT NOT NULL,
  PRIMARY KEY (flow, version)
) WITHOUT ROWID;

-- What was live since when; the newest row of a flow is in force.
CREATE TABLE live (
  id INTEGER PRIMARY KEY,
  flow TEXT NOT NULL,
  version INTEGER NOT NULL,
  since INTEGER NOT NULL
);
CREATE INDEX live_flow ON live (flow, id);
