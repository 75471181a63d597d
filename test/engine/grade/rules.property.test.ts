import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgedIntervalLevels } from '../../../engine/grade/interval-against-thresholds.ts';
import { judgedScale } from '../../../engine/grade/judged-scale.ts';
import { proposeCertainty } from '../../../engine/grade/propose.ts';
import { DEFAULT_GRADE_SETTINGS } from '../../../engine/grade/settings.ts';
import { targetOf } from '../../../engine/grade/target.ts';
import type { TargetKind } from '../../../engine/grade/types.ts';
import { SEEDED } from '../study-arbitraries.ts';
import { drawn, evidenceFrom, type Drawn } from './evidence-arbitrary.ts';

const settings = DEFAULT_GRADE_SETTINGS;
const target = fc.constantFrom<TargetKind>('null', 'MID', 'range');
const levelsOf = (of: Drawn, kind: TargetKind) =>
  proposeCertainty(evidenceFrom(of), kind, settings).domains.map(({ levels }) => levels);
const runs = SEEDED;

describe('the rules', () => {
  it('never lower the downgrade for imprecision when the interval widens', () => {
    fc.assert(
      fc.property(
        drawn,
        target,
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (of, kind, below, above) => {
          const evidence = evidenceFrom(of);
          const claim = targetOf(evidence, kind, settings);
          const { low, high } = evidence.effect;
          const [narrow, wide] = [
            { low, high },
            { low: low - below, high: high + above },
          ].map((limits) => judgedIntervalLevels(limits, claim, evidence.scale).levels);
          expect(wide).toBeGreaterThanOrEqual(narrow!);
        },
      ),
      runs,
    );
  });

  it('never lower it per 1000 either, where limits beside zero are printed with a decimal', () => {
    const scale = judgedScale(
      { measure: 'RR', unit: null, small: 10, moderate: 30, large: 60, source: null, baselineRisk: 0.05 },
      settings,
    );
    const limit = fc.double({ min: -45, max: 45, noNaN: true });
    fc.assert(
      fc.property(limit, limit, limit, limit, target, (a, b, c, d, kind) => {
        const [outerLow, low, high, outerHigh] = [a, b, c, d].toSorted((x, y) => x - y) as [
          number,
          number,
          number,
          number,
        ];
        const middle = Math.log1p((low + high) / 2 / 50);
        const evidence = evidenceFrom(
          {
            studies: [{ estimate: 0, standardError: 1, participants: 10, riskOfBias: 'low' }],
            small: 1,
            moderate: null,
            large: null,
            better: 'lower',
          },
          {
            measure: 'RR',
            scale,
            effect: { estimate: middle, low: middle, high: middle },
          },
        );
        const claim = targetOf(evidence, kind, settings);
        const levels = (limits: { low: number; high: number }) => judgedIntervalLevels(limits, claim, scale).levels;
        expect(levels({ low: outerLow, high: outerHigh })).toBeGreaterThanOrEqual(levels({ low, high }));
      }),
      { ...SEEDED, numRuns: 1000 },
    );
  });

  it('rate the mirror image the same: every sign turned round, and which way is better with it', () => {
    fc.assert(
      fc.property(drawn, target, (of, kind) => {
        const mirrored: Drawn = {
          ...of,
          studies: of.studies.map((study) => ({ ...study, estimate: -study.estimate })),
          better: of.better === 'lower' ? 'higher' : 'lower',
        };
        expect(levelsOf(mirrored, kind)).toEqual(levelsOf(of, kind));
        const [a, b] = [of, mirrored].map((one) => proposeCertainty(evidenceFrom(one), kind, settings).target);
        expect(b).toMatchObject({ direction: a!.direction, magnitude: a!.magnitude, claim: a!.claim });
      }),
      runs,
    );
  });

  it('rate swapped arms the same, with benefit turned to harm', () => {
    fc.assert(
      fc.property(drawn, target, (of, kind) => {
        const swapped: Drawn = { ...of, studies: of.studies.map((study) => ({ ...study, estimate: -study.estimate })) };
        expect(levelsOf(swapped, kind)).toEqual(levelsOf(of, kind));
        const [a, b] = [of, swapped].map((one) => proposeCertainty(evidenceFrom(one), kind, settings).target.direction);
        expect(b).toBe({ benefit: 'harm', harm: 'benefit', none: 'none' }[a!]);
      }),
      runs,
    );
  });

  it('do not depend on the order of the studies', () => {
    fc.assert(
      fc.property(drawn, target, fc.nat(), (of, kind, seed) => {
        const turn = seed % of.studies.length;
        const reordered: Drawn = { ...of, studies: [...of.studies.slice(turn), ...of.studies.slice(0, turn)] };
        expect(levelsOf(reordered, kind)).toEqual(levelsOf(of, kind));
      }),
      runs,
    );
  });

  it('keep levels and certainty within their bounds, and every downgrade has its footnote', () => {
    fc.assert(
      fc.property(drawn, target, (of, kind) => {
        const { domains, level, start, down } = proposeCertainty(evidenceFrom(of), kind, settings);
        expect(level).toBe(Math.max(1, start.level - down));
        for (const { levels, footnote, sentence } of domains) {
          expect(levels === null || (levels >= 0 && levels <= 3)).toBe(true);
          expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
          if (levels !== null && levels > 0)
            expect(footnote).toMatch(/^Downgraded (?:one level|two levels|three levels) for /u);
        }
      }),
      runs,
    );
  });

  it('claim a part of the scale that holds the estimate', () => {
    fc.assert(
      fc.property(drawn, target, (of, kind) => {
        const evidence = evidenceFrom(of);
        const { zone, claim } = targetOf(evidence, kind, settings);
        const printed = Math.round(evidence.effect.estimate * 100) / 100;
        expect(printed >= zone.low - 1e-9 && printed <= zone.high + 1e-9).toBe(true);
        expect(kind !== 'MID' || claim !== null).toBe(true);
      }),
      runs,
    );
  });
});
