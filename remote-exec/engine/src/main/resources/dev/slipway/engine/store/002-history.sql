-- What lists of runs ask for. Every index ends in the run's key, so that the newest come first without sorting.
CREATE INDEX run_of_flow ON run (flow);
CREATE INDEX run_flow_status ON run (flow, status);
CREATE INDEX run_started ON run (started);
CREATE INDEX run_metric_last ON run_metric (name, last);
CREATE INDEX run_parameter_number ON run_parameter (name, number);

-- Who made a version live, and how: `deploy`, `promote` or `rollback`.
ALTER TABLE live ADD COLUMN who TEXT NOT NULL DEFAULT '';
ALTER TABLE live ADD COLUMN action TEXT NOT NULL DEFAULT 'deploy';
