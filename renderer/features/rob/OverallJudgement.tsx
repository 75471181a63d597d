import { useState } from 'react';
import type { RobAssessment, ToolLevel } from '../../../api/contract/rob.ts';
import { Button } from '../../widgets/Button.tsx';
import { DraftText } from '../../widgets/DraftText.tsx';
import { JudgedLine } from './JudgedLine.tsx';
import { JudgementForm } from './JudgementForm.tsx';
import { JUDGEMENT } from './phrases.ts';
import { StaleNotice } from './StaleNotice.tsx';
import { useChangeRob } from './use-change-rob.ts';
import './judgements.css';

/** The judgement of the whole, and the question whether several concerns make it high. */
export function OverallJudgement({ assessment }: Readonly<{ assessment: RobAssessment }>) {
  const change = useChangeRob();
  const [isEdited, setEdited] = useState(false);
  const [reason, setReason] = useState('');
  const { studyResultId, set, riskOfBias } = assessment;
  const { overall, domains, isRaiseOpen } = riskOfBias;
  const { proposal, final, rationale, isOverridden } = overall;
  const judge = (level: ToolLevel | null, why: string) =>
    change({ kind: 'judge', studyResultId, domainId: 'overall', final: level, rationale: why });
  const concerns = domains.filter((domain) => domain.final === 'some concerns').length;
  const open = domains.filter((domain) => domain.final === null).length;
  return (
    <section className="rob-judgement" aria-labelledby="rob-overall-judgement">
      <h3 id="rob-overall-judgement">{JUDGEMENT.overall}</h3>
      {final === null ? <p className="quiet">{JUDGEMENT.incompleteOverall(open)}</p> : null}
      <dl>
        {proposal === null ? null : <JudgedLine name={JUDGEMENT.proposed} level={proposal} />}
        {final === null ? null : (
          <JudgedLine name={JUDGEMENT.final} level={final} note={isOverridden ? JUDGEMENT.overridden : undefined} />
        )}
      </dl>
      {rationale === null || isEdited || isRaiseOpen ? null : <p className="rob-rationale">{rationale}</p>}
      {isRaiseOpen ? (
        <div className="rob-raise" role="group" aria-label={JUDGEMENT.overall}>
          <p className="medium">{JUDGEMENT.raise(concerns)}</p>
          <DraftText label={JUDGEMENT.reason} value={reason} onChange={setReason} rows={3} />
          <div className="judgement-buttons">
            <Button isDisabled={reason.trim() === ''} onPress={() => void judge('some concerns', reason.trim())}>
              {JUDGEMENT.raiseNo}
            </Button>
            <Button isDisabled={reason.trim() === ''} onPress={() => void judge('high', reason.trim())}>
              {JUDGEMENT.raiseYes}
            </Button>
          </div>
        </div>
      ) : (
        <StaleNotice
          standing={overall.standing}
          onConfirm={() => final !== null && void judge(final, rationale ?? '')}
        />
      )}
      {isEdited ? (
        <JudgementForm
          levels={set.levels}
          start={final ?? set.levels[0]!}
          reason={rationale ?? ''}
          onSave={judge}
          onCancel={() => setEdited(false)}
        />
      ) : final !== null && proposal !== null && !isRaiseOpen ? (
        <div className="judgement-buttons">
          <Button onPress={() => setEdited(true)}>{JUDGEMENT.override}</Button>
          {isOverridden ? <Button onPress={() => void judge(null, '')}>{JUDGEMENT.follow}</Button> : null}
        </div>
      ) : null}
    </section>
  );
}
