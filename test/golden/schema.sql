CREATE TABLE project (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL,
  copy_id TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE command (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo', 'revert', 'migration')),
  name TEXT NOT NULL,
  actor TEXT NOT NULL,
  at TEXT NOT NULL,
  window_id TEXT,
  gesture_id TEXT,
  detail_json TEXT NOT NULL CHECK (json_valid(detail_json)),
  changes_json TEXT CHECK (json_valid(changes_json)),
  result_json TEXT CHECK (json_valid(result_json))
) STRICT;

CREATE INDEX command_window_id ON command (window_id) WHERE window_id IS NOT NULL;

CREATE TABLE command_target (
  command_seq INTEGER NOT NULL REFERENCES command (seq),
  target_seq INTEGER NOT NULL REFERENCES command (seq),
  PRIMARY KEY (command_seq, target_seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX command_target_target_seq ON command_target (target_seq);

CREATE TABLE current_command (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL REFERENCES command (seq)
) STRICT;

CREATE TABLE row_change (
  seq INTEGER PRIMARY KEY,
  command_seq INTEGER NOT NULL REFERENCES command (seq),
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE INDEX row_change_command_seq ON row_change (command_seq);

CREATE INDEX row_change_table_name ON row_change (table_name) WHERE table_name <> 'value';

CREATE TABLE blob (
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  piece INTEGER NOT NULL CHECK (piece >= 0),
  bytes BLOB NOT NULL CHECK (length(bytes) <= 1048576),
  UNIQUE (hash, piece)
) STRICT;

CREATE TABLE review (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  question TEXT NOT NULL,
  population TEXT NOT NULL,
  setting TEXT NOT NULL,
  profile TEXT NOT NULL CHECK (profile IN ('grove', 'cochrane', 'conservative', 'revman5')),
  extraction_mode TEXT NOT NULL CHECK (extraction_mode IN ('single', 'dual'))
) STRICT, WITHOUT ROWID;

CREATE TABLE protocol_version (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  at TEXT NOT NULL,
  snapshot_json TEXT NOT NULL CHECK (json_valid(snapshot_json)),
  is_deviation INTEGER NOT NULL CHECK (is_deviation IN (0, 1)),
  reason TEXT,
  is_results_known INTEGER CHECK (is_results_known IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE intervention (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  class TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outcome (
  id TEXT NOT NULL PRIMARY KEY,
  construct TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('continuous', 'binary', 'count or rate', 'time-to-event', 'ordinal', 'narrative')),
  count_basis TEXT CHECK (count_basis IN ('persons', 'events')),
  ascertainment TEXT,
  better TEXT NOT NULL CHECK (better IN ('lower', 'higher')),
  importance INTEGER CHECK (importance BETWEEN 1 AND 9),
  scale_low REAL,
  scale_high REAL,
  scale_unit TEXT,
  threshold_small REAL,
  threshold_moderate REAL,
  threshold_large REAL,
  threshold_source TEXT,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE instrument (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  abbreviation TEXT NOT NULL,
  construct TEXT NOT NULL,
  low REAL,
  high REAL,
  direction TEXT NOT NULL CHECK (direction IN ('higher is worse', 'higher is better')),
  items INTEGER,
  is_integer INTEGER CHECK (is_integer IN (0, 1)),
  mid REAL,
  mid_source TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE time_window (
  id TEXT NOT NULL PRIMARY KEY,
  label TEXT NOT NULL,
  weeks_from REAL NOT NULL,
  weeks_to REAL,
  weeks_target REAL NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE comparison (
  id TEXT NOT NULL PRIMARY KEY,
  label TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE comparison_side (
  id TEXT NOT NULL PRIMARY KEY,
  comparison_id TEXT NOT NULL REFERENCES comparison (id),
  side TEXT NOT NULL CHECK (side IN ('intervention', 'comparator')),
  intervention_id TEXT NOT NULL REFERENCES intervention (id),
  UNIQUE (comparison_id, side, intervention_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX comparison_side_intervention_id ON comparison_side (intervention_id);

CREATE TABLE attribute (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('number', 'text', 'boolean', 'category')),
  unit TEXT,
  level TEXT NOT NULL CHECK (level IN ('study', 'arm', 'study_result')),
  is_planned INTEGER NOT NULL CHECK (is_planned IN (0, 1)),
  expected_direction TEXT,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE study (
  id TEXT NOT NULL PRIMARY KEY,
  label TEXT NOT NULL,
  year INTEGER,
  design TEXT NOT NULL CHECK (design IN ('parallel', 'cluster', 'crossover', 'factorial', 'not randomised')),
  design_note TEXT,
  unit_of_randomisation TEXT CHECK (unit_of_randomisation IN ('person', 'cluster', 'other')),
  status TEXT NOT NULL CHECK (status IN ('included', 'excluded', 'awaiting', 'ongoing')),
  status_reason TEXT,
  registry_id TEXT,
  planned_n INTEGER,
  expected_completion TEXT,
  funding TEXT,
  conflicts TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
  id TEXT NOT NULL PRIMARY KEY,
  study_id TEXT NOT NULL REFERENCES study (id),
  citation TEXT NOT NULL,
  csl_json TEXT NOT NULL CHECK (json_valid(csl_json)),
  doi TEXT,
  pmid TEXT,
  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX report_study_id ON report (study_id);

CREATE TABLE document (
  id TEXT NOT NULL PRIMARY KEY,
  hash TEXT NOT NULL,
  media_type TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id TEXT NOT NULL PRIMARY KEY,
  report_id TEXT REFERENCES report (id),
  kind TEXT NOT NULL CHECK (kind IN ('full text', 'abstract', 'registry', 'author reply', 'secondary')),
  document_id TEXT REFERENCES document (id),
  page TEXT,
  rectangle_json TEXT CHECK (json_valid(rectangle_json)),
  locator TEXT,
  url TEXT,
  quote TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX source_report_id ON source (report_id);

CREATE INDEX source_document_id ON source (document_id);

CREATE TABLE correspondence (
  id TEXT NOT NULL PRIMARY KEY,
  study_id TEXT NOT NULL REFERENCES study (id),
  at TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('sent', 'received')),
  subject TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX correspondence_study_id ON correspondence (study_id);

CREATE TABLE search (
  id TEXT NOT NULL PRIMARY KEY,
  database TEXT NOT NULL,
  at TEXT NOT NULL,
  query TEXT NOT NULL,
  hits INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE screening_count (
  id TEXT NOT NULL PRIMARY KEY,
  stage TEXT NOT NULL,
  reason TEXT,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE arm (
  id TEXT NOT NULL PRIMARY KEY,
  study_id TEXT NOT NULL REFERENCES study (id),
  label TEXT NOT NULL,
  n_randomised INTEGER,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX arm_study_id ON arm (study_id);

CREATE TABLE arm_intervention (
  id TEXT NOT NULL PRIMARY KEY,
  arm_id TEXT NOT NULL REFERENCES arm (id),
  intervention_id TEXT NOT NULL REFERENCES intervention (id),
  role TEXT NOT NULL CHECK (role IN ('tested', 'background')),
  dose TEXT,
  format TEXT,
  UNIQUE (arm_id, intervention_id, role)
) STRICT, WITHOUT ROWID;

CREATE INDEX arm_intervention_intervention_id ON arm_intervention (intervention_id);

CREATE TABLE attribute_value (
  id TEXT NOT NULL PRIMARY KEY,
  attribute_id TEXT NOT NULL REFERENCES attribute (id),
  owner_table TEXT NOT NULL CHECK (owner_table IN ('study', 'arm', 'study_result')),
  owner_id TEXT NOT NULL,
  text TEXT NOT NULL,
  number REAL,
  source_id TEXT REFERENCES source (id),
  UNIQUE (attribute_id, owner_table, owner_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX attribute_value_source_id ON attribute_value (source_id);

CREATE TABLE instrument_use (
  id TEXT NOT NULL PRIMARY KEY,
  study_id TEXT NOT NULL REFERENCES study (id),
  instrument_id TEXT NOT NULL REFERENCES instrument (id),
  low REAL,
  high REAL,
  scoring TEXT,
  unit TEXT,
  slope REAL NOT NULL,
  intercept REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX instrument_use_study_id ON instrument_use (study_id);

CREATE INDEX instrument_use_instrument_id ON instrument_use (instrument_id);

CREATE TABLE measurement (
  id TEXT NOT NULL PRIMARY KEY,
  study_id TEXT NOT NULL REFERENCES study (id),
  outcome_id TEXT NOT NULL REFERENCES outcome (id),
  instrument_use_id TEXT REFERENCES instrument_use (id),
  event_definition TEXT,
  time_text TEXT NOT NULL,
  time_kind TEXT NOT NULL CHECK (time_kind IN ('point', 'window', 'averaged', 'end of treatment', 'event-driven')),
  time_from_days REAL,
  time_to_days REAL,
  time_origin TEXT NOT NULL CHECK (time_origin IN ('randomisation', 'treatment start', 'treatment end')),
  period TEXT,
  population TEXT,
  score TEXT CHECK (score IN ('final', 'change')),
  estimation TEXT CHECK (estimation IN ('raw', 'LS mean', 'multiple imputation', 'model percent')),
  is_adjusted INTEGER CHECK (is_adjusted IN (0, 1)),
  covariates TEXT,
  n_basis TEXT CHECK (n_basis IN ('analysed', 'randomised', 'not stated')),
  ci_level REAL NOT NULL,
  tails INTEGER NOT NULL CHECK (tails IN (1, 2)),
  measure TEXT,
  note TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX measurement_study_id ON measurement (study_id);

CREATE INDEX measurement_outcome_id ON measurement (outcome_id);

CREATE INDEX measurement_instrument_use_id ON measurement (instrument_use_id);

CREATE TABLE measurement_arm (
  id TEXT NOT NULL PRIMARY KEY,
  measurement_id TEXT NOT NULL REFERENCES measurement (id),
  side TEXT NOT NULL CHECK (side IN ('a', 'b')),
  arm_id TEXT NOT NULL REFERENCES arm (id),
  UNIQUE (measurement_id, side, arm_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX measurement_arm_arm_id ON measurement_arm (arm_id);

CREATE TABLE value (
  id TEXT NOT NULL PRIMARY KEY,
  measurement_id TEXT NOT NULL REFERENCES measurement (id),
  field TEXT NOT NULL CHECK (field IN ('mean', 'sd', 'se', 'ci_low', 'ci_high', 'n', 'events', 'percent', 'person_time',
    'o_minus_e', 'v', 'estimate', 't', 'f', 'p', 'median', 'q1', 'q3', 'min', 'max')),
  text TEXT NOT NULL,
  qualifier TEXT NOT NULL CHECK (qualifier IN ('=', '<', '<=', '>', '>=', '~')),
  number REAL,
  decimals INTEGER,
  unit TEXT,
  formula TEXT,
  state TEXT NOT NULL CHECK (state IN ('reported', 'derived', 'imputed', 'digitised')),
  handling TEXT CHECK (handling IN ('unusable as printed', 'corrected by the authors')),
  handling_note TEXT,
  author TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('single', 'first', 'second', 'consensus')),
  source_id TEXT REFERENCES source (id),
  UNIQUE (measurement_id, field, role)
) STRICT, WITHOUT ROWID;

CREATE INDEX value_source_id ON value (source_id);

CREATE TABLE contrast_covariance (
  id TEXT NOT NULL PRIMARY KEY,
  measurement_a_id TEXT NOT NULL REFERENCES measurement (id),
  measurement_b_id TEXT NOT NULL REFERENCES measurement (id),
  covariance REAL NOT NULL,
  source_id TEXT REFERENCES source (id),
  UNIQUE (measurement_a_id, measurement_b_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX contrast_covariance_measurement_b_id ON contrast_covariance (measurement_b_id);

CREATE INDEX contrast_covariance_source_id ON contrast_covariance (source_id);

CREATE TABLE study_result (
  id TEXT NOT NULL PRIMARY KEY,
  study_id TEXT NOT NULL REFERENCES study (id),
  outcome_id TEXT NOT NULL REFERENCES outcome (id),
  instrument_use_id TEXT REFERENCES instrument_use (id),
  event_definition TEXT,
  time_kind TEXT NOT NULL CHECK (time_kind IN ('point', 'window', 'averaged', 'end of treatment', 'event-driven')),
  time_from_days REAL,
  time_to_days REAL,
  population TEXT,
  score TEXT CHECK (score IN ('final', 'change')),
  route TEXT NOT NULL CHECK (route IN ('arms', 'contrast', 'o-e and v', 'converted'))
) STRICT, WITHOUT ROWID;

CREATE INDEX study_result_study_id ON study_result (study_id);

CREATE INDEX study_result_outcome_id ON study_result (outcome_id);

CREATE INDEX study_result_instrument_use_id ON study_result (instrument_use_id);

CREATE TABLE study_result_arm (
  id TEXT NOT NULL PRIMARY KEY,
  study_result_id TEXT NOT NULL REFERENCES study_result (id),
  side TEXT NOT NULL CHECK (side IN ('a', 'b')),
  arm_id TEXT NOT NULL REFERENCES arm (id),
  UNIQUE (study_result_id, side, arm_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX study_result_arm_arm_id ON study_result_arm (arm_id);

CREATE TABLE study_result_measurement (
  id TEXT NOT NULL PRIMARY KEY,
  study_result_id TEXT NOT NULL REFERENCES study_result (id),
  measurement_id TEXT NOT NULL REFERENCES measurement (id),
  UNIQUE (study_result_id, measurement_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX study_result_measurement_measurement_id ON study_result_measurement (measurement_id);

CREATE TABLE availability (
  id TEXT NOT NULL PRIMARY KEY,
  study_id TEXT NOT NULL REFERENCES study (id),
  outcome_id TEXT NOT NULL REFERENCES outcome (id),
  time_window_id TEXT NOT NULL REFERENCES time_window (id),
  state TEXT NOT NULL CHECK (state IN ('usable', 'partly reported', 'measured, not reported', 'planned, not measured',
    'not planned', 'unclear', 'ongoing')),
  note TEXT,
  author TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('single', 'first', 'second', 'consensus')),
  source_id TEXT REFERENCES source (id),
  UNIQUE (study_id, outcome_id, time_window_id, role)
) STRICT, WITHOUT ROWID;

CREATE INDEX availability_outcome_id ON availability (outcome_id);

CREATE INDEX availability_time_window_id ON availability (time_window_id);

CREATE INDEX availability_source_id ON availability (source_id);

CREATE TABLE assumption (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('correlation', 'icc', 'cluster size', 'cv', 'rho', 'reference SD', 'baseline risk',
    'n analysed', 'imputed SD', 'scale range')),
  scope TEXT NOT NULL CHECK (scope IN ('review', 'outcome', 'study', 'study_result')),
  scope_id TEXT,
  value REAL NOT NULL,
  low REAL,
  high REAL,
  rationale TEXT NOT NULL,
  source_id TEXT REFERENCES source (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX assumption_source_id ON assumption (source_id);

CREATE TABLE analysis (
  id TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  comparison_id TEXT NOT NULL REFERENCES comparison (id),
  outcome_id TEXT NOT NULL REFERENCES outcome (id),
  time_window_id TEXT REFERENCES time_window (id),
  measure TEXT NOT NULL CHECK (measure IN ('MD', 'SMD', 'ROM', 'RR', 'OR', 'RD', 'PETO', 'IRR', 'HR')),
  model TEXT NOT NULL CHECK (model IN ('random effects', 'common effect', 'not pooled')),
  profile TEXT CHECK (profile IN ('grove', 'cochrane', 'conservative', 'revman5')),
  multi_arm_policy TEXT NOT NULL CHECK (multi_arm_policy IN ('combine', 'split', 'choose', 'keep for the network')),
  purpose TEXT NOT NULL CHECK (purpose IN ('primary', 'sensitivity', 'exploratory')),
  is_planned INTEGER NOT NULL CHECK (is_planned IN (0, 1)),
  parent_id TEXT REFERENCES analysis (id),
  overrides_json TEXT CHECK (json_valid(overrides_json)),
  declared_reason TEXT,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX analysis_comparison_id ON analysis (comparison_id);

CREATE INDEX analysis_outcome_id ON analysis (outcome_id);

CREATE INDEX analysis_time_window_id ON analysis (time_window_id);

CREATE INDEX analysis_parent_id ON analysis (parent_id);

CREATE TABLE analysis_member (
  id TEXT NOT NULL PRIMARY KEY,
  analysis_id TEXT NOT NULL REFERENCES analysis (id),
  study_result_id TEXT NOT NULL REFERENCES study_result (id),
  rule_choice TEXT CHECK (rule_choice IN ('in', 'out')),
  reviewer_choice TEXT CHECK (reviewer_choice IN ('in', 'out')),
  reason TEXT,
  UNIQUE (analysis_id, study_result_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX analysis_member_study_result_id ON analysis_member (study_result_id);

CREATE TABLE finding (
  id TEXT NOT NULL PRIMARY KEY,
  comparison_id TEXT NOT NULL REFERENCES comparison (id),
  outcome_id TEXT NOT NULL REFERENCES outcome (id),
  time_window_id TEXT REFERENCES time_window (id),
  subgroup TEXT,
  analysis_id TEXT REFERENCES analysis (id),
  narrative TEXT,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_comparison_id ON finding (comparison_id);

CREATE INDEX finding_outcome_id ON finding (outcome_id);

CREATE INDEX finding_time_window_id ON finding (time_window_id);

CREATE INDEX finding_analysis_id ON finding (analysis_id);

CREATE TABLE baseline_risk (
  id TEXT NOT NULL PRIMARY KEY,
  finding_id TEXT NOT NULL REFERENCES finding (id),
  label TEXT NOT NULL,
  risk REAL NOT NULL,
  time_text TEXT,
  source_id TEXT REFERENCES source (id),
  is_reference INTEGER NOT NULL CHECK (is_reference IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX baseline_risk_finding_id ON baseline_risk (finding_id);

CREATE INDEX baseline_risk_source_id ON baseline_risk (source_id);

CREATE TABLE judgement (
  id TEXT NOT NULL PRIMARY KEY,
  subject_table TEXT NOT NULL CHECK (subject_table IN ('study_result', 'finding', 'analysis', 'study')),
  subject_id TEXT NOT NULL,
  question_set TEXT NOT NULL,
  question_set_version TEXT NOT NULL,
  question TEXT NOT NULL,
  answer TEXT,
  proposal TEXT,
  final TEXT,
  rationale TEXT,
  source_id TEXT REFERENCES source (id),
  fingerprint_json TEXT NOT NULL CHECK (json_valid(fingerprint_json)),
  author TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('single', 'first', 'second', 'consensus')),
  UNIQUE (subject_table, subject_id, question_set, question, role)
) STRICT, WITHOUT ROWID;

CREATE INDEX judgement_source_id ON judgement (source_id);

CREATE TABLE dismissal (
  id TEXT NOT NULL PRIMARY KEY,
  "check" TEXT NOT NULL,
  rows_json TEXT NOT NULL CHECK (json_valid(rows_json)),
  seen_json TEXT NOT NULL CHECK (json_valid(seen_json)),
  note TEXT NOT NULL,
  author TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE edition (
  id TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL UNIQUE,
  label TEXT NOT NULL,
  at TEXT NOT NULL,
  engine_version TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  whats_new TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  id TEXT NOT NULL PRIMARY KEY,
  value_json TEXT NOT NULL CHECK (json_valid(value_json))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER review_inserted AFTER INSERT ON "review" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'review', new.id, NULL, json_object('id', new."id", 'title', new."title", 'question', new."question", 'population', new."population", 'setting', new."setting", 'profile', new."profile", 'extraction_mode', new."extraction_mode")); END;

CREATE TRIGGER review_updated AFTER UPDATE ON "review" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'review', new.id, json_object('id', old."id", 'title', old."title", 'question', old."question", 'population', old."population", 'setting', old."setting", 'profile', old."profile", 'extraction_mode', old."extraction_mode"), json_object('id', new."id", 'title', new."title", 'question', new."question", 'population', new."population", 'setting', new."setting", 'profile', new."profile", 'extraction_mode', new."extraction_mode")); END;

CREATE TRIGGER review_deleted AFTER DELETE ON "review" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'review', old.id, json_object('id', old."id", 'title', old."title", 'question', old."question", 'population', old."population", 'setting', old."setting", 'profile', old."profile", 'extraction_mode', old."extraction_mode"), NULL); END;

CREATE TRIGGER review_id_is_fixed BEFORE UPDATE OF id ON "review" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER protocol_version_inserted AFTER INSERT ON "protocol_version" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'protocol_version', new.id, NULL, json_object('id', new."id", 'number', new."number", 'at', new."at", 'snapshot_json', new."snapshot_json", 'is_deviation', new."is_deviation", 'reason', new."reason", 'is_results_known', new."is_results_known")); END;

CREATE TRIGGER protocol_version_updated AFTER UPDATE ON "protocol_version" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'protocol_version', new.id, json_object('id', old."id", 'number', old."number", 'at', old."at", 'snapshot_json', old."snapshot_json", 'is_deviation', old."is_deviation", 'reason', old."reason", 'is_results_known', old."is_results_known"), json_object('id', new."id", 'number', new."number", 'at', new."at", 'snapshot_json', new."snapshot_json", 'is_deviation', new."is_deviation", 'reason', new."reason", 'is_results_known', new."is_results_known")); END;

CREATE TRIGGER protocol_version_deleted AFTER DELETE ON "protocol_version" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'protocol_version', old.id, json_object('id', old."id", 'number', old."number", 'at', old."at", 'snapshot_json', old."snapshot_json", 'is_deviation', old."is_deviation", 'reason', old."reason", 'is_results_known', old."is_results_known"), NULL); END;

CREATE TRIGGER protocol_version_id_is_fixed BEFORE UPDATE OF id ON "protocol_version" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER intervention_inserted AFTER INSERT ON "intervention" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'intervention', new.id, NULL, json_object('id', new."id", 'name', new."name", 'class', new."class")); END;

CREATE TRIGGER intervention_updated AFTER UPDATE ON "intervention" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'intervention', new.id, json_object('id', old."id", 'name', old."name", 'class', old."class"), json_object('id', new."id", 'name', new."name", 'class', new."class")); END;

CREATE TRIGGER intervention_deleted AFTER DELETE ON "intervention" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'intervention', old.id, json_object('id', old."id", 'name', old."name", 'class', old."class"), NULL); END;

CREATE TRIGGER intervention_id_is_fixed BEFORE UPDATE OF id ON "intervention" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER outcome_inserted AFTER INSERT ON "outcome" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'outcome', new.id, NULL, json_object('id', new."id", 'construct', new."construct", 'kind', new."kind", 'count_basis', new."count_basis", 'ascertainment', new."ascertainment", 'better', new."better", 'importance', new."importance", 'scale_low', new."scale_low", 'scale_high', new."scale_high", 'scale_unit', new."scale_unit", 'threshold_small', new."threshold_small", 'threshold_moderate', new."threshold_moderate", 'threshold_large', new."threshold_large", 'threshold_source', new."threshold_source", 'position', new."position")); END;

CREATE TRIGGER outcome_updated AFTER UPDATE ON "outcome" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'outcome', new.id, json_object('id', old."id", 'construct', old."construct", 'kind', old."kind", 'count_basis', old."count_basis", 'ascertainment', old."ascertainment", 'better', old."better", 'importance', old."importance", 'scale_low', old."scale_low", 'scale_high', old."scale_high", 'scale_unit', old."scale_unit", 'threshold_small', old."threshold_small", 'threshold_moderate', old."threshold_moderate", 'threshold_large', old."threshold_large", 'threshold_source', old."threshold_source", 'position', old."position"), json_object('id', new."id", 'construct', new."construct", 'kind', new."kind", 'count_basis', new."count_basis", 'ascertainment', new."ascertainment", 'better', new."better", 'importance', new."importance", 'scale_low', new."scale_low", 'scale_high', new."scale_high", 'scale_unit', new."scale_unit", 'threshold_small', new."threshold_small", 'threshold_moderate', new."threshold_moderate", 'threshold_large', new."threshold_large", 'threshold_source', new."threshold_source", 'position', new."position")); END;

CREATE TRIGGER outcome_deleted AFTER DELETE ON "outcome" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'outcome', old.id, json_object('id', old."id", 'construct', old."construct", 'kind', old."kind", 'count_basis', old."count_basis", 'ascertainment', old."ascertainment", 'better', old."better", 'importance', old."importance", 'scale_low', old."scale_low", 'scale_high', old."scale_high", 'scale_unit', old."scale_unit", 'threshold_small', old."threshold_small", 'threshold_moderate', old."threshold_moderate", 'threshold_large', old."threshold_large", 'threshold_source', old."threshold_source", 'position', old."position"), NULL); END;

CREATE TRIGGER outcome_id_is_fixed BEFORE UPDATE OF id ON "outcome" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER instrument_inserted AFTER INSERT ON "instrument" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'instrument', new.id, NULL, json_object('id', new."id", 'name', new."name", 'abbreviation', new."abbreviation", 'construct', new."construct", 'low', new."low", 'high', new."high", 'direction', new."direction", 'items', new."items", 'is_integer', new."is_integer", 'mid', new."mid", 'mid_source', new."mid_source")); END;

CREATE TRIGGER instrument_updated AFTER UPDATE ON "instrument" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'instrument', new.id, json_object('id', old."id", 'name', old."name", 'abbreviation', old."abbreviation", 'construct', old."construct", 'low', old."low", 'high', old."high", 'direction', old."direction", 'items', old."items", 'is_integer', old."is_integer", 'mid', old."mid", 'mid_source', old."mid_source"), json_object('id', new."id", 'name', new."name", 'abbreviation', new."abbreviation", 'construct', new."construct", 'low', new."low", 'high', new."high", 'direction', new."direction", 'items', new."items", 'is_integer', new."is_integer", 'mid', new."mid", 'mid_source', new."mid_source")); END;

CREATE TRIGGER instrument_deleted AFTER DELETE ON "instrument" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'instrument', old.id, json_object('id', old."id", 'name', old."name", 'abbreviation', old."abbreviation", 'construct', old."construct", 'low', old."low", 'high', old."high", 'direction', old."direction", 'items', old."items", 'is_integer', old."is_integer", 'mid', old."mid", 'mid_source', old."mid_source"), NULL); END;

CREATE TRIGGER instrument_id_is_fixed BEFORE UPDATE OF id ON "instrument" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER time_window_inserted AFTER INSERT ON "time_window" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'time_window', new.id, NULL, json_object('id', new."id", 'label', new."label", 'weeks_from', new."weeks_from", 'weeks_to', new."weeks_to", 'weeks_target', new."weeks_target", 'position', new."position")); END;

CREATE TRIGGER time_window_updated AFTER UPDATE ON "time_window" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'time_window', new.id, json_object('id', old."id", 'label', old."label", 'weeks_from', old."weeks_from", 'weeks_to', old."weeks_to", 'weeks_target', old."weeks_target", 'position', old."position"), json_object('id', new."id", 'label', new."label", 'weeks_from', new."weeks_from", 'weeks_to', new."weeks_to", 'weeks_target', new."weeks_target", 'position', new."position")); END;

CREATE TRIGGER time_window_deleted AFTER DELETE ON "time_window" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'time_window', old.id, json_object('id', old."id", 'label', old."label", 'weeks_from', old."weeks_from", 'weeks_to', old."weeks_to", 'weeks_target', old."weeks_target", 'position', old."position"), NULL); END;

CREATE TRIGGER time_window_id_is_fixed BEFORE UPDATE OF id ON "time_window" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER comparison_inserted AFTER INSERT ON "comparison" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'comparison', new.id, NULL, json_object('id', new."id", 'label', new."label", 'position', new."position")); END;

CREATE TRIGGER comparison_updated AFTER UPDATE ON "comparison" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'comparison', new.id, json_object('id', old."id", 'label', old."label", 'position', old."position"), json_object('id', new."id", 'label', new."label", 'position', new."position")); END;

CREATE TRIGGER comparison_deleted AFTER DELETE ON "comparison" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'comparison', old.id, json_object('id', old."id", 'label', old."label", 'position', old."position"), NULL); END;

CREATE TRIGGER comparison_id_is_fixed BEFORE UPDATE OF id ON "comparison" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER comparison_side_inserted AFTER INSERT ON "comparison_side" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'comparison_side', new.id, NULL, json_object('id', new."id", 'comparison_id', new."comparison_id", 'side', new."side", 'intervention_id', new."intervention_id")); END;

CREATE TRIGGER comparison_side_updated AFTER UPDATE ON "comparison_side" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'comparison_side', new.id, json_object('id', old."id", 'comparison_id', old."comparison_id", 'side', old."side", 'intervention_id', old."intervention_id"), json_object('id', new."id", 'comparison_id', new."comparison_id", 'side', new."side", 'intervention_id', new."intervention_id")); END;

CREATE TRIGGER comparison_side_deleted AFTER DELETE ON "comparison_side" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'comparison_side', old.id, json_object('id', old."id", 'comparison_id', old."comparison_id", 'side', old."side", 'intervention_id', old."intervention_id"), NULL); END;

CREATE TRIGGER comparison_side_id_is_fixed BEFORE UPDATE OF id ON "comparison_side" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER attribute_inserted AFTER INSERT ON "attribute" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'attribute', new.id, NULL, json_object('id', new."id", 'name', new."name", 'type', new."type", 'unit', new."unit", 'level', new."level", 'is_planned', new."is_planned", 'expected_direction', new."expected_direction", 'position', new."position")); END;

CREATE TRIGGER attribute_updated AFTER UPDATE ON "attribute" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'attribute', new.id, json_object('id', old."id", 'name', old."name", 'type', old."type", 'unit', old."unit", 'level', old."level", 'is_planned', old."is_planned", 'expected_direction', old."expected_direction", 'position', old."position"), json_object('id', new."id", 'name', new."name", 'type', new."type", 'unit', new."unit", 'level', new."level", 'is_planned', new."is_planned", 'expected_direction', new."expected_direction", 'position', new."position")); END;

CREATE TRIGGER attribute_deleted AFTER DELETE ON "attribute" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'attribute', old.id, json_object('id', old."id", 'name', old."name", 'type', old."type", 'unit', old."unit", 'level', old."level", 'is_planned', old."is_planned", 'expected_direction', old."expected_direction", 'position', old."position"), NULL); END;

CREATE TRIGGER attribute_id_is_fixed BEFORE UPDATE OF id ON "attribute" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER study_inserted AFTER INSERT ON "study" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'study', new.id, NULL, json_object('id', new."id", 'label', new."label", 'year', new."year", 'design', new."design", 'design_note', new."design_note", 'unit_of_randomisation', new."unit_of_randomisation", 'status', new."status", 'status_reason', new."status_reason", 'registry_id', new."registry_id", 'planned_n', new."planned_n", 'expected_completion', new."expected_completion", 'funding', new."funding", 'conflicts', new."conflicts")); END;

CREATE TRIGGER study_updated AFTER UPDATE ON "study" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'study', new.id, json_object('id', old."id", 'label', old."label", 'year', old."year", 'design', old."design", 'design_note', old."design_note", 'unit_of_randomisation', old."unit_of_randomisation", 'status', old."status", 'status_reason', old."status_reason", 'registry_id', old."registry_id", 'planned_n', old."planned_n", 'expected_completion', old."expected_completion", 'funding', old."funding", 'conflicts', old."conflicts"), json_object('id', new."id", 'label', new."label", 'year', new."year", 'design', new."design", 'design_note', new."design_note", 'unit_of_randomisation', new."unit_of_randomisation", 'status', new."status", 'status_reason', new."status_reason", 'registry_id', new."registry_id", 'planned_n', new."planned_n", 'expected_completion', new."expected_completion", 'funding', new."funding", 'conflicts', new."conflicts")); END;

CREATE TRIGGER study_deleted AFTER DELETE ON "study" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'study', old.id, json_object('id', old."id", 'label', old."label", 'year', old."year", 'design', old."design", 'design_note', old."design_note", 'unit_of_randomisation', old."unit_of_randomisation", 'status', old."status", 'status_reason', old."status_reason", 'registry_id', old."registry_id", 'planned_n', old."planned_n", 'expected_completion', old."expected_completion", 'funding', old."funding", 'conflicts', old."conflicts"), NULL); END;

CREATE TRIGGER study_id_is_fixed BEFORE UPDATE OF id ON "study" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER report_inserted AFTER INSERT ON "report" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'report', new.id, NULL, json_object('id', new."id", 'study_id', new."study_id", 'citation', new."citation", 'csl_json', new."csl_json", 'doi', new."doi", 'pmid', new."pmid", 'is_primary', new."is_primary")); END;

CREATE TRIGGER report_updated AFTER UPDATE ON "report" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'report', new.id, json_object('id', old."id", 'study_id', old."study_id", 'citation', old."citation", 'csl_json', old."csl_json", 'doi', old."doi", 'pmid', old."pmid", 'is_primary', old."is_primary"), json_object('id', new."id", 'study_id', new."study_id", 'citation', new."citation", 'csl_json', new."csl_json", 'doi', new."doi", 'pmid', new."pmid", 'is_primary', new."is_primary")); END;

CREATE TRIGGER report_deleted AFTER DELETE ON "report" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'report', old.id, json_object('id', old."id", 'study_id', old."study_id", 'citation', old."citation", 'csl_json', old."csl_json", 'doi', old."doi", 'pmid', old."pmid", 'is_primary', old."is_primary"), NULL); END;

CREATE TRIGGER report_id_is_fixed BEFORE UPDATE OF id ON "report" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER document_inserted AFTER INSERT ON "document" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'document', new.id, NULL, json_object('id', new."id", 'hash', new."hash", 'media_type', new."media_type", 'name', new."name")); END;

CREATE TRIGGER document_updated AFTER UPDATE ON "document" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'document', new.id, json_object('id', old."id", 'hash', old."hash", 'media_type', old."media_type", 'name', old."name"), json_object('id', new."id", 'hash', new."hash", 'media_type', new."media_type", 'name', new."name")); END;

