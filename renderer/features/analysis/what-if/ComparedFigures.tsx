import type { AnalysisResult } from '../../../views/types.ts';
import { figuresOf } from '../figures.ts';
import { WHAT_IF } from './phrases.ts';

type Props = Readonly<{ saved: AnalysisResult; tried: AnalysisResult | null }>;

/** The key figures of the saved analysis and of the trial, line by line. */
export function ComparedFigures({ saved, tried }: Props) {
  const before = figuresOf(saved);
  const after = new Map((tried === null ? [] : figuresOf(tried)).map((figure) => [figure.label, figure]));
  const labels = [...new Set([...before.map(({ label }) => label), ...after.keys()])];
  const known = new Map(before.map((figure) => [figure.label, figure]));
  return (
    <table className="table what-if-figures" aria-live="polite">
      <caption className="visually-hidden">{WHAT_IF.figures}</caption>
      <thead>
        <tr>
          <th scope="col">{WHAT_IF.figure}</th>
          <th scope="col">{WHAT_IF.saved}</th>
          <th scope="col">{WHAT_IF.trial}</th>
        </tr>
      </thead>
      <tbody>
        {labels.map((label) => {
          const left = textOf(known.get(label));
          const right = tried === null ? left : textOf(after.get(label));
          return (
            <tr key={label} data-changed={left === right ? undefined : 'true'}>
              <th scope="row">{label}</th>
              <td className="number">{left}</td>
              <td className="number">{tried === null ? <span className="quiet">{WHAT_IF.asSaved}</span> : right}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const textOf = (figure: ReturnType<typeof figuresOf>[number] | undefined): string =>
  figure === undefined
    ? '–'
    : figure.value === '' || figure.detail === ''
      ? `${figure.value}${figure.detail}`
      : WHAT_IF.withDetail(figure.value, figure.detail);
