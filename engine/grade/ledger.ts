import type { MethodEntry } from '../ledger-types.ts';

const NONE = (why: string) => ({ none: why });
const GRADE_6 = {
  citation: 'Guyatt GH et al (2011), GRADE guidelines 6, J Clin Epidemiol 64:1283-1293',
  doi: '10.1016/j.jclinepi.2011.01.012',
};
const GRADE_9 = {
  citation: 'Guyatt GH et al (2011), GRADE guidelines 9, J Clin Epidemiol 64:1311-1316',
  doi: '10.1016/j.jclinepi.2011.06.004',
};
const GRADE_32 = {
  citation: 'Zeng L et al (2021), GRADE guidelines 32, J Clin Epidemiol 137:163-175',
  doi: '10.1016/j.jclinepi.2021.03.026',
};
const GRADE_34 = {
  citation: 'Zeng L et al (2022), GRADE guidance 34, J Clin Epidemiol 150:216-224',
  doi: '10.1016/j.jclinepi.2022.07.014',
};
const RULE = NONE('an ordered rule; tested on the acceptance checklist, C34 and C35, and on tables of cases');

/** GRADE: suggestions for each domain, certainty, information size, statements. R's packages have no such functions. */
export const GRADE_METHODS: readonly MethodEntry[] = [
  entry('target', 'Target of certainty and the part of the scale it claims', 'targetOf', 'target', GRADE_32, RULE),
  entry(
    'magnitude',
    'Size of a point estimate against the thresholds',
    'magnitudeOf',
    'magnitude',
    {
      citation: 'Schünemann HJ et al (2022), GRADE guidance 35, J Clin Epidemiol 150:225-242',
      doi: '10.1016/j.jclinepi.2022.07.015',
    },
    RULE,
  ),
  entry(
    'judged-scale',
    'Scale on which a row is judged, with its thresholds',
    'judgedScale',
    'judged-scale',
    GRADE_34,
    RULE,
  ),
  entry(
    'risk-of-bias',
    'Suggestion for risk of bias',
    'proposeRiskOfBias',
    'risk-of-bias',
    { citation: 'Guyatt G et al (2025), Core GRADE 4, BMJ 389', doi: null },
    RULE,
  ),
  entry(
    'inconsistency',
    'Suggestion for inconsistency',
    'proposeInconsistency',
    'inconsistency',
    {
      citation: 'Guyatt G et al (2023), GRADE guidance 36, J Clin Epidemiol 158:70-83',
      doi: '10.1016/j.jclinepi.2023.03.003',
    },
    RULE,
  ),
  entry(
    'indirectness',
    'Suggestion for indirectness',
    'proposeIndirectness',
    'indirectness',
    {
      citation: 'Guyatt GH et al (2011), GRADE guidelines 8, J Clin Epidemiol 64:1303-1310',
      doi: '10.1016/j.jclinepi.2011.04.014',
    },
    RULE,
  ),
  entry(
    'interval',
    'Confidence interval against thresholds',
    'intervalLevels',
    'interval-against-thresholds',
    GRADE_34,
    RULE,
  ),
  entry('imprecision', 'Suggestion for imprecision', 'proposeImprecision', 'imprecision', GRADE_34, RULE),
  entry(
    'publication-bias',
    'Suggestion for publication bias',
    'proposePublicationBias',
    'publication-bias',
    { citation: 'Sterne JAC et al (2011), BMJ 343:d4002', doi: '10.1136/bmj.d4002' },
    RULE,
  ),
  entry('rating-up', 'Suggestions for rating up', 'proposeUpgrades', 'rating-up', GRADE_9, RULE),
  entry(
    'certainty',
    'Level from start, levels down and up',
    'certaintyLevel',
    'certainty',
    {
      citation: 'Guyatt GH et al (2011), GRADE guidelines 1, J Clin Epidemiol 64:383-394',
      doi: '10.1016/j.jclinepi.2010.04.026',
    },
    NONE('one sum within bounds'),
  ),
  entry(
    'start',
    'Level at which evidence starts',
    'startingLevel',
    'certainty',
    {
      citation: 'Guyatt GH et al (2011), GRADE guidelines 1, J Clin Epidemiol 64:383-394',
      doi: '10.1016/j.jclinepi.2010.04.026',
    },
    NONE('a rule; tested case by case'),
  ),
  entry(
    'certainty-suggestion',
    'Suggestions for all domains of a row',
    'proposeCertainty',
    'propose',
    {
      citation: 'Guyatt G et al (2025), Core GRADE 1 to 7, BMJ 389',
      doi: null,
    },
    NONE('gathers rules that have entries of their own'),
  ),
  entry(
    'ois-means',
    'Optimal information size, means',
    'informationSizeForMeans',
    'information-size',
    GRADE_6,
    NONE('closed form; acceptance checklist C34'),
    'stats::power.t.test (which uses t, not z)',
  ),
  entry(
    'ois-risks',
    'Optimal information size, risks',
    'informationSizeForRisks',
    'information-size',
    GRADE_6,
    NONE('closed form; acceptance checklist C34'),
    'stats::power.prop.test',
  ),
  entry(
    'ois-events',
    'Optimal information size, events',
    'informationSizeForEvents',
    'information-size',
    { citation: 'Schoenfeld DA (1983), Biometrics 39:499-503', doi: '10.2307/2531021' },
    NONE('closed form'),
  ),
  entry(
    'ois',
    'Optimal information size that fits a measure',
    'informationNeed',
    'information-need',
    GRADE_6,
    NONE('chooses among formulas that have entries'),
  ),
  entry(
    'statement',
    'Informative statement',
    'informativeStatement',
    'statement',
    {
      citation: 'Santesso N et al (2020), GRADE guidelines 26, J Clin Epidemiol 119:126-135',
      doi: '10.1016/j.jclinepi.2019.10.014',
    },
    NONE('a table of sentences; tested cell by cell'),
  ),
  entry(
    'mid-units',
    'Mean differences pooled in MID units',
    'pooledInMidUnits',
    'mid-units',
    { citation: 'Johnston BC et al (2010), Health Qual Life Outcomes 8:116', doi: '10.1186/1477-7525-8-116' },
    NONE('a division before pooling that has reference values'),
  ),
  entry(
    'mid-reading',
    'How to read MID units',
    'readMidUnits',
    'mid-units',
    { citation: 'Johnston BC et al (2010), Health Qual Life Outcomes 8:116', doi: '10.1186/1477-7525-8-116' },
    NONE('a rule; tested case by case'),
  ),
  entry(
    'reason',
    'Whether a reason for a rating may stand',
    'reasonRefused',
    'reason',
    { citation: 'Methodological Expectations of Cochrane Intervention Reviews, C74 and C75', doi: null },
    NONE('a rule on words; tested case by case'),
  ),
];

function entry(
  id: string,
  name: string,
  exportName: string,
  file: string,
  source: MethodEntry['source'],
  golden: MethodEntry['golden'],
  rCall = 'none',
): MethodEntry {
  return { id: `grade.${id}`, name, exportName, file: `engine/grade/${file}.ts`, source, golden, rCall };
}