CREATE TRIGGER document_deleted AFTER DELETE ON "document" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'document', old.id, json_object('id', old."id", 'hash', old."hash", 'media_type', old."media_type", 'name', old."name"), NULL); END;

CREATE TRIGGER document_id_is_fixed BEFORE UPDATE OF id ON "document" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER source_inserted AFTER INSERT ON "source" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'source', new.id, NULL, json_object('id', new."id", 'report_id', new."report_id", 'kind', new."kind", 'document_id', new."document_id", 'page', new."page", 'rectangle_json', new."rectangle_json", 'locator', new."locator", 'url', new."url", 'quote', new."quote")); END;

CREATE TRIGGER source_updated AFTER UPDATE ON "source" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'source', new.id, json_object('id', old."id", 'report_id', old."report_id", 'kind', old."kind", 'document_id', old."document_id", 'page', old."page", 'rectangle_json', old."rectangle_json", 'locator', old."locator", 'url', old."url", 'quote', old."quote"), json_object('id', new."id", 'report_id', new."report_id", 'kind', new."kind", 'document_id', new."document_id", 'page', new."page", 'rectangle_json', new."rectangle_json", 'locator', new."locator", 'url', new."url", 'quote', new."quote")); END;

CREATE TRIGGER source_deleted AFTER DELETE ON "source" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'source', old.id, json_object('id', old."id", 'report_id', old."report_id", 'kind', old."kind", 'document_id', old."document_id", 'page', old."page", 'rectangle_json', old."rectangle_json", 'locator', old."locator", 'url', old."url", 'quote', old."quote"), NULL); END;

