import { useState } from 'react';
import type { CitedSource } from '../../../../api/contract/grid.ts';
import type { CellSource, ExtractionHead } from '../../../../api/contract/views.ts';
import { useServices } from '../../../app/services.ts';
import { describeError } from '../../../connection/describe-error.ts';
import { Button } from '../../../widgets/Button.tsx';
import { CheckInput } from '../../../widgets/CheckInput.tsx';
import { ChoiceInput } from '../../../widgets/ChoiceInput.tsx';
import { DraftText } from '../../../widgets/DraftText.tsx';
import { useWorkspace } from '../../../workspace-context.ts';
import { PANEL } from '../phrases.ts';
import type { SelectedCells } from './selected-cells.ts';

type Props = Readonly<{ selected: SelectedCells; head: ExtractionHead }>;

/** Where the selected numbers are printed, and the form that says so. */
export function SourceSection({ selected, head }: Props) {
  const { sourceIds, valueIds, studyId } = selected;
  const [only] = sourceIds;
  const source = sourceIds.length === 1 && only != null ? head.sources[only] : undefined;
  const key = `${studyId} ${only ?? ''} ${sourceIds.length}`;
  return (
    <section className="panel-section" aria-label={PANEL.source}>
      <h3>{valueIds.length > 1 ? PANEL.sourceOfMany(valueIds.length) : PANEL.source}</h3>
      {source?.quote == null ? null : <blockquote>{source.quote}</blockquote>}
      {source === undefined ? (
        <p className="quiet small">{sourceIds.length > 1 ? PANEL.mixedSources : PANEL.noSource}</p>
      ) : (
        <p className="small quiet">{source.label}</p>
      )}
      <SourceForm key={key} selected={selected} head={head} source={source} />
    </section>
  );
}

function SourceForm({ selected, head, source }: Props & Readonly<{ source: CellSource | undefined }>) {
  const { commands, views } = useWorkspace();
  const { drafts, ui } = useServices();
  const { valueIds, studyId } = selected;
  const reports = head.reports.filter((report) => report.studyId === studyId);
  const [form, setForm] = useState<CitedSource>(() => ({
    reportId: source?.reportId ?? reports[0]?.id ?? null,
    kind: source?.kind ?? 'full text',
    page: source?.page ?? null,
    locator: source?.locator ?? null,
    url: source?.url ?? null,
    quote: source?.quote ?? null,
  }));
  const [isForNext, setForNext] = useState(true);
  const set = (part: Partial<CitedSource>): void => setForm((before) => ({ ...before, ...part }));

  const cite = async (): Promise<void> => {
    const [first] = valueIds;
    if (first === undefined) {
      ui.say(PANEL.nothingToCite);
      return;
    }
    try {
      await commands.send((client, envelope) =>
        client.grid.cite({ ...envelope, valueIds: [...valueIds], source: form }),
      );
      const entry = views.read('extraction');
      const rows =
        entry.state === 'ready'
          ? Object.values(entry.view.items as Readonly<Record<string, SelectedCells['rows'][number]>>)
          : [];
      const given =
        rows.flatMap((row) => Object.values(row.cells)).find((cell) => cell.valueId === first)?.sourceId ?? null;
      drafts.sources.set(studyId, isForNext ? given : null);
    } catch (error) {
      ui.say(describeError(error), 'problem');
    }
  };

  return (
    <div className="panel-form">
      {reports.length === 0 ? null : (
        <ChoiceInput
          label={PANEL.report}
          options={[{ id: '', label: PANEL.noReport }, ...reports.map(({ id, label }) => ({ id, label }))]}
          value={form.reportId ?? ''}
          onChange={(id) => set({ reportId: id === '' ? null : id })}
        />
      )}
      <ChoiceInput
        label={PANEL.kind}
        options={Object.entries(PANEL.kinds).map(([id, label]) => ({ id, label }))}
        value={form.kind}
        onChange={(kind) => set({ kind: kind as CitedSource['kind'] })}
      />
      <DraftText label={PANEL.locator} value={form.locator ?? ''} onChange={(text) => set({ locator: text || null })} />
      <DraftText
        label={PANEL.quote}
        value={form.quote ?? ''}
        rows={2}
        onChange={(text) => set({ quote: text || null })}
      />
      <CheckInput isSelected={isForNext} onChange={setForNext}>
        {PANEL.citeNext}
      </CheckInput>
      <Button onPress={() => void cite()}>{PANEL.cite(Math.max(1, valueIds.length))}</Button>
    </div>
  );
}
