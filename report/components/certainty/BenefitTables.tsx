import type { BenefitContrast } from '../../../engine/review/benefit/types.ts';
import { formatCompact, formatFixed } from '../../../engine/text/format-number.ts';
import { formatProbability } from '../../../engine/text/format-probability.ts';
import { formatPrinted, usualLevelText } from '../numbers.ts';
import { BENEFIT, benefitTitle, measured } from './benefit-phrases.ts';
import { SOF } from './phrases.ts';

/** On paper: each study that prints a mean difference and responders, the two in one table, and why they differ. */
export function BenefitTables({ contrasts }: Readonly<{ contrasts: readonly BenefitContrast[] }>) {
  const sources = new Set(contrasts.map(({ thresholdSource }) => thresholdSource));
  const [source] = sources.size === 1 ? [...sources] : [];
  const shared = sharedReasons(contrasts);
  return (
    <>
      {contrasts.map((contrast) => (
        <section key={contrast.studyResultId} className="benefit-part">
          <h3>{BENEFIT.heading(contrast.study, contrast.outcome, contrast.observed[0]?.time ?? '')}</h3>
          <Comparison contrast={contrast} />
          {contrast.estimated === null || contrast.estimated.roundingNote === null ? null : (
            <p className="keep">{contrast.estimated.roundingNote}</p>
          )}
          <p className="keep">{BENEFIT.why}:</p>
          <Reasons reasons={contrast.reasons.filter((reason) => !shared.includes(reason))} />
          {contrast.thresholdSource === null || sources.size === 1 ? null : (
            <p>{BENEFIT.source(contrast.thresholdSource)}</p>
          )}
        </section>
      ))}
      {shared.length === 0 ? null : (
        <section className="benefit-part">
          <p className="keep">{BENEFIT.whyAll}:</p>
          <Reasons reasons={shared} />
        </section>
      )}
      {typeof source === 'string' ? <p>{BENEFIT.source(source)}</p> : null}
    </>
  );
}

function Reasons({ reasons }: Pick<BenefitContrast, 'reasons'>) {
  return (
    <ol>
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ol>
  );
}

/** Reasons that every one of several studies shares, word for word: said once. */
function sharedReasons(contrasts: readonly BenefitContrast[]): readonly string[] {
  const [first, ...others] = contrasts;
  if (first === undefined || others.length === 0) return [];
  return first.reasons.filter((reason) => others.every(({ reasons }) => reasons.includes(reason)));
}

function Comparison({ contrast }: Readonly<{ contrast: BenefitContrast }>) {
  const { unit, difference, threshold, better, probabilityBeyond, estimated, observed } = contrast;
  const mark = measured(formatCompact(threshold), unit);
  return (
    <table className="benefit-table">
      <caption>{benefitTitle(contrast)}</caption>
      <thead>
        <tr>
          <th scope="col">{BENEFIT.measure}</th>
          <th scope="col">{BENEFIT.with}</th>
          <th scope="col">{BENEFIT.without}</th>
          <th scope="col">{BENEFIT.differenceOf(usualLevelText)}</th>
        </tr>
      </thead>
      <tbody>
        <Line name={BENEFIT.averageOf(unit)} difference={formatPrinted(difference)} />
        <Line name={BENEFIT.smallest} difference={formatCompact(better === 'lower' ? -threshold : threshold)} />
        <Line name={BENEFIT.reaches(mark)} difference={formatProbability(probabilityBeyond)} />
        {estimated === null ? (
          <Line name={BENEFIT.estimated} difference={BENEFIT.none} />
        ) : (
          <Line
            name={`${BENEFIT.estimated}: ${estimated.definition}`}
            sides={[percent(estimated.intervention), percent(estimated.comparator)]}
            difference={`${moreOrFewer(estimated.difference.estimate)} (${formatFixed(100 * estimated.difference.low, 0)} to ${formatFixed(100 * estimated.difference.high, 0)})`}
          />
        )}
        {observed.map((seen) => (
          <Line
            key={seen.definition}
            name={`${BENEFIT.observed}: ${seen.definition}, ${seen.time}`}
            sides={[seen.interventionText, seen.comparatorText]}
            difference={moreOrFewer(seen.intervention - seen.comparator)}
          />
        ))}
      </tbody>
    </table>
  );
}

type LineProps = Readonly<{ name: string; sides?: readonly [string, string]; difference: string }>;

function Line({ name, sides = [SOF.none, SOF.none], difference }: LineProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{sides[0]}</td>
      <td>{sides[1]}</td>
      <td>{difference}</td>
    </tr>
  );
}

const percent = (share: number): string => `${formatFixed(100 * share, 0)}%`;

function moreOrFewer(difference: number): string {
  const points = Math.round(100 * difference);
  return points < 0 ? BENEFIT.fewer(String(-points)) : BENEFIT.more(String(points));
}
