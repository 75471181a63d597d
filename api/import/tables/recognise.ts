import { guessDecimalMark } from '../../../engine/cell/decimal-mark.ts';
import type { ColumnRole, TableMapping, TextTable } from './types.ts';

/** Names of columns, lower case and without blanks, dots, hyphens and underscores, by what they hold. */
const NAMES: Readonly<Partial<Record<ColumnRole, string>>> = {
  study: 'study studyid studylabel studyname studlab slab trial author authors firstauthor id citation name',
  year: 'year studyyear publicationyear yearofstudy pubyear',
  outcome: 'outcome outcomename endpoint domain',
  time: 'time timepoint followup followuptime week weeks month months day days visit timeframe',
  instrument: 'instrument scale questionnaire instrumentname scalename',
  report: 'report source doi pmid sourcereport reportcitation',
  page: 'page pages table locator sourcepage pageortable sourcetable',
  quote: 'quote quotation verbatim sourcequote',
  'arm label': 'arm armlabel armname group groupname treatment treat trt intervention interventionname t',
  'a label':
    'treat1 t1 trt1 armone arm1 group1 grouplabel1 experimental experimentalgrouplabel intervention1 treatment1 labela arma groupa',
  'b label':
    'treat2 t2 trt2 armtwo arm2 group2 grouplabel2 control comparator controlgrouplabel intervention2 treatment2 labelb armb groupb',
  'arm n': 'n total samplesize ni ntotal nanalysed nanalyzed',
  'arm mean': 'mean meani m mi average',
  'arm sd': 'sd stddev standarddeviation sdi s',
  'arm se': 'sem sei standarderror standarderrorofmean',
  'arm events': 'events event r cases xi eventsn responders',
  'arm percent': 'percent pct proportionpercent',
  'arm median': 'median med',
  'arm q1': 'q1 lowerquartile p25',
  'arm q3': 'q3 upperquartile p75',
  'arm min': 'min minimum',
  'arm max': 'max maximum',
  'arm person_time': 'persontime personyears ti exposure',
  'a n': 'n1i nti ne n1 total1 n1total experimentaln totale ntreat nt nintervention nexp na',
  'a mean': 'm1i meane mean1 experimentalmean meant meanintervention meanexp meana m1 y1',
  'a sd': 'sd1i sde sd1 experimentalsd sdt sdintervention sdexp sda s1',
  'a se': 'se1 see se1i sem1',
  'a events':
    'ai evente events1 event1 experimentalcases eventt eventsintervention eventsexp eventsa r1 x1i x1 xti tpos',
  'a non_events': 'bi nonevents1 noneventse tneg',
  'a person_time': 't1i timee persontime1 time1',
  'a median': 'mediane median1',
  'a q1': 'q1e q11',
  'a q3': 'q3e q31',
  'a min': 'mine min1',
  'a max': 'maxe max1',
  'b n': 'n2i nci nc n2 total2 n2total controln totalc ncontrol ncomp ncontr nb',
  'b mean': 'm2i meanc mean2 controlmean meancontrol meancomp meanb m2 y2',
  'b sd': 'sd2i sdc sd2 controlsd sdcontrol sdcomp sdb s2',
  'b se': 'se2 sec se2i sem2',
  'b events': 'ci eventc events2 event2 controlcases eventscontrol eventscomp eventsb r2 x2i x2 xci cpos',
  'b non_events': 'di nonevents2 noneventsc cneg',
  'b person_time': 't2i timec persontime2 time2',
  'b median': 'medianc median2',
  'b q1': 'q1c q12',
  'b q3': 'q3c q32',
  'b min': 'minc min2',
  'b max': 'maxc max2',
  'contrast estimate':
    'yi te estimate effect effectsize effectestimate es givmean md smd or rr hr rd irr rom oddsratio riskratio hazardratio riskdifference meandifference difference',
  'contrast variance': 'vi variance var',
  'contrast se': 'sete se givse seyi standarderroroftheestimate',
  'contrast ci_low': 'lower cilow cilb lcl lowerci cilower ll lowerlimit cistart lowercl ci95low l95 low95',
  'contrast ci_high': 'upper cihigh ciub ucl upperci ciupper ul upperlimit ciend uppercl ci95high u95 high95',
  'contrast p': 'p pval pvalue pvalues',
  'contrast o_minus_e': 'oe ominuse',
  'contrast v': 'v',
};