CREATE TRIGGER source_id_is_fixed BEFORE UPDATE OF id ON "source" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER correspondence_inserted AFTER INSERT ON "correspondence" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'correspondence', new.id, NULL, json_object('id', new."id", 'study_id', new."study_id", 'at', new."at", 'direction', new."direction", 'subject', new."subject", 'body', new."body")); END;

CREATE TRIGGER correspondence_updated AFTER UPDATE ON "correspondence" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'correspondence', new.id, json_object('id', old."id", 'study_id', old."study_id", 'at', old."at", 'direction', old."direction", 'subject', old."subject", 'body', old."body"), json_object('id', new."id", 'study_id', new."study_id", 'at', new."at", 'direction', new."direction", 'subject', new."subject", 'body', new."body")); END;

CREATE TRIGGER correspondence_deleted AFTER DELETE ON "correspondence" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'correspondence', old.id, json_object('id', old."id", 'study_id', old."study_id", 'at', old."at", 'direction', old."direction", 'subject', old."subject", 'body', old."body"), NULL); END;

CREATE TRIGGER correspondence_id_is_fixed BEFORE UPDATE OF id ON "correspondence" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER search_inserted AFTER INSERT ON "search" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'search', new.id, NULL, json_object('id', new."id", 'database', new."database", 'at', new."at", 'query', new."query", 'hits', new."hits")); END;

