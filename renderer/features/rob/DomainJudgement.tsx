import { useState } from 'react';
import {
  DIRECTIONS as DIRECTION_IDS,
  type DomainAssessment,
  type RobAssessment,
  type ToolLevel,
} from '../../../api/contract/rob.ts';
import { Button } from '../../widgets/Button.tsx';
import { ChoiceInput } from '../../widgets/ChoiceInput.tsx';
import { JudgedLine } from './JudgedLine.tsx';
import { JudgementForm } from './JudgementForm.tsx';
import { DIRECTIONS, JUDGEMENT, LEVELS } from './phrases.ts';
import { StaleNotice } from './StaleNotice.tsx';
import { useChangeRob } from './use-change-rob.ts';
import './judgements.css';

type Props = Readonly<{ assessment: RobAssessment; judged: DomainAssessment; isFirst: boolean }>;

/** The judgement of the domain in hand: proposed, as it stands, and why. */
export function DomainJudgement({ assessment, judged, isFirst }: Props) {
  const change = useChangeRob();
  const [isEdited, setEdited] = useState(false);
  const { studyResultId, set, copyFrom, directions } = assessment;
  const { domainId, proposal, final, rationale, isOverridden } = judged;
  const open = judged.questions.filter(({ answer }) => answer === null).length;
  const isComplete = open === 0;
  const judge = (level: ToolLevel | null, reason: string) =>
    change({ kind: 'judge', studyResultId, domainId, final: level, rationale: reason });
  const isManual = isComplete && proposal === null;
  const isForm = isEdited || (isManual && final === null);
  return (
    <section className="rob-judgement" aria-labelledby="rob-domain-judgement">
      <h3 id="rob-domain-judgement">{JUDGEMENT.domain}</h3>
      {final === null && !isComplete ? <p className="quiet">{JUDGEMENT.incomplete(open)}</p> : null}
      {isManual ? <p className="quiet small">{JUDGEMENT.nothingProposed}</p> : null}
      <dl>
        {proposal === null ? null : <JudgedLine name={JUDGEMENT.proposed} level={proposal} />}
        {final === null ? null : (
          <JudgedLine name={JUDGEMENT.final} level={final} note={isOverridden ? JUDGEMENT.overridden : undefined} />
        )}
      </dl>
      {judged.isWithoutAnswers ? <p className="quiet small">{JUDGEMENT.withoutAnswers}</p> : null}
      {rationale === null || isForm ? null : <p className="rob-rationale">{rationale}</p>}
      <StaleNotice standing={judged.standing} onConfirm={() => final !== null && void judge(final, rationale ?? '')} />
      {isForm ? (
        <JudgementForm
          levels={set.levels}
          start={final ?? set.levels[0]!}
          reason={rationale ?? ''}
          onSave={judge}
          onCancel={isEdited ? () => setEdited(false) : null}
        />
      ) : isComplete ? (
        <div className="judgement-buttons">
          <Button onPress={() => setEdited(true)}>{JUDGEMENT.override}</Button>
          {isOverridden ? <Button onPress={() => void judge(null, '')}>{JUDGEMENT.follow}</Button> : null}
        </div>
      ) : null}
      {final === null ? null : (
        <ChoiceInput
          label={JUDGEMENT.direction}
          options={[
            { id: '', label: JUDGEMENT.noDirection },
            ...DIRECTION_IDS.map((id) => ({ id, label: DIRECTIONS[id] })),
          ]}
          value={directions[domainId] ?? ''}
          onChange={(id) =>
            void change({
              kind: 'direction',
              studyResultId,
              domainId,
              direction: DIRECTION_IDS.find((direction) => direction === id) ?? null,
            })
          }
        />
      )}
      {isFirst && copyFrom.length > 0 ? (
        <ChoiceInput
          label={JUDGEMENT.copy}
          options={[
            { id: '', label: JUDGEMENT.copyNone },
            ...copyFrom.map(({ studyResultId: id, label, level }) => ({
              id,
              label: JUDGEMENT.copyOption(label, LEVELS[level]),
            })),
          ]}
          value=""
          onChange={(id) =>
            id !== '' && void change({ kind: 'copy domain 1', fromStudyResultId: id, toStudyResultId: studyResultId })
          }
        />
      ) : null}
    </section>
  );
}
