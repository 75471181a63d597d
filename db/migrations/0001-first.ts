import type { Migration } from './migration.ts';

/**
 * The whole file of DATA.md. Enumerations are CHECKed; plausibility never is, because papers print impossible numbers
 * and they must be storable. References never cascade: what disappears is deleted by name, so that the history and
 * its undo hold every row. Tables are WITHOUT ROWID, so that a table scan yields ascending ids, the order of a snapshot.
 */
const HISTORY = `
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
-- Values are by far the most changes, come in thousands at a time, and are never asked for all together.
CREATE INDEX row_change_table_name ON row_change (table_name) WHERE table_name <> 'value';

CREATE TABLE blob (
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  piece INTEGER NOT NULL CHECK (piece >= 0),
  bytes BLOB NOT NULL CHECK (length(bytes) <= 1048576),
  UNIQUE (hash, piece)
) STRICT;
`;

const PROTOCOL = `
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
`;

const STUDIES = `
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
`;

const RESULTS = `
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
`;

const ANALYSES = `
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
`;

const JUDGEMENTS = `
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
`;

export const first: Migration = {
  version: 1,
  name: 'first',
  schema: [HISTORY, PROTOCOL, STUDIES, RESULTS, ANALYSES, JUDGEMENTS].join('\n'),
};
