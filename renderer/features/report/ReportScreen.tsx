import {
  REPORT_FORMATS,
  type ReportChoice,
  type ReportFormat,
  type ReportStyle,
} from '../../../api/contract/report.ts';
import { useReportJob, useServices } from '../../app/services.ts';
import { Button } from '../../widgets/Button.tsx';
import { CheckInput } from '../../widgets/CheckInput.tsx';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { FolderField } from './FolderField.tsx';
import { REPORT } from './phrases.ts';
import { ReportOutcome } from './ReportOutcome.tsx';
import { useChoice } from './use-choice.ts';
import './report.css';

export function ReportScreen() {
  const { reports, ui } = useServices();
  const isWriting = useReportJob().state === 'writing';
  const [choice, change] = useChoice();
  const write = (formats: readonly ReportFormat[]): void => {
    const folder = choice.folder.trim();
    if (folder === '') return ui.say(REPORT.noFolder, 'problem');
    if (formats.length === 0) return ui.say(REPORT.nothingChosen, 'problem');
    // Forgetting a choice would be no reason to stop a report.
    reports.remember({ ...choice, folder }).catch(() => undefined);
    void reports.write({ formats: [...formats], folder, overwrite: choice.overwrite, style: choice.style });
  };
  return (
    <section className="report" aria-labelledby="report-title">
      <h1 id="report-title">{REPORT.title}</h1>
      <p className="quiet">{REPORT.lead}</p>
      <FolderField folder={choice.folder} onChange={(folder) => change({ folder })} />
      <CheckInput isSelected={choice.overwrite} onChange={(overwrite) => change({ overwrite })}>
        {REPORT.replace}
      </CheckInput>
      <div className="report-actions">
        <Button kind="primary" isDisabled={isWriting} onPress={() => write(REPORT_FORMATS)}>
          {REPORT.everything}
        </Button>
        <Button isDisabled={isWriting} onPress={() => write(choice.formats)}>
          {REPORT.chosen(choice.formats.length)}
        </Button>
      </div>
      <div className="report-outcome" role="status">
        <ReportOutcome />
      </div>
      <Formats choice={choice} onChange={change} />
      <Style style={choice.style} onChange={(style) => change({ style })} />
    </section>
  );
}

type FormatsProps = Readonly<{ choice: ReportChoice; onChange: (change: Partial<ReportChoice>) => void }>;

function Formats({ choice, onChange }: FormatsProps) {
  const toggle = (format: ReportFormat, isChosen: boolean): void =>
    onChange({ formats: REPORT_FORMATS.filter((one) => (one === format ? isChosen : choice.formats.includes(one))) });
  return (
    <div className="report-formats" role="group" aria-label={REPORT.formats}>
      {REPORT.groups.map(({ title, formats }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {formats.map(({ id, label, detail }) => (
              <li key={id}>
                <CheckInput isSelected={choice.formats.includes(id)} onChange={(isChosen) => toggle(id, isChosen)}>
                  <span>
                    {label}
                    <span className="quiet report-detail">{detail}</span>
                  </span>
                </CheckInput>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Style({ style, onChange }: Readonly<{ style: ReportStyle; onChange: (style: ReportStyle) => void }>) {
  return (
    <div className="report-style" role="group" aria-label={REPORT.style}>
      <ChoiceInput
        label={REPORT.preset}
        options={REPORT.presets}
        value={style.preset}
        onChange={(id) =>
          onChange({ ...style, preset: REPORT.presets.find((one) => one.id === id)?.id ?? style.preset })
        }
      />
      <ChoiceInput
        label={REPORT.paper}
        options={REPORT.papers}
        value={style.paper}
        onChange={(id) => onChange({ ...style, paper: REPORT.papers.find((one) => one.id === id)?.id ?? style.paper })}
      />
      <ChoiceInput
        label={REPORT.dpi}
        options={REPORT.dpis}
        value={String(style.dpi)}
        onChange={(id) => onChange({ ...style, dpi: Number(id) })}
      />
    </div>
  );
}
