import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { historyOf } from '../../report/components/document/history-words.ts';
import { AvailabilityTable } from '../../report/components/AvailabilityTable.tsx';
import { BenefitTables } from '../../report/components/certainty/BenefitTables.tsx';
import { RiskOfBias } from '../../report/components/document/RiskOfBias.tsx';
import type { ReportJudgementChange } from '../../report/components/report-input.ts';
import { bundledInput } from './bundled-input.ts';

const change = (over: Partial<ReportJudgementChange>): ReportJudgementChange => ({
  at: '2026-01-05T09:00:00.000Z',
  actor: 'A. Reviewer',
  subjectId: 'r1',
  subject: 'Cherkin 2016: pain, 26 weeks',
  questionSet: 'rob2-parallel-assignment',
  tool: 'RoB 2',
  question: '2.1',
  isJudgement: false,
  before: null,
  after: 'PY',
  rationale: null,
  ...over,
});

describe('the printed history of judgements', () => {
  it('joins what one person said of one subject at one time', () => {
    const entries = historyOf([
      change({}),
      change({ question: '2.2', after: 'N', rationale: 'Nobody knew.' }),
      change({ question: '2.2', subjectId: 'r2' }),
      change({ question: '2.3', subjectId: 'r2', actor: 'B. Reviewer' }),
    ]);
    expect(entries.map(({ lines }) => lines.length)).toEqual([2, 1, 1]);
    expect(entries[0]?.lines).toEqual([
      { question: '2.1', said: 'probably yes', support: null },
      { question: '2.2', said: 'no', support: 'Nobody knew.' },
    ]);
  });

  it('says judgements in the words of their tool, and what became of them', () => {
    const said = (over: Partial<ReportJudgementChange>) => historyOf([change(over)])[0]?.lines[0]?.said;
    const grade = { tool: 'GRADE', questionSet: 'grade', isJudgement: true };
    expect(said({ ...grade, question: 'imprecision', after: '2' })).toBe('down two levels');
    expect(said({ ...grade, question: 'imprecision', before: '1', after: '0' })).toBe(
      'down one level → not rated down',
    );
    expect(said({ ...grade, question: 'large effect', after: '1' })).toBe('up one level');
    expect(said({ ...grade, question: 'held', after: '-1' })).toBe('one level held back');
    expect(said({ isJudgement: true, question: 'D2', before: 'low', after: 'some concerns' })).toBe(
      'low → some concerns',
    );
    expect(said({ before: 'PY', after: null })).toBe('probably yes → taken back');
    expect(said({ before: 'PY', rationale: 'Said again.' })).toBe('probably yes (support reworded)');
  });

  it('lets questions answered alike without a reason share a line', () => {
    const grade = { tool: 'GRADE', questionSet: 'grade', after: 'none' };
    const [entry] = historyOf([
      change({ ...grade, question: 'indirectness: population' }),
      change({ ...grade, question: 'indirectness: outcome' }),
      change({ ...grade, question: 'indirectness: comparator', rationale: 'Usual care.' }),
    ]);
    expect(entry?.lines.map(({ question }) => question)).toEqual([
      'Indirectness: population, outcome',
      'Indirectness: comparator',
    ]);
  });

  it('names no stored id, nor who made the file, in the bundled review', () => {
    const { judgementHistory } = bundledInput();
    const text = JSON.stringify(historyOf(judgementHistory));
    expect(judgementHistory.length).toBeGreaterThan(50);
    expect(text).not.toMatch(/rob-record|rob2-parallel/u);
    expect(new Set(judgementHistory.map(({ actor }) => actor))).toEqual(new Set(['Grove']));
  });
});

describe('the printed risk of bias', () => {
  const input = bundledInput();
  const page = renderToStaticMarkup(
    <RiskOfBias
      analyses={input.analyses}
      bars={input.biasBars}
      results={input.riskOfBias}
      judgements={input.judgements}
    />,
  );

  it('draws the analyses with a judgement and names the others', () => {
    const plots = [...page.matchAll(/class="plot-title">([^<]+)</gu)].map(([, title]) => title);
    expect(plots).toContain('Pain, about 26 weeks');
    const blank = /No domain has been judged yet in: ([^<]+)\./u.exec(page)?.[1]?.split('; ') ?? [];
    expect(blank.length).toBeGreaterThan(0);
    expect(plots.filter((title) => blank.includes(title ?? ''))).toEqual([]);
  });

  it('explains letters and signs once, below the first plot', () => {
    const plots = page.split('<svg').slice(1);
    const explained = plots.map((plot) => plot.includes('Deviations from the intended interventions</tspan>'));
    expect(explained.filter(Boolean)).toHaveLength(1);
    expect(explained[0]).toBe(true);
  });

  it('prints every answer with its support, and every domain once for each result', () => {
    expect(page).toContain('3.1 No.<span class="quiet"> 290 of 342 (84.8%) at 52 weeks');
    for (const { assessment } of input.riskOfBias) {
      const part = page.split('<tbody>').slice(1)[input.riskOfBias.findIndex((r) => r.assessment === assessment)] ?? '';
      for (const { title } of [...assessment.domains, assessment.overall]) expect(part.split(title).length).toBe(2);
    }
  });
});

describe('the average difference beside the responders, on paper', () => {
  it('says once what holds for every study', () => {
    const { benefit } = bundledInput();
    expect(benefit.length).toBeGreaterThan(1);
    const page = renderToStaticMarkup(<BenefitTables contrasts={benefit} />);
    const shared =
      benefit[0]?.reasons.filter((reason) => benefit.every(({ reasons }) => reasons.includes(reason))) ?? [];
    expect(shared.length).toBeGreaterThan(0);
    for (const reason of new Set(benefit.flatMap(({ reasons }) => reasons)))
      expect(page.split(renderToStaticMarkup(<li>{reason}</li>)).length, reason).toBeGreaterThan(1);
    for (const reason of shared) expect(page.split(renderToStaticMarkup(<li>{reason}</li>)).length, reason).toBe(2);
    expect(page).not.toContain('&gt;=');
  });
});

describe('the printed matrix of missing results', () => {
  const [pattern] = bundledInput().studies;
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...pattern!, studyId: `s${index}`, label: `Study ${index}` }));
  const recorded = (count: number) =>
    many(count).map(({ studyId }, index) => ({
      studyId,
      outcome: 'Pain',
      window: '8 weeks',
      state: index === 3 ? ('unclear' as const) : index % 2 === 0 ? ('usable' as const) : ('not planned' as const),
      note: null,
    }));
  const rowsOf = (html: string) => [...html.matchAll(/<th scope="row">([^<]*)</gu)].map((match) => match[1]);
  const print = (count: number) =>
    renderToStaticMarkup(<AvailabilityTable availability={recorded(count)} studies={many(count)} medium="paper" />);

  it('has a row for every study while it can be read as one', () => {
    expect(rowsOf(print(60))).toHaveLength(60);
    expect(print(60)).not.toContain('Nothing is missing');
  });

  it('keeps the rows with a gap of more studies, and names the others', () => {
    const html = print(61);
    expect(rowsOf(html)).toEqual(['Study 3']);
    expect(html).toContain('Nothing is missing from 60 studies');
    for (const { label } of many(61).filter((_, index) => index !== 3))
      expect(html).toMatch(new RegExp(`${label}[;.]`, 'u'));
    expect(html).not.toContain('>Usable<');
  });
});
