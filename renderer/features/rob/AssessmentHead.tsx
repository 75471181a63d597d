import { CONSULTED, DEVIATION_KINDS, type RobAssessment } from '../../../api/contract/rob.ts';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { MultiChoice } from '../../widgets/MultiChoice.tsx';
import { ROB } from './phrases.ts';
import { useChangeRob } from './use-change-rob.ts';
import './assessment.css';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What is assessed: the numerical result, the tool and its version, the sources read. */
export function AssessmentHead({ assessment }: Readonly<{ assessment: RobAssessment }>) {
  const change = useChangeRob();
  const {
    studyResultId,
    studyId,
    study,
    outcome,
    comparison,
    instrument,
    time,
    population,
    score,
    numericalResult,
    set,
    sets,
  } = assessment;
  const about = [comparison, instrument, time, population, score].filter((part) => part !== null && part !== '');
  return (
    <header className="rob-head">
      <div>
        <h2 id="rob-result">{`${study}: ${outcome}`}</h2>
        <p className="quiet">{about.join(' · ')}</p>
        <p className="number">{`${ROB.numericalResult}: ${numericalResult ?? ROB.noNumber}`}</p>
      </div>
      <div className="rob-record">
        <ChoiceInput
          label={ROB.tool}
          options={sets.map(({ id, tool, version, effect }) => ({
            id,
            label: ROB.toolOption(tool, version, effect && ROB.effects[effect]),
          }))}
          value={set.id}
          onChange={(id) => {
            const chosen = sets.find((candidate) => candidate.id === id);
            if (chosen) void change({ kind: 'question set', studyResultId, questionSet: chosen.id });
          }}
        />
        <MultiChoice
          label={ROB.sources}
          options={CONSULTED.map((id) => ({ id, label: capital(id) }))}
          value={assessment.consulted}
          empty={ROB.noSources}
          onCommit={(ids) =>
            void change({ kind: 'sources', studyId, sources: CONSULTED.filter((source) => ids.includes(source)) })
          }
        />
        {set.effect === 'adherence' ? (
          <MultiChoice
            label={ROB.deviations}
            options={DEVIATION_KINDS.map((id) => ({ id, label: capital(id) }))}
            value={assessment.deviations}
            empty={ROB.noDeviations}
            onCommit={(ids) =>
              void change({
                kind: 'deviations',
                studyResultId,
                deviations: DEVIATION_KINDS.filter((kind) => ids.includes(kind)),
              })
            }
          />
        ) : null}
      </div>
    </header>
  );
}
