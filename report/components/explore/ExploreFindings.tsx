import type { FindingRow, SummaryOfFindings } from '../../../engine/review/derived.ts';
import { CertaintyCell } from '../certainty/CertaintyCell.tsx';
import { IconArray } from '../certainty/IconArray.tsx';
import type { ReportExplored } from '../report-input.ts';
import { exploredTexts } from './explored-texts.ts';
import { EXPLORE } from './phrases.ts';

type Props = Readonly<{ summary: SummaryOfFindings; explored: readonly ReportExplored[] }>;
type Sides = Readonly<{ intervention: string; comparator: string }>;

/**
 * The findings to explore in a web page: in words or numbers, out of 100 or 1000, at other baseline risks. The choices of wording
 * work by the page's styles; the slider needs the page's script and is hidden without it.
 */
export function ExploreFindings({ summary, explored }: Props) {
  return (
    <div className="explore">
      <p className="quiet">{EXPLORE.lead}</p>
      <Choice
        name="words"
        label={EXPLORE.words}
        options={[
          ['plain', EXPLORE.plain],
          ['numbers', EXPLORE.numbers],
        ]}
      />
      {explored.length === 0 ? null : (
        <Choice
          name="per"
          label={EXPLORE.per}
          options={[
            ['100', EXPLORE.people('100')],
            ['1000', EXPLORE.people('1000')],
          ]}
        />
      )}
      {summary.comparisons
        .filter(({ rows }) => rows.length > 0)
        .map(({ comparisonId, intervention, comparator, rows }) => (
          <section key={comparisonId}>
            <h3>{`${intervention} · ${comparator}`}</h3>
            {rows.map((row) => (
              <Finding
                key={row.findingId}
                row={row}
                sides={{ intervention, comparator }}
                notes={row.certaintyFootnotes.map((index) => summary.footnotes[index] ?? '')}
                explored={explored.find(({ findingId }) => findingId === row.findingId) ?? null}
              />
            ))}
          </section>
        ))}
    </div>
  );
}

type ChoiceProps = Readonly<{
  name: string;
  label: string;
  options: readonly (readonly [id: string, label: string])[];
}>;

function Choice({ name, label, options }: ChoiceProps) {
  return (
    <fieldset className="explore-choice">
      <legend>{label}</legend>
      {options.map(([id, text], index) => (
        <label key={id}>
          <input type="radio" name={`explore-${name}`} value={id} defaultChecked={index === 0} /> {text}
        </label>
      ))}
    </fieldset>
  );
}

type FindingProps = Readonly<{
  row: FindingRow;
  sides: Sides;
  notes: readonly string[];
  explored: ReportExplored | null;
}>;

function Finding({ row, sides, notes, explored }: FindingProps) {
  return (
    <article className="explore-row" data-finding-id={row.findingId}>
      <div>
        <strong>{row.outcome}</strong>
        <span className="detail">{row.outcomeDetail}</span>
        <CertaintyCell certainty={row.certainty} />
        {notes.length === 0 ? null : (
          <details>
            <summary>{EXPLORE.why}</summary>
            <ul className="footnotes">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div>
        <p data-words="plain">{row.sentence}</p>
        <p data-words="numbers">{row.numbersSentence}</p>
        {explored === null ? null : <Risks row={row} sides={sides} explored={explored} />}
      </div>
    </article>
  );
}

function Risks({ row, sides, explored }: Readonly<{ row: FindingRow; sides: Sides; explored: ReportExplored }>) {
  const [reference] = row.absolute;
  const start = reference === undefined ? null : exploredTexts(reference.baselineRisk, reference.effect, 100);
  if (reference === undefined || start === null) return null;
  const texts = ([100, 1000] as const).map((per) =>
    explored.effects.map(({ risk, effect }) => exploredTexts(risk, effect, per)),
  );
  const nearest = explored.effects.reduce(
    (best, { risk }, index) =>
      Math.abs(risk - reference.baselineRisk) < Math.abs((explored.effects[best]?.risk ?? 0) - reference.baselineRisk)
        ? index
        : best,
    0,
  );
  return (
    <div className="explore-risks">
      <label className="explore-slider" hidden>
        {EXPLORE.risk} <input type="range" min={0} max={explored.effects.length - 1} defaultValue={nearest} />{' '}
        <output data-text="risk">{start.risk}</output>
      </label>
      {(['comparator', 'intervention'] as const).map((side, index) => (
        <div key={side} className="explore-side" data-side={index}>
          <IconArray count={start.icons[index] ?? 0} label={EXPLORE.icons(sides[side])} />
          <span>
            {EXPLORE.with(sides[side])} <strong data-text={side}>{start[side]}</strong>
            {side === 'intervention' ? (
              <span className="detail" data-text="interval">
                {start.interval}
              </span>
            ) : null}
          </span>
        </div>
      ))}
      <p aria-live="polite" data-text="difference">
        {start.difference}
      </p>
      <script type="application/json" dangerouslySetInnerHTML={{ __html: jsonInMarkup(texts) }} />
    </div>
  );
}

/** JSON that ends no script element, whatever the names in it hold. */
function jsonInMarkup(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