CREATE TRIGGER search_updated AFTER UPDATE ON "search" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'search', new.id, json_object('id', old."id", 'database', old."database", 'at', old."at", 'query', old."query", 'hits', old."hits"), json_object('id', new."id", 'database', new."database", 'at', new."at", 'query', new."query", 'hits', new."hits")); END;

CREATE TRIGGER search_deleted AFTER DELETE ON "search" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'search', old.id, json_object('id', old."id", 'database', old."database", 'at', old."at", 'query', old."query", 'hits', old."hits"), NULL); END;

CREATE TRIGGER search_id_is_fixed BEFORE UPDATE OF id ON "search" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER screening_count_inserted AFTER INSERT ON "screening_count" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'screening_count', new.id, NULL, json_object('id', new."id", 'stage', new."stage", 'reason', new."reason", 'count', new."count")); END;

CREATE TRIGGER screening_count_updated AFTER UPDATE ON "screening_count" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'screening_count', new.id, json_object('id', old."id", 'stage', old."stage", 'reason', old."reason", 'count', old."count"), json_object('id', new."id", 'stage', new."stage", 'reason', new."reason", 'count', new."count")); END;

CREATE TRIGGER screening_count_deleted AFTER DELETE ON "screening_count" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'screening_count', old.id, json_object('id', old."id", 'stage', old."stage", 'reason', old."reason", 'count', old."count"), NULL); END;

