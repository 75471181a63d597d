import type { BenefitContrast as Contrast } from '../../../engine/review/benefit/types.ts';
import { formatCompact, formatFixed } from '../../../engine/text/format-number.ts';
import { formatProbability } from '../../../engine/text/format-probability.ts';
import { formatPrinted } from '../numbers.ts';
import { BENEFIT, measured } from './benefit-phrases.ts';
import { DifferenceScale } from './DifferenceScale.tsx';

/** One study: its difference against the threshold, the responders estimated from means and those observed, and why they differ. */
export function BenefitContrast({ contrast }: Readonly<{ contrast: Contrast }>) {
  const {
    study,
    unit,
    difference,
    threshold,
    thresholdSource,
    better,
    probabilityBeyond,
    estimated,
    observed,
    reasons,
  } = contrast;
  const mark = measured(formatCompact(threshold), unit);
  return (
    <div className="benefit-study">
      <p>{BENEFIT.lead(study)}</p>
      <dl className="benefit-grid">
        <div>
          <dt>{BENEFIT.difference}</dt>
          <dd>
            <DifferenceScale
              difference={difference}
              threshold={better === 'lower' ? -threshold : threshold}
              label={BENEFIT.spoken(study, formatPrinted(difference), mark)}
              thresholdLabel={BENEFIT.scale(mark)}
            />
            <span className="benefit-number">{`${formatPrinted(difference)} ${unit}`}</span>
            <span className="detail">{BENEFIT.probability(formatProbability(probabilityBeyond), mark)}</span>
          </dd>
        </div>
        <div>
          <dt>{estimated === null ? BENEFIT.estimated : `${BENEFIT.estimated}: ${estimated.definition}`}</dt>
          <dd>
            {estimated === null ? BENEFIT.none : <Shares {...estimated} texts={null} interval={estimated.difference} />}
            {estimated === null || estimated.roundingNote === null ? null : (
              <span className="detail">{estimated.roundingNote}</span>
            )}
          </dd>
        </div>
        {observed.map((seen) => (
          <div key={seen.definition}>
            <dt>{`${BENEFIT.observed}: ${seen.definition}, ${seen.time}`}</dt>
            <dd>
              <Shares {...seen} texts={[seen.interventionText, seen.comparatorText]} interval={null} />
              {seen.quote === null ? null : (
                <blockquote className="small quiet" aria-label={BENEFIT.quote}>
                  {seen.quote}
                </blockquote>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <h4 className="benefit-why">{BENEFIT.why}</h4>
      <ol className="benefit-reasons">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ol>
      {thresholdSource === null ? null : <p className="small quiet">{BENEFIT.source(thresholdSource)}</p>}
    </div>
  );
}

type SharesProps = Readonly<{
  intervention: number;
  comparator: number;
  /** As printed; null prints rounded percentages. */
  texts: readonly [intervention: string, comparator: string] | null;
  interval: Readonly<{ low: number; high: number }> | null;
}>;

/** Two shares as bars on one scale from 0 to 100%. */
function Shares({ intervention, comparator, texts, interval }: SharesProps) {
  const percent = (share: number) => `${formatFixed(100 * share, 0)}%`;
  const points = Math.round(100 * (intervention - comparator));
  return (
    <>
      {(
        [
          [BENEFIT.with, intervention, texts?.[0] ?? percent(intervention)],
          [BENEFIT.without, comparator, texts?.[1] ?? percent(comparator)],
        ] as const
      ).map(([label, share, text]) => (
        <div key={label} className="share">
          <span className="quiet">{label}</span>
          <span className="share-bar" aria-hidden="true">
            <span style={{ inlineSize: percent(share) }} />
          </span>
          <span className="number">{text}</span>
        </div>
      ))}
      <span className="detail">
        {points < 0 ? BENEFIT.fewer(String(-points)) : BENEFIT.more(String(points))}
        {interval === null
          ? null
          : ` (${BENEFIT.interval(formatFixed(100 * interval.low, 0), formatFixed(100 * interval.high, 0))})`}
      </span>
    </>
  );
}
