import { useState } from 'react';
import type { StudyItem, StudyReport } from '../../../api/contract/views.ts';
import { addRecord, orNull, removeRecord, setRecord } from '../../connection/record-changes.ts';
import { useChangeRecords } from '../../connection/use-change-records.ts';
import { Button } from '../../widgets/Button.tsx';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { DraftText } from '../../widgets/DraftText.tsx';
import { ExternalLink } from '../../widgets/ExternalLink.tsx';
import { FormDialog } from '../../widgets/FormDialog.tsx';
import { moveReports } from './changes.ts';
import { REPORTS, STEPS } from './phrases.ts';

type Props = Readonly<{ study: StudyItem; all: readonly StudyItem[] }>;
type Open = Readonly<{ kind: 'add' }> | Readonly<{ kind: 'edit' | 'move'; report: StudyReport }> | null;

/** The publications of a study: one study may have several, and a report may turn out to belong to another study. */
export function ReportsSection({ study, all }: Props) {
  const change = useChangeRecords();
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  return (
    <section>
      <h3>{REPORTS.title}</h3>
      {study.reports.length === 0 ? <p className="quiet">{REPORTS.none}</p> : null}
      <ul className="reports">
        {study.reports.map((report) => (
          <li key={report.id}>
            <p>
              {report.citation}
              {report.isPrimary && study.reports.length > 1 ? (
                <span className="quiet-tag">{REPORTS.primary}</span>
              ) : null}
            </p>
            <p className="report-tools">
              <Identifiers report={report} />
              <Button
                kind="quiet"
                label={REPORTS.editLabel(report.citation)}
                onPress={() => setOpen({ kind: 'edit', report })}
              >
                {REPORTS.edit}
              </Button>
              {all.length < 2 ? null : (
                <Button
                  kind="quiet"
                  label={REPORTS.moveLabel(report.citation)}
                  onPress={() => setOpen({ kind: 'move', report })}
                >
                  {REPORTS.move}
                </Button>
              )}
              <Button
                kind="quiet"
                label={REPORTS.removeLabel(report.citation)}
                onPress={() => void change(STEPS.removeReport(study.label), [removeRecord('report', report.id)])}
              >
                {REPORTS.remove}
              </Button>
            </p>
          </li>
        ))}
      </ul>
      <div className="section-foot">
        <Button onPress={() => setOpen({ kind: 'add' })}>{REPORTS.add}</Button>
      </div>
      {open?.kind === 'add' ? <ReportDialog study={study} report={null} onClose={close} /> : null}
      {open?.kind === 'edit' ? <ReportDialog study={study} report={open.report} onClose={close} /> : null}
      {open?.kind === 'move' ? <MoveDialog study={study} report={open.report} all={all} onClose={close} /> : null}
    </section>
  );
}

function Identifiers({ report }: Readonly<{ report: StudyReport }>) {
  return (
    <>
      {report.doi === null ? null : (
        <ExternalLink url={`https://doi.org/${encodeURI(report.doi)}`}>{`${REPORTS.doi} ${report.doi}`}</ExternalLink>
      )}
      {report.pmid === null ? null : (
        <ExternalLink
          url={`https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(report.pmid)}/`}
        >{`${REPORTS.pmid} ${report.pmid}`}</ExternalLink>
      )}
    </>
  );
}

type DialogProps = Readonly<{ study: StudyItem; report: StudyReport | null; onClose: () => void }>;

function ReportDialog({ study, report, onClose }: DialogProps) {
  const change = useChangeRecords();
  const [citation, setCitation] = useState(report?.citation ?? '');
  const [doi, setDoi] = useState(report?.doi ?? '');
  const [pmid, setPmid] = useState(report?.pmid ?? '');
  const submit = (): void => {
    onClose();
    const fields = { citation: citation.trim(), doi: orNull(plainDoi(doi)), pmid: orNull(pmid) };
    if (report !== null) void change(STEPS.editReport(study.label), [setRecord('report', report, fields)]);
    else {
      const isPrimary = study.reports.every((other) => !other.isPrimary);
      void change(STEPS.addReport(study.label), [
        addRecord('report', { ...fields, studyId: study.id, csl: null, isPrimary }),
      ]);
    }
  };
  return (
    <FormDialog
      title={report === null ? REPORTS.addTitle : REPORTS.editTitle}
      submitLabel={report === null ? REPORTS.add : REPORTS.save}
      onSubmit={submit}
      onClose={onClose}
      problem={citation.trim() === '' ? REPORTS.citationMissing : null}
    >
      <DraftText label={REPORTS.citation} value={citation} onChange={setCitation} rows={3} autoFocus />
      <div className="form-row">
        <DraftText label={REPORTS.doi} value={doi} onChange={setDoi} />
        <DraftText label={REPORTS.pmid} value={pmid} onChange={setPmid} />
      </div>
    </FormDialog>
  );
}

/** A DOI as it is stored: without the address people paste with it. */
function plainDoi(text: string): string {
  return text.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/iu, '');
}

function MoveDialog({
  study,
  report,
  all,
  onClose,
}: DialogProps & Readonly<{ report: StudyReport; all: readonly StudyItem[] }>) {
  const change = useChangeRecords();
  const others = all.filter(({ id }) => id !== study.id);
  const [targetId, setTargetId] = useState(others[0]?.id ?? '');
  const target = others.find(({ id }) => id === targetId);
  const submit = (): void => {
    onClose();
    if (target !== undefined)
      void change(STEPS.moveReport(study.label, target.label), moveReports([report], study, target));
  };
  return (
    <FormDialog
      title={REPORTS.moveTitle}
      lead={REPORTS.moveLead}
      submitLabel={REPORTS.moveIt}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="quiet">{report.citation}</p>
      <ChoiceInput
        label={REPORTS.moveTo}
        value={targetId}
        options={others.map(({ id, label }) => ({ id, label }))}
        onChange={setTargetId}
      />
    </FormDialog>
  );
}