CREATE TRIGGER screening_count_id_is_fixed BEFORE UPDATE OF id ON "screening_count" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER arm_inserted AFTER INSERT ON "arm" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'arm', new.id, NULL, json_object('id', new."id", 'study_id', new."study_id", 'label', new."label", 'n_randomised', new."n_randomised", 'position', new."position")); END;

CREATE TRIGGER arm_updated AFTER UPDATE ON "arm" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'arm', new.id, json_object('id', old."id", 'study_id', old."study_id", 'label', old."label", 'n_randomised', old."n_randomised", 'position', old."position"), json_object('id', new."id", 'study_id', new."study_id", 'label', new."label", 'n_randomised', new."n_randomised", 'position', new."position")); END;

CREATE TRIGGER arm_deleted AFTER DELETE ON "arm" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'arm', old.id, json_object('id', old."id", 'study_id', old."study_id", 'label', old."label", 'n_randomised', old."n_randomised", 'position', old."position"), NULL); END;

CREATE TRIGGER arm_id_is_fixed BEFORE UPDATE OF id ON "arm" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER arm_intervention_inserted AFTER INSERT ON "arm_intervention" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'arm_intervention', new.id, NULL, json_object('id', new."id", 'arm_id', new."arm_id", 'intervention_id', new."intervention_id", 'role', new."role", 'dose', new."dose", 'format', new."format")); END;

CREATE TRIGGER arm_intervention_updated AFTER UPDATE ON "arm_intervention" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'arm_intervention', new.id, json_object('id', old."id", 'arm_id', old."arm_id", 'intervention_id', old."intervention_id", 'role', old."role", 'dose', old."dose", 'format', old."format"), json_object('id', new."id", 'arm_id', new."arm_id", 'intervention_id', new."intervention_id", 'role', new."role", 'dose', new."dose", 'format', new."format")); END;

CREATE TRIGGER arm_intervention_deleted AFTER DELETE ON "arm_intervention" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'arm_intervention', old.id, json_object('id', old."id", 'arm_id', old."arm_id", 'intervention_id', old."intervention_id", 'role', old."role", 'dose', old."dose", 'format', old."format"), NULL); END;

CREATE TRIGGER arm_intervention_id_is_fixed BEFORE UPDATE OF id ON "arm_intervention" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER attribute_value_inserted AFTER INSERT ON "attribute_value" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'attribute_value', new.id, NULL, json_object('id', new."id", 'attribute_id', new."attribute_id", 'owner_table', new."owner_table", 'owner_id', new."owner_id", 'text', new."text", 'number', new."number", 'source_id', new."source_id")); END;

CREATE TRIGGER attribute_value_updated AFTER UPDATE ON "attribute_value" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'attribute_value', new.id, json_object('id', old."id", 'attribute_id', old."attribute_id", 'owner_table', old."owner_table", 'owner_id', old."owner_id", 'text', old."text", 'number', old."number", 'source_id', old."source_id"), json_object('id', new."id", 'attribute_id', new."attribute_id", 'owner_table', new."owner_table", 'owner_id', new."owner_id", 'text', new."text", 'number', new."number", 'source_id', new."source_id")); END;

CREATE TRIGGER attribute_value_deleted AFTER DELETE ON "attribute_value" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'attribute_value', old.id, json_object('id', old."id", 'attribute_id', old."attribute_id", 'owner_table', old."owner_table", 'owner_id', old."owner_id", 'text', old."text", 'number', old."number", 'source_id', old."source_id"), NULL); END;

CREATE TRIGGER attribute_value_id_is_fixed BEFORE UPDATE OF id ON "attribute_value" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER instrument_use_inserted AFTER INSERT ON "instrument_use" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'instrument_use', new.id, NULL, json_object('id', new."id", 'study_id', new."study_id", 'instrument_id', new."instrument_id", 'low', new."low", 'high', new."high", 'scoring', new."scoring", 'unit', new."unit", 'slope', new."slope", 'intercept', new."intercept")); END;

CREATE TRIGGER instrument_use_updated AFTER UPDATE ON "instrument_use" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'instrument_use', new.id, json_object('id', old."id", 'study_id', old."study_id", 'instrument_id', old."instrument_id", 'low', old."low", 'high', old."high", 'scoring', old."scoring", 'unit', old."unit", 'slope', old."slope", 'intercept', old."intercept"), json_object('id', new."id", 'study_id', new."study_id", 'instrument_id', new."instrument_id", 'low', new."low", 'high', new."high", 'scoring', new."scoring", 'unit', new."unit", 'slope', new."slope", 'intercept', new."intercept")); END;

CREATE TRIGGER instrument_use_deleted AFTER DELETE ON "instrument_use" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'instrument_use', old.id, json_object('id', old."id", 'study_id', old."study_id", 'instrument_id', old."instrument_id", 'low', old."low", 'high', old."high", 'scoring', old."scoring", 'unit', old."unit", 'slope', old."slope", 'intercept', old."intercept"), NULL); END;