const ROLE_OF_NAME: ReadonlyMap<string, ColumnRole> = new Map(
  Object.entries(NAMES).flatMap(([role, names]) => names.split(' ').map((name) => [name, role as ColumnRole] as const)),
);

const MEASURE_OF_NAME: Readonly<Record<string, TableMapping['measure']>> = {
  md: 'MD',
  meandifference: 'MD',
  smd: 'SMD',
  or: 'OR',
  oddsratio: 'OR',
  rr: 'RR',
  riskratio: 'RR',
  hr: 'HR',
  hazardratio: 'HR',
  rd: 'RD',
  riskdifference: 'RD',
  irr: 'IRR',
  rom: 'ROM',
};

export const plainName = (header: string): string =>
  header
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\(.*?\)/gu, '')
    .replace(/[^a-z0-9]+/gu, '')
    .replace(/^(?:9[05]|99)(?=[a-z])/u, '');

/** How many of the cells of a row are names of columns that are known. */
export const recognisedCount = (cells: readonly string[]): number =>
  cells.filter((cell) => ROLE_OF_NAME.has(plainName(cell))).length;

/** The two groups under which the numbers of two arms stand, in their order; null where there are none, or more. */
type Groups = Readonly<{ a: string; b: string; of: readonly string[] }>;

function groupsOf({ names: columns }: TextTable, names: readonly string[]): Groups | null {
  if (!columns) return null;
  const of = columns.map(({ group }) => group);
  const [a, b, ...others] = new Set(of.filter((group, at) => group !== '' && isOfArm(names[at])));
  return a !== undefined && b !== undefined && others.length === 0 ? { a, b, of } : null;
}

const isOfArm = (name: string | undefined): boolean => ROLE_OF_NAME.get(name ?? '')?.startsWith('arm ') ?? false;

function roleOf(name: string, groups: Groups | null, at: number): ColumnRole {
  const role = ROLE_OF_NAME.get(name) ?? 'ignore';
  const side = groups === null ? null : groups.of[at] === groups.a ? 'a' : groups.of[at] === groups.b ? 'b' : null;
  return side !== null && role.startsWith('arm ') && role !== 'arm label' && role !== 'arm attribute'
    ? (role.replace('arm', side) as ColumnRole)
    : role;
}

/** Numbers of one arm that are named twice over, `Mean, SD, N, Mean, SD, N`, are those of a first and a second arm. */
function bySide(roles: readonly ColumnRole[]): readonly ColumnRole[] {
  const numbers = roles.filter((role) => /^arm (?!label|attribute)/u.test(role));
  const first = new Set(numbers);
  if (roles.includes('arm label') || first.size < 2 || numbers.length !== 2 * first.size) return roles;
  const seen = new Set<ColumnRole>();
  return roles.map((role) => {
    if (!first.has(role)) return role;
    const side = seen.has(role) ? 'b' : 'a';
    seen.add(role);
    return role.replace('arm', side) as ColumnRole;
  });
}

