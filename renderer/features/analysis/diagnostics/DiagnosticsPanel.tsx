import { useCallback, useMemo } from 'react';
import { Tab, TabList, Tabs } from 'react-aria-components';
import type { ContractClient } from '../../../connection/types.ts';
import { useHead } from '../../../views/hooks.ts';
import type { AnalysisResult } from '../../../views/types.ts';
import { LaterPanel } from '../../../widgets/LaterPanel.tsx';
import { EmptyState, FailedState, LoadingState } from '../../../widgets/StatePage.tsx';
import { BiasSection } from '../../rob/BiasSection.tsx';
import { AssumptionsVaried } from './AssumptionsVaried.tsx';
import { BenefitSection } from './BenefitSection.tsx';
import { CumulativeSection } from './CumulativeSection.tsx';
import { figureContext } from './figure-context.ts';
import { HeterogeneitySection } from './HeterogeneitySection.tsx';
import { InfluenceSection } from './InfluenceSection.tsx';
import { ModeratorsSection } from './ModeratorsSection.tsx';
import { useOverrideReason } from './override-reasons.ts';
import { DIAGNOSTICS } from './phrases.ts';
import { SmallStudySection } from './SmallStudySection.tsx';
import { useFetched } from './use-fetched.ts';
import './diagnostics.css';

/** What says how far an analysis can be trusted: fetched when it is looked at, and again when the analysis changes. */
export function DiagnosticsPanel({ id }: Readonly<{ id: string }>) {
  const head = useHead(`analysis:${id}`);
  if (head === null) return null;
  const { analysis } = head;
  const { kind } = analysis.state;
  if (kind === 'not pooled') return <EmptyState title={DIAGNOSTICS.notPooled} />;
  if (kind !== 'pooled') return <EmptyState title={DIAGNOSTICS.tooFew} />;
  return <PooledDiagnostics analysis={analysis} />;
}

function PooledDiagnostics({ analysis }: Readonly<{ analysis: AnalysisResult }>) {
  const [reason, setReason] = useOverrideReason(`asymmetry ${analysis.analysisId}`);
  const request = useCallback(
    (client: ContractClient) =>
      client.analysis.diagnose({
        analysisId: analysis.analysisId,
        ...(reason === null ? {} : { asymmetryReason: reason }),
      }),
    [analysis, reason],
  );
  const fetched = useFetched(request);
  const diagnostics = fetched.state === 'ready' ? fetched.result.diagnostics : null;
  const context = useMemo(
    () => (diagnostics === null ? null : figureContext(analysis, diagnostics)),
    [analysis, diagnostics],
  );
  if (fetched.state === 'failed') return <FailedState {...fetched} />;
  if (fetched.state !== 'ready') return <LoadingState what={DIAGNOSTICS.title} />;
  if (context === null) return <EmptyState title={DIAGNOSTICS.tooFew} />;
  const words = DIAGNOSTICS;
  return (
    <Tabs className="tabs diagnostics" data-stale={fetched.isStale ? 'true' : undefined}>
      <p className="stale-note small quiet" role="status">
        {fetched.isStale ? words.stale : ''}
      </p>
      <TabList className="section-list" aria-label={DIAGNOSTICS.title}>
        {SECTIONS.map((section) => (
          <Tab key={section} className="section-tab" id={section}>
            {words.sections[section]}
          </Tab>
        ))}
      </TabList>
      <LaterPanel className="diagnostic-section" id="influence">
        <InfluenceSection context={context} />
      </LaterPanel>
      <LaterPanel className="diagnostic-section" id="cumulative">
        <CumulativeSection context={context} />
      </LaterPanel>
      <LaterPanel className="diagnostic-section" id="smallStudies">
        <SmallStudySection context={context} overriddenBecause={reason} onOverride={setReason} />
      </LaterPanel>
      <LaterPanel className="diagnostic-section" id="heterogeneity">
        <HeterogeneitySection context={context} />
      </LaterPanel>
      <LaterPanel className="diagnostic-section" id="moderators">
        <ModeratorsSection context={context} />
      </LaterPanel>
      <LaterPanel className="diagnostic-section" id="benefit">
        <BenefitSection context={context} />
      </LaterPanel>
      <LaterPanel className="diagnostic-section" id="assumptions">
        <AssumptionsVaried context={context} />
      </LaterPanel>
      <LaterPanel className="diagnostic-section" id="riskOfBias">
        <BiasSection analysis={analysis} />
      </LaterPanel>
    </Tabs>
  );
}

const SECTIONS = [
  'influence',
  'cumulative',
  'smallStudies',
  'heterogeneity',
  'moderators',
  'benefit',
  'assumptions',
  'riskOfBias',
] as const;