CREATE TRIGGER instrument_use_id_is_fixed BEFORE UPDATE OF id ON "instrument_use" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER measurement_inserted AFTER INSERT ON "measurement" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'measurement', new.id, NULL, json_object('id', new."id", 'study_id', new."study_id", 'outcome_id', new."outcome_id", 'instrument_use_id', new."instrument_use_id", 'event_definition', new."event_definition", 'time_text', new."time_text", 'time_kind', new."time_kind", 'time_from_days', new."time_from_days", 'time_to_days', new."time_to_days", 'time_origin', new."time_origin", 'period', new."period", 'population', new."population", 'score', new."score", 'estimation', new."estimation", 'is_adjusted', new."is_adjusted", 'covariates', new."covariates", 'n_basis', new."n_basis", 'ci_level', new."ci_level", 'tails', new."tails", 'measure', new."measure", 'note', new."note")); END;

CREATE TRIGGER measurement_updated AFTER UPDATE ON "measurement" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'measurement', new.id, json_object('id', old."id", 'study_id', old."study_id", 'outcome_id', old."outcome_id", 'instrument_use_id', old."instrument_use_id", 'event_definition', old."event_definition", 'time_text', old."time_text", 'time_kind', old."time_kind", 'time_from_days', old."time_from_days", 'time_to_days', old."time_to_days", 'time_origin', old."time_origin", 'period', old."period", 'population', old."population", 'score', old."score", 'estimation', old."estimation", 'is_adjusted', old."is_adjusted", 'covariates', old."covariates", 'n_basis', old."n_basis", 'ci_level', old."ci_level", 'tails', old."tails", 'measure', old."measure", 'note', old."note"), json_object('id', new."id", 'study_id', new."study_id", 'outcome_id', new."outcome_id", 'instrument_use_id', new."instrument_use_id", 'event_definition', new."event_definition", 'time_text', new."time_text", 'time_kind', new."time_kind", 'time_from_days', new."time_from_days", 'time_to_days', new."time_to_days", 'time_origin', new."time_origin", 'period', new."period", 'population', new."population", 'score', new."score", 'estimation', new."estimation", 'is_adjusted', new."is_adjusted", 'covariates', new."covariates", 'n_basis', new."n_basis", 'ci_level', new."ci_level", 'tails', new."tails", 'measure', new."measure", 'note', new."note")); END;

CREATE TRIGGER measurement_deleted AFTER DELETE ON "measurement" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'measurement', old.id, json_object('id', old."id", 'study_id', old."study_id", 'outcome_id', old."outcome_id", 'instrument_use_id', old."instrument_use_id", 'event_definition', old."event_definition", 'time_text', old."time_text", 'time_kind', old."time_kind", 'time_from_days', old."time_from_days", 'time_to_days', old."time_to_days", 'time_origin', old."time_origin", 'period', old."period", 'population', old."population", 'score', old."score", 'estimation', old."estimation", 'is_adjusted', old."is_adjusted", 'covariates', old."covariates", 'n_basis', old."n_basis", 'ci_level', old."ci_level", 'tails', old."tails", 'measure', old."measure", 'note', old."note"), NULL); END;

CREATE TRIGGER measurement_id_is_fixed BEFORE UPDATE OF id ON "measurement" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER measurement_arm_inserted AFTER INSERT ON "measurement_arm" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'measurement_arm', new.id, NULL, json_object('id', new."id", 'measurement_id', new."measurement_id", 'side', new."side", 'arm_id', new."arm_id")); END;

CREATE TRIGGER measurement_arm_updated AFTER UPDATE ON "measurement_arm" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'measurement_arm', new.id, json_object('id', old."id", 'measurement_id', old."measurement_id", 'side', old."side", 'arm_id', old."arm_id"), json_object('id', new."id", 'measurement_id', new."measurement_id", 'side', new."side", 'arm_id', new."arm_id")); END;

CREATE TRIGGER measurement_arm_deleted AFTER DELETE ON "measurement_arm" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'measurement_arm', old.id, json_object('id', old."id", 'measurement_id', old."measurement_id", 'side', old."side", 'arm_id', old."arm_id"), NULL); END;

CREATE TRIGGER measurement_arm_id_is_fixed BEFORE UPDATE OF id ON "measurement_arm" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER value_inserted AFTER INSERT ON "value" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'value', new.id, NULL, json_object('id', new."id", 'measurement_id', new."measurement_id", 'field', new."field", 'text', new."text", 'qualifier', new."qualifier", 'number', new."number", 'decimals', new."decimals", 'unit', new."unit", 'formula', new."formula", 'state', new."state", 'handling', new."handling", 'handling_note', new."handling_note", 'author', new."author", 'role', new."role", 'source_id', new."source_id")); END;

CREATE TRIGGER value_updated AFTER UPDATE ON "value" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'value', new.id, json_object('id', old."id", 'measurement_id', old."measurement_id", 'field', old."field", 'text', old."text", 'qualifier', old."qualifier", 'number', old."number", 'decimals', old."decimals", 'unit', old."unit", 'formula', old."formula", 'state', old."state", 'handling', old."handling", 'handling_note', old."handling_note", 'author', old."author", 'role', old."role", 'source_id', old."source_id"), json_object('id', new."id", 'measurement_id', new."measurement_id", 'field', new."field", 'text', new."text", 'qualifier', new."qualifier", 'number', new."number", 'decimals', new."decimals", 'unit', new."unit", 'formula', new."formula", 'state', new."state", 'handling', new."handling", 'handling_note', new."handling_note", 'author', new."author", 'role', new."role", 'source_id', new."source_id")); END;

CREATE TRIGGER value_deleted AFTER DELETE ON "value" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'value', old.id, json_object('id', old."id", 'measurement_id', old."measurement_id", 'field', old."field", 'text', old."text", 'qualifier', old."qualifier", 'number', old."number", 'decimals', old."decimals", 'unit', old."unit", 'formula', old."formula", 'state', old."state", 'handling', old."handling", 'handling_note', old."handling_note", 'author', old."author", 'role', old."role", 'source_id', old."source_id"), NULL); END;

CREATE TRIGGER value_id_is_fixed BEFORE UPDATE OF id ON "value" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER contrast_covariance_inserted AFTER INSERT ON "contrast_covariance" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'contrast_covariance', new.id, NULL, json_object('id', new."id", 'measurement_a_id', new."measurement_a_id", 'measurement_b_id', new."measurement_b_id", 'covariance', new."covariance", 'source_id', new."source_id")); END;

CREATE TRIGGER contrast_covariance_updated AFTER UPDATE ON "contrast_covariance" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'contrast_covariance', new.id, json_object('id', old."id", 'measurement_a_id', old."measurement_a_id", 'measurement_b_id', old."measurement_b_id", 'covariance', old."covariance", 'source_id', old."source_id"), json_object('id', new."id", 'measurement_a_id', new."measurement_a_id", 'measurement_b_id', new."measurement_b_id", 'covariance', new."covariance", 'source_id', new."source_id")); END;

CREATE TRIGGER contrast_covariance_deleted AFTER DELETE ON "contrast_covariance" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'contrast_covariance', old.id, json_object('id', old."id", 'measurement_a_id', old."measurement_a_id", 'measurement_b_id', old."measurement_b_id", 'covariance', old."covariance", 'source_id', old."source_id"), NULL); END;

CREATE TRIGGER contrast_covariance_id_is_fixed BEFORE UPDATE OF id ON "contrast_covariance" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER study_result_inserted AFTER INSERT ON "study_result" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'study_result', new.id, NULL, json_object('id', new."id", 'study_id', new."study_id", 'outcome_id', new."outcome_id", 'instrument_use_id', new."instrument_use_id", 'event_definition', new."event_definition", 'time_kind', new."time_kind", 'time_from_days', new."time_from_days", 'time_to_days', new."time_to_days", 'population', new."population", 'score', new."score", 'route', new."route")); END;

CREATE TRIGGER study_result_updated AFTER UPDATE ON "study_result" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'study_result', new.id, json_object('id', old."id", 'study_id', old."study_id", 'outcome_id', old."outcome_id", 'instrument_use_id', old."instrument_use_id", 'event_definition', old."event_definition", 'time_kind', old."time_kind", 'time_from_days', old."time_from_days", 'time_to_days', old."time_to_days", 'population', old."population", 'score', old."score", 'route', old."route"), json_object('id', new."id", 'study_id', new."study_id", 'outcome_id', new."outcome_id", 'instrument_use_id', new."instrument_use_id", 'event_definition', new."event_definition", 'time_kind', new."time_kind", 'time_from_days', new."time_from_days", 'time_to_days', new."time_to_days", 'population', new."population", 'score', new."score", 'route', new."route")); END;

