import fc from 'fast-check';

export type Studies = Readonly<{ effects: number[]; variances: number[] }>;

/** Every property runs on the same data each time. */
export const SEEDED = { seed: 20261122, numRuns: 150 } as const;

/** k studies of ordinary size: effects within 5, variances from 0.001 to 4. */
export const ordinaryStudies = (minLength: number, maxLength = 25): fc.Arbitrary<Studies> =>
  fc
    .array(
      fc.record({
        effect: fc.double({ min: -5, max: 5, noNaN: true }),
        variance: fc.double({ min: 0.001, max: 4, noNaN: true }),
      }),
      { minLength, maxLength },
    )
    .map(columns);

/** Awkward studies: ties, zeros, huge and tiny effects, variances from 1e-10 to 1e10. */
export const awkwardStudies = (minLength: number, maxLength = 12): fc.Arbitrary<Studies> =>
  fc
    .array(
      fc.record({
        effect: fc.oneof(fc.constantFrom(0, 0.25, -1, 1e6, -1e-6), fc.double({ min: -1e3, max: 1e3, noNaN: true })),
        variance: fc.oneof(
          fc.constantFrom(0.04, 1),
          fc.integer({ min: -10, max: 10 }).map((exponent) => 10 ** exponent),
        ),
      }),
      { minLength, maxLength },
    )
    .map(columns);

function columns(rows: readonly { effect: number; variance: number }[]): Studies {
  return { effects: rows.map(({ effect }) => effect), variances: rows.map(({ variance }) => variance) };
}

/** The same studies the other way round. */
export const reversed = ({ effects, variances }: Studies): Studies => ({
  effects: effects.toReversed(),
  variances: variances.toReversed(),
});

/** Largest relative difference of two numbers, measured against `scale` near zero. */
export const apart = (a: number, b: number, scale = 1): number =>
  Math.abs(a - b) / Math.max(scale, Math.abs(a), Math.abs(b));
