import { useState } from 'react';
import { useServices } from '../../../app/services.ts';
import { describeError } from '../../../connection/describe-error.ts';
import { useHead } from '../../../views/hooks.ts';
import type { AnalysisResult, PoolingChoice, Sides } from '../../../views/types.ts';
import { Button } from '../../../widgets/Button.tsx';
import { EmptyState } from '../../../widgets/StatePage.tsx';
import { useWorkspace } from '../../../workspace-context.ts';
import { ApplyTrial } from './ApplyTrial.tsx';
import { ComparedFigures } from './ComparedFigures.tsx';
import { ComparedPlots } from './ComparedPlots.tsx';
import { WHAT_IF } from './phrases.ts';
import { TrialControls } from './TrialControls.tsx';
import { useTrial } from './use-trial.ts';
import './what-if.css';

/** An analysis tried without some of its studies, or pooled otherwise, beside the saved one. */
export function WhatIfPanel({ id }: Readonly<{ id: string }>) {
  const head = useHead(`analysis:${id}`);
  if (head === null) return null;
  if (head.analysis.rows.length === 0) return <EmptyState title={WHAT_IF.nothing} />;
  return <Trial key={id} saved={head.analysis} pooling={head.pooling} sides={head.sides} />;
}

function Trial({ saved, pooling, sides }: Readonly<{ saved: AnalysisResult; pooling: PoolingChoice; sides: Sides }>) {
  const inHand = useTrial(saved);
  const { trial, isChanged, result } = inHand;
  const [isAsking, setIsAsking] = useState(false);
  const { commands } = useWorkspace();
  const { ui } = useServices();
  const tried = result.state === 'ready' ? result.result : null;
  const apply = (reason: string): void => {
    setIsAsking(false);
    commands
      .send((client, envelope) =>
        client.analysis.applyTrial({
          ...envelope,
          analysisId: saved.analysisId,
          leaveOut: [...trial.leaveOut],
          reason,
          ...(trial.pooling === null ? {} : { pooling: trial.pooling }),
        }),
      )
      .then(inHand.reset)
      .catch((error: unknown) => ui.say(describeError(error), 'problem'));
  };
  return (
    <div className="what-if">
      <TrialControls saved={saved} pooling={pooling} inHand={inHand} />
      <div className="what-if-results">
        <p className="quiet">{WHAT_IF.intro}</p>
        {result.state === 'failed' ? <p className="problem-text">{result.sentence}</p> : null}
        <ComparedFigures saved={saved} tried={tried} />
        <ComparedPlots saved={saved} tried={tried} sides={sides} />
        <div className="what-if-foot">
          {isChanged ? null : <p className="quiet">{WHAT_IF.same}</p>}
          <Button onPress={inHand.reset} isDisabled={!isChanged}>
            {WHAT_IF.reset}
          </Button>
          <Button kind="primary" onPress={() => setIsAsking(true)} isDisabled={!isChanged}>
            {WHAT_IF.apply}
          </Button>
        </div>
      </div>
      {isAsking ? (
        <ApplyTrial
          title={saved.title}
          leftOut={saved.rows.filter((row) => trial.leaveOut.includes(row.studyId)).map((row) => row.label)}
          onApply={apply}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </div>
  );
}