CREATE TRIGGER study_result_deleted AFTER DELETE ON "study_result" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'study_result', old.id, json_object('id', old."id", 'study_id', old."study_id", 'outcome_id', old."outcome_id", 'instrument_use_id', old."instrument_use_id", 'event_definition', old."event_definition", 'time_kind', old."time_kind", 'time_from_days', old."time_from_days", 'time_to_days', old."time_to_days", 'population', old."population", 'score', old."score", 'route', old."route"), NULL); END;

CREATE TRIGGER study_result_id_is_fixed BEFORE UPDATE OF id ON "study_result" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER study_result_arm_inserted AFTER INSERT ON "study_result_arm" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'study_result_arm', new.id, NULL, json_object('id', new."id", 'study_result_id', new."study_result_id", 'side', new."side", 'arm_id', new."arm_id")); END;

CREATE TRIGGER study_result_arm_updated AFTER UPDATE ON "study_result_arm" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'study_result_arm', new.id, json_object('id', old."id", 'study_result_id', old."study_result_id", 'side', old."side", 'arm_id', old."arm_id"), json_object('id', new."id", 'study_result_id', new."study_result_id", 'side', new."side", 'arm_id', new."arm_id")); END;

CREATE TRIGGER study_result_arm_deleted AFTER DELETE ON "study_result_arm" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'study_result_arm', old.id, json_object('id', old."id", 'study_result_id', old."study_result_id", 'side', old."side", 'arm_id', old."arm_id"), NULL); END;

CREATE TRIGGER study_result_arm_id_is_fixed BEFORE UPDATE OF id ON "study_result_arm" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER study_result_measurement_inserted AFTER INSERT ON "study_result_measurement" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'study_result_measurement', new.id, NULL, json_object('id', new."id", 'study_result_id', new."study_result_id", 'measurement_id', new."measurement_id")); END;

CREATE TRIGGER study_result_measurement_updated AFTER UPDATE ON "study_result_measurement" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'study_result_measurement', new.id, json_object('id', old."id", 'study_result_id', old."study_result_id", 'measurement_id', old."measurement_id"), json_object('id', new."id", 'study_result_id', new."study_result_id", 'measurement_id', new."measurement_id")); END;

CREATE TRIGGER study_result_measurement_deleted AFTER DELETE ON "study_result_measurement" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'study_result_measurement', old.id, json_object('id', old."id", 'study_result_id', old."study_result_id", 'measurement_id', old."measurement_id"), NULL); END;

CREATE TRIGGER study_result_measurement_id_is_fixed BEFORE UPDATE OF id ON "study_result_measurement" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER availability_inserted AFTER INSERT ON "availability" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'availability', new.id, NULL, json_object('id', new."id", 'study_id', new."study_id", 'outcome_id', new."outcome_id", 'time_window_id', new."time_window_id", 'state', new."state", 'note', new."note", 'author', new."author", 'role', new."role", 'source_id', new."source_id")); END;

CREATE TRIGGER availability_updated AFTER UPDATE ON "availability" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'availability', new.id, json_object('id', old."id", 'study_id', old."study_id", 'outcome_id', old."outcome_id", 'time_window_id', old."time_window_id", 'state', old."state", 'note', old."note", 'author', old."author", 'role', old."role", 'source_id', old."source_id"), json_object('id', new."id", 'study_id', new."study_id", 'outcome_id', new."outcome_id", 'time_window_id', new."time_window_id", 'state', new."state", 'note', new."note", 'author', new."author", 'role', new."role", 'source_id', new."source_id")); END;

CREATE TRIGGER availability_deleted AFTER DELETE ON "availability" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'availability', old.id, json_object('id', old."id", 'study_id', old."study_id", 'outcome_id', old."outcome_id", 'time_window_id', old."time_window_id", 'state', old."state", 'note', old."note", 'author', old."author", 'role', old."role", 'source_id', old."source_id"), NULL); END;

CREATE TRIGGER availability_id_is_fixed BEFORE UPDATE OF id ON "availability" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER assumption_inserted AFTER INSERT ON "assumption" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'assumption', new.id, NULL, json_object('id', new."id", 'kind', new."kind", 'scope', new."scope", 'scope_id', new."scope_id", 'value', new."value", 'low', new."low", 'high', new."high", 'rationale', new."rationale", 'source_id', new."source_id")); END;

CREATE TRIGGER assumption_updated AFTER UPDATE ON "assumption" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'assumption', new.id, json_object('id', old."id", 'kind', old."kind", 'scope', old."scope", 'scope_id', old."scope_id", 'value', old."value", 'low', old."low", 'high', old."high", 'rationale', old."rationale", 'source_id', old."source_id"), json_object('id', new."id", 'kind', new."kind", 'scope', new."scope", 'scope_id', new."scope_id", 'value', new."value", 'low', new."low", 'high', new."high", 'rationale', new."rationale", 'source_id', new."source_id")); END;

CREATE TRIGGER assumption_deleted AFTER DELETE ON "assumption" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'assumption', old.id, json_object('id', old."id", 'kind', old."kind", 'scope', old."scope", 'scope_id', old."scope_id", 'value', old."value", 'low', old."low", 'high', old."high", 'rationale', old."rationale", 'source_id', old."source_id"), NULL); END;

CREATE TRIGGER assumption_id_is_fixed BEFORE UPDATE OF id ON "assumption" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER analysis_inserted AFTER INSERT ON "analysis" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'analysis', new.id, NULL, json_object('id', new."id", 'title', new."title", 'comparison_id', new."comparison_id", 'outcome_id', new."outcome_id", 'time_window_id', new."time_window_id", 'measure', new."measure", 'model', new."model", 'profile', new."profile", 'multi_arm_policy', new."multi_arm_policy", 'purpose', new."purpose", 'is_planned', new."is_planned", 'parent_id', new."parent_id", 'overrides_json', new."overrides_json", 'declared_reason', new."declared_reason", 'position', new."position")); END;

CREATE TRIGGER analysis_updated AFTER UPDATE ON "analysis" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'analysis', new.id, json_object('id', old."id", 'title', old."title", 'comparison_id', old."comparison_id", 'outcome_id', old."outcome_id", 'time_window_id', old."time_window_id", 'measure', old."measure", 'model', old."model", 'profile', old."profile", 'multi_arm_policy', old."multi_arm_policy", 'purpose', old."purpose", 'is_planned', old."is_planned", 'parent_id', old."parent_id", 'overrides_json', old."overrides_json", 'declared_reason', old."declared_reason", 'position', old."position"), json_object('id', new."id", 'title', new."title", 'comparison_id', new."comparison_id", 'outcome_id', new."outcome_id", 'time_window_id', new."time_window_id", 'measure', new."measure", 'model', new."model", 'profile', new."profile", 'multi_arm_policy', new."multi_arm_policy", 'purpose', new."purpose", 'is_planned', new."is_planned", 'parent_id', new."parent_id", 'overrides_json', new."overrides_json", 'declared_reason', new."declared_reason", 'position', new."position")); END;

CREATE TRIGGER analysis_deleted AFTER DELETE ON "analysis" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'analysis', old.id, json_object('id', old."id", 'title', old."title", 'comparison_id', old."comparison_id", 'outcome_id', old."outcome_id", 'time_window_id', old."time_window_id", 'measure', old."measure", 'model', old."model", 'profile', old."profile", 'multi_arm_policy', old."multi_arm_policy", 'purpose', old."purpose", 'is_planned', old."is_planned", 'parent_id', old."parent_id", 'overrides_json', old."overrides_json", 'declared_reason', old."declared_reason", 'position', old."position"), NULL); END;

CREATE TRIGGER analysis_id_is_fixed BEFORE UPDATE OF id ON "analysis" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER analysis_member_inserted AFTER INSERT ON "analysis_member" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'analysis_member', new.id, NULL, json_object('id', new."id", 'analysis_id', new."analysis_id", 'study_result_id', new."study_result_id", 'rule_choice', new."rule_choice", 'reviewer_choice', new."reviewer_choice", 'reason', new."reason")); END;

CREATE TRIGGER analysis_member_updated AFTER UPDATE ON "analysis_member" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'analysis_member', new.id, json_object('id', old."id", 'analysis_id', old."analysis_id", 'study_result_id', old."study_result_id", 'rule_choice', old."rule_choice", 'reviewer_choice', old."reviewer_choice", 'reason', old."reason"), json_object('id', new."id", 'analysis_id', new."analysis_id", 'study_result_id', new."study_result_id", 'rule_choice', new."rule_choice", 'reviewer_choice', new."reviewer_choice", 'reason', new."reason")); END;

CREATE TRIGGER analysis_member_deleted AFTER DELETE ON "analysis_member" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'analysis_member', old.id, json_object('id', old."id", 'analysis_id', old."analysis_id", 'study_result_id', old."study_result_id", 'rule_choice', old."rule_choice", 'reviewer_choice', old."reviewer_choice", 'reason', old."reason"), NULL); END;

