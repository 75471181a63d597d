import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GLOSSARY, type TermId } from '../../renderer/widgets/glossary.ts';

// A term of the field that a screen uses is explained on it: the feature whose phrases hold the word shows its `Term`.

const features = join(import.meta.dirname, '..', '..', 'renderer', 'features');

/** Words that a reviewer who comes from another tool may not know, each with the entry that explains it. */
const JARGON: readonly (readonly [RegExp, TermId])[] = [
  [/tau²/u, 'tauSquared'],
  [/I²/u, 'iSquared'],
  [/Prediction interval/u, 'predictionInterval'],
  [/Knapp–Hartung/u, 'knappHartung'],
  [/\bWald\b/u, 'waldInterval'],
  [/REML/u, 'restrictedMaximumLikelihood'],
  [/Paule–Mandel/u, 'pauleMandel'],
  [/DerSimonian–Laird/u, 'derSimonianLaird'],
  [/Mantel–Haenszel/u, 'mantelHaenszel'],
  [/Random effects/u, 'randomEffects'],
  [/Common effect/u, 'commonEffect'],
  [/Leave-one-out/u, 'leaveOneOut'],
  [/DFFITS|Cook’s distance|Covariance ratio/u, 'influence'],
  [/Funnel plot/u, 'funnelPlot'],
  [/Egger/u, 'eggerTest'],
  [/Trim and fill/u, 'trimAndFill'],
  [/Baujat/u, 'baujatPlot'],
  [/GOSH/u, 'allSubsets'],
  [/Meta-regression/u, 'metaRegression'],
  [/R²/u, 'heterogeneityExplained'],
  [/Probability of benefit/u, 'probabilityOfBenefit'],
  [/Effect measure/u, 'standardisedMeanDifference'],
  [/\bMID\b|[Mm]inimal important difference/u, 'minimalImportantDifference'],
  [/[Bb]aseline risk/u, 'baselineRisk'],
  [/[Ii]ntracluster correlation/u, 'intraclusterCorrelation'],
  [/crossover periods/u, 'crossoverCorrelation'],
  [/Standard deviation where none was printed/u, 'imputedStandardDeviation'],
  [/PRISMA 2020/u, 'prismaFlow'],
  [/[Ii]nformation size/u, 'informationSize'],
  [/Inconsistency/u, 'inconsistency'],
  [/Indirectness/u, 'indirectness'],
  [/Imprecision/u, 'imprecision'],
  [/Publication bias/u, 'publicationBias'],
  [/Dose-response/u, 'ratingUp'],
  [/contextualised/u, 'ratingTarget'],
  [/intention to treat/u, 'effectOfInterest'],
  [/LS mean/u, 'leastSquaresMean'],
  [/O − E/u, 'observedMinusExpected'],
];

/** What a feature says and what it is made of, read once. */
const FEATURES = readdirSync(features).map((name) => {
  const files = readdirSync(join(features, name), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.tsx?$/u.test(file),
  );
  const textOf = (wanted: boolean): string =>
    files
      .filter((file) => file.endsWith('phrases.ts') === wanted)
      .map((file) => readFileSync(join(features, name, file), 'utf8'))
      .join('\n');
  return { name, phrases: textOf(true), code: textOf(false) };
});

const explains = (code: string, term: TermId): boolean => new RegExp(`['"]${term}['"]`, 'u').test(code);

function unexplained({ name, phrases, code }: (typeof FEATURES)[number]): readonly string[] {
  return JARGON.filter(([word, term]) => word.test(phrases) && !explains(code, term)).map(
    ([word, term]) => `${name} says ${word.source} and does not explain ${term}`,
  );
}

describe('jargon', () => {
  test('on every screen is explained in place', () => {
    expect(FEATURES.length).toBeGreaterThan(8);
    expect(FEATURES.flatMap(unexplained)).toEqual([]);
  });

  test('every word looked for is said somewhere, so that the list does not outlive the screens', () => {
    const said = FEATURES.map(({ phrases }) => phrases).join('\n');
    expect(JARGON.filter(([word]) => !word.test(said)).map(([word]) => word.source)).toEqual([]);
  });

  test('every entry is shown by some screen', () => {
    const code = FEATURES.map((feature) => feature.code).join('\n');
    expect((Object.keys(GLOSSARY) as TermId[]).filter((term) => !explains(code, term))).toEqual([]);
  });

  test('a planted one is found', () => {
    const planted = { name: 'planted', phrases: "title: 'GOSH'", code: '<Term id="baujatPlot">' };
    expect(unexplained(planted)).toEqual(['planted says GOSH and does not explain allSubsets']);
  });

  test.each(Object.entries(GLOSSARY))('%s has two sentences, a source and its DOI', (_, entry) => {
    for (const sentence of entry.sentences) expect(sentence).toMatch(/^[^.]+(?:\.[^.\s][^.]*)*\.$/u);
    expect(entry.source).not.toBe('');
    expect(entry.doi).toMatch(/^10\.\d{4,}\/\S+$/u);
  });
});