/** A mapping proposed from the columns' names and contents: metafor's, meta's, netmeta's, RevMan's, and plain English. */
export function recogniseColumns(table: TextTable): TableMapping {
  const names = table.header.map((header, at) => plainName(table.names?.[at]?.name ?? header));
  const groups = groupsOf(table, names);
  const known = bySide(names.map((name, at): ColumnRole => roleOf(name, groups, at)));
  const isWide = known.some((role) => role.startsWith('a ')) && known.some((role) => role.startsWith('b '));
  const settledRoles = known.map((role, at) => settled(role, names[at] ?? '', names, isWide));
  const roles = onlyFirst(isWide ? settledRoles : withIntervalsOfArms(settledRoles));
  const measureName = names.find((name) => Object.hasOwn(MEASURE_OF_NAME, name));
  const holds = (field: string) => roles.some((role) => role.endsWith(` ${field}`));
  const texts = table.rows
    .slice(0, 500)
    .flatMap(({ cells }) =>
      cells.filter((_, at) => / \w/u.test(roles[at] ?? '') && !/ (?:label|attribute)$/u.test(roles[at] ?? '')),
    );
  const guess = guessDecimalMark(texts);
  const isLogarithm = names.includes('yi') || names.includes('te') || names.includes('givmean');
  return {
    roles,
    decimalMark: guess.confidence === 'unknown' ? null : guess.mark,
    outcome: '',
    outcomeKind: holds('person_time')
      ? 'count or rate'
      : holds('events') || /^(?:OR|RR|RD)$/u.test(measureName ? (MEASURE_OF_NAME[measureName] ?? '') : '')
        ? 'binary'
        : 'continuous',
    time: '',
    timeUnit: names.some((name) => /^months?$/u.test(name))
      ? 'months'
      : names.some((name) => /^days?$/u.test(name))
        ? 'days'
        : 'weeks',
    labelA: groups?.a ?? 'Intervention',
    labelB: groups?.b ?? 'Comparator',
    measure: measureName === undefined ? (holds('events') ? 'RR' : 'MD') : (MEASURE_OF_NAME[measureName] ?? 'MD'),
    isLogarithm,
    score: null,
    ciLevel: levelIn(table.header),
  };
}

/** The confidence level that a header names, such as `90% CI low`; else 95. */
function levelIn(header: readonly string[]): number {
  for (const name of header) {
    const level = /(?:^|\D)(9[059])\s*%?\s*-?(?:CI|CrI|LCL|UCL|confidence|lower|upper|lo|hi)/iu.exec(name)?.[1];
    if (level !== undefined) return Number(level);
  }
  return 95;
}

/** Names that hold one thing in one layout and another in the next. */
function settled(role: ColumnRole, name: string, names: readonly string[], isWide: boolean): ColumnRole {
  const has = (other: string) => names.includes(other);
  // metafor: ci is the events of the second group, beside ai; sei is the error of yi.
  if (name === 'ci') return has('ai') || has('bi') || has('di') ? 'b events' : 'ignore';
  if (name === 'sei' || name === 'se') return has('mean') && !has('yi') && !isWide ? 'arm se' : 'contrast se';
  // netmeta's contrasts name their treatments; CINeMA's wide arms do too.
  if (name === 'v') return has('oe') || has('ominuse') ? 'contrast v' : 'ignore';
  if (/^(?:group|treatment|intervention|t)$/u.test(name) && isWide) return 'ignore';
  if (isWide && (role === 'arm n' || role === 'arm events')) return 'ignore';
  if (name === 'id' && (has('study') || has('studlab') || has('slab') || has('author'))) return 'ignore';
  if (
    (name === 'author' || name === 'authors' || name === 'name' || name === 'citation') &&
    (has('study') || has('studlab') || has('slab') || has('trial'))
  )
    return 'ignore';
  if (name === 'time' && has('persontime')) return 'time';
  return role;
}

/** Limits beside the mean or percentage of one arm are that arm's, where no contrast has an estimate. */
function withIntervalsOfArms(roles: readonly ColumnRole[]): readonly ColumnRole[] {
  const ofArm = roles.some((role) => role === 'arm mean' || role === 'arm percent');
  if (!ofArm || roles.includes('contrast estimate')) return roles;
  return roles.map((role) =>
    role === 'contrast ci_low' ? 'arm ci_low' : role === 'contrast ci_high' ? 'arm ci_high' : role,
  );
}

/** Each role but characteristics and what is ignored belongs to the first column that has it. */
function onlyFirst(roles: readonly ColumnRole[]): readonly ColumnRole[] {
  const taken = new Set<ColumnRole>();
  return roles.map((role) => {
    if (role === 'ignore' || role === 'attribute' || role === 'arm attribute') return role;
    if (taken.has(role)) return 'ignore';
    taken.add(role);
    return role;
  });
}