CREATE TRIGGER analysis_member_id_is_fixed BEFORE UPDATE OF id ON "analysis_member" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER finding_inserted AFTER INSERT ON "finding" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'finding', new.id, NULL, json_object('id', new."id", 'comparison_id', new."comparison_id", 'outcome_id', new."outcome_id", 'time_window_id', new."time_window_id", 'subgroup', new."subgroup", 'analysis_id', new."analysis_id", 'narrative', new."narrative", 'position', new."position")); END;

CREATE TRIGGER finding_updated AFTER UPDATE ON "finding" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'finding', new.id, json_object('id', old."id", 'comparison_id', old."comparison_id", 'outcome_id', old."outcome_id", 'time_window_id', old."time_window_id", 'subgroup', old."subgroup", 'analysis_id', old."analysis_id", 'narrative', old."narrative", 'position', old."position"), json_object('id', new."id", 'comparison_id', new."comparison_id", 'outcome_id', new."outcome_id", 'time_window_id', new."time_window_id", 'subgroup', new."subgroup", 'analysis_id', new."analysis_id", 'narrative', new."narrative", 'position', new."position")); END;

CREATE TRIGGER finding_deleted AFTER DELETE ON "finding" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'finding', old.id, json_object('id', old."id", 'comparison_id', old."comparison_id", 'outcome_id', old."outcome_id", 'time_window_id', old."time_window_id", 'subgroup', old."subgroup", 'analysis_id', old."analysis_id", 'narrative', old."narrative", 'position', old."position"), NULL); END;

CREATE TRIGGER finding_id_is_fixed BEFORE UPDATE OF id ON "finding" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER baseline_risk_inserted AFTER INSERT ON "baseline_risk" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'baseline_risk', new.id, NULL, json_object('id', new."id", 'finding_id', new."finding_id", 'label', new."label", 'risk', new."risk", 'time_text', new."time_text", 'source_id', new."source_id", 'is_reference', new."is_reference")); END;

CREATE TRIGGER baseline_risk_updated AFTER UPDATE ON "baseline_risk" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'baseline_risk', new.id, json_object('id', old."id", 'finding_id', old."finding_id", 'label', old."label", 'risk', old."risk", 'time_text', old."time_text", 'source_id', old."source_id", 'is_reference', old."is_reference"), json_object('id', new."id", 'finding_id', new."finding_id", 'label', new."label", 'risk', new."risk", 'time_text', new."time_text", 'source_id', new."source_id", 'is_reference', new."is_reference")); END;

CREATE TRIGGER baseline_risk_deleted AFTER DELETE ON "baseline_risk" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'baseline_risk', old.id, json_object('id', old."id", 'finding_id', old."finding_id", 'label', old."label", 'risk', old."risk", 'time_text', old."time_text", 'source_id', old."source_id", 'is_reference', old."is_reference"), NULL); END;

CREATE TRIGGER baseline_risk_id_is_fixed BEFORE UPDATE OF id ON "baseline_risk" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER judgement_inserted AFTER INSERT ON "judgement" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'judgement', new.id, NULL, json_object('id', new."id", 'subject_table', new."subject_table", 'subject_id', new."subject_id", 'question_set', new."question_set", 'question_set_version', new."question_set_version", 'question', new."question", 'answer', new."answer", 'proposal', new."proposal", 'final', new."final", 'rationale', new."rationale", 'source_id', new."source_id", 'fingerprint_json', new."fingerprint_json", 'author', new."author", 'role', new."role")); END;

CREATE TRIGGER judgement_updated AFTER UPDATE ON "judgement" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'judgement', new.id, json_object('id', old."id", 'subject_table', old."subject_table", 'subject_id', old."subject_id", 'question_set', old."question_set", 'question_set_version', old."question_set_version", 'question', old."question", 'answer', old."answer", 'proposal', old."proposal", 'final', old."final", 'rationale', old."rationale", 'source_id', old."source_id", 'fingerprint_json', old."fingerprint_json", 'author', old."author", 'role', old."role"), json_object('id', new."id", 'subject_table', new."subject_table", 'subject_id', new."subject_id", 'question_set', new."question_set", 'question_set_version', new."question_set_version", 'question', new."question", 'answer', new."answer", 'proposal', new."proposal", 'final', new."final", 'rationale', new."rationale", 'source_id', new."source_id", 'fingerprint_json', new."fingerprint_json", 'author', new."author", 'role', new."role")); END;

CREATE TRIGGER judgement_deleted AFTER DELETE ON "judgement" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'judgement', old.id, json_object('id', old."id", 'subject_table', old."subject_table", 'subject_id', old."subject_id", 'question_set', old."question_set", 'question_set_version', old."question_set_version", 'question', old."question", 'answer', old."answer", 'proposal', old."proposal", 'final', old."final", 'rationale', old."rationale", 'source_id', old."source_id", 'fingerprint_json', old."fingerprint_json", 'author', old."author", 'role', old."role"), NULL); END;

CREATE TRIGGER judgement_id_is_fixed BEFORE UPDATE OF id ON "judgement" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER dismissal_inserted AFTER INSERT ON "dismissal" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'dismissal', new.id, NULL, json_object('id', new."id", 'check', new."check", 'rows_json', new."rows_json", 'seen_json', new."seen_json", 'note', new."note", 'author', new."author")); END;

CREATE TRIGGER dismissal_updated AFTER UPDATE ON "dismissal" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'dismissal', new.id, json_object('id', old."id", 'check', old."check", 'rows_json', old."rows_json", 'seen_json', old."seen_json", 'note', old."note", 'author', old."author"), json_object('id', new."id", 'check', new."check", 'rows_json', new."rows_json", 'seen_json', new."seen_json", 'note', new."note", 'author', new."author")); END;

CREATE TRIGGER dismissal_deleted AFTER DELETE ON "dismissal" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'dismissal', old.id, json_object('id', old."id", 'check', old."check", 'rows_json', old."rows_json", 'seen_json', old."seen_json", 'note', old."note", 'author', old."author"), NULL); END;

CREATE TRIGGER dismissal_id_is_fixed BEFORE UPDATE OF id ON "dismissal" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER edition_inserted AFTER INSERT ON "edition" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'edition', new.id, NULL, json_object('id', new."id", 'number', new."number", 'label', new."label", 'at', new."at", 'engine_version', new."engine_version", 'content_hash', new."content_hash", 'whats_new', new."whats_new")); END;

CREATE TRIGGER edition_updated AFTER UPDATE ON "edition" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'edition', new.id, json_object('id', old."id", 'number', old."number", 'label', old."label", 'at', old."at", 'engine_version', old."engine_version", 'content_hash', old."content_hash", 'whats_new', old."whats_new"), json_object('id', new."id", 'number', new."number", 'label', new."label", 'at', new."at", 'engine_version', new."engine_version", 'content_hash', new."content_hash", 'whats_new', new."whats_new")); END;

CREATE TRIGGER edition_deleted AFTER DELETE ON "edition" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'edition', old.id, json_object('id', old."id", 'number', old."number", 'label', old."label", 'at', old."at", 'engine_version', old."engine_version", 'content_hash', old."content_hash", 'whats_new', old."whats_new"), NULL); END;

CREATE TRIGGER edition_id_is_fixed BEFORE UPDATE OF id ON "edition" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER setting_inserted AFTER INSERT ON "setting" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'setting', new.id, NULL, json_object('id', new."id", 'value_json', new."value_json")); END;

CREATE TRIGGER setting_updated AFTER UPDATE ON "setting" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'setting', new.id, json_object('id', old."id", 'value_json', old."value_json"), json_object('id', new."id", 'value_json', new."value_json")); END;

CREATE TRIGGER setting_deleted AFTER DELETE ON "setting" BEGIN INSERT INTO row_change (command_seq, table_name, row_id, before, after)
     VALUES ((SELECT seq FROM current_command), 'setting', old.id, json_object('id', old."id", 'value_json', old."value_json"), NULL); END;

CREATE TRIGGER setting_id_is_fixed BEFORE UPDATE OF id ON "setting" WHEN new.id <> old.id BEGIN
  SELECT RAISE(ABORT, 'an id never changes'); END;

CREATE TRIGGER command_is_append_only BEFORE UPDATE ON command
WHEN old.result_json IS NOT NULL OR old.seq IS NOT (SELECT seq FROM current_command) OR new.seq <> old.seq OR new.id <> old.id
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER command_is_permanent BEFORE DELETE ON command BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER command_target_is_append_only BEFORE UPDATE ON command_target BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER command_target_is_permanent BEFORE DELETE ON command_target BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER row_change_is_append_only BEFORE UPDATE ON row_change BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

CREATE TRIGGER row_change_is_permanent BEFORE DELETE ON row_change BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
