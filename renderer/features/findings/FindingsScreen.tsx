import { useState } from 'react';
import { type Key, Tab, TabList, Tabs } from 'react-aria-components';
import { EvidenceProfile } from '../../../report/components/certainty/EvidenceProfile.tsx';
import { navigate } from '../../app/routes.ts';
import { useArrival, useHead } from '../../views/hooks.ts';
import { ActionButton } from '../../widgets/ActionButton.tsx';
import { Button } from '../../widgets/Button.tsx';
import { LaterPanel } from '../../widgets/LaterPanel.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { InteractiveTab } from './interactive/InteractiveTab.tsx';
import { FINDINGS_SCREEN } from './phrases.ts';
import { useFindings } from './use-findings.ts';
import { TableTab } from './TableTab.tsx';
import './findings.css';
import './receipts/cell-panel.css';
import './interactive/interactive.css';
import './benefit/benefit.css';

/**
 * The Summary of Findings, its evidence profile and the table to explore: three views of one object. The panels read it themselves,
 * so that an edit repaints a row and not the tabs around it.
 */
export function FindingsScreen() {
  const arrival = useArrival('findings');
  const head = useHead('findings');
  const [tab, setTab] = useState<Key>('table');
  if (arrival.state === 'failed') return <FailedState {...arrival} />;
  if (arrival.state === 'loading' || head === null) return <LoadingState what={FINDINGS_SCREEN.title} />;
  const isEmpty = head.comparisons.every(({ findingIds }) => findingIds.length === 0);
  return (
    <section className="findings" aria-labelledby="findings-title">
      <header className="screen-head">
        <h1 id="findings-title">{FINDINGS_SCREEN.title}</h1>
        <p className="quiet">{FINDINGS_SCREEN.lead}</p>
        <ActionButton id="review.write-reports" kind="plain" className="screen-count">
          {FINDINGS_SCREEN.print}
        </ActionButton>
      </header>
      {isEmpty ? (
        <EmptyState title={FINDINGS_SCREEN.empty}>
          <p>{FINDINGS_SCREEN.emptyHelp}</p>
          <Button onPress={() => navigate('analyses')}>{FINDINGS_SCREEN.toAnalyses}</Button>
        </EmptyState>
      ) : (
        <Tabs className="tabs findings-tabs" selectedKey={tab} onSelectionChange={setTab}>
          <TabList className="tab-list findings-tab-list" aria-label={FINDINGS_SCREEN.title}>
            <Tab className="tab" id="table">
              {FINDINGS_SCREEN.tabs.table}
            </Tab>
            <Tab className="tab" id="profile">
              {FINDINGS_SCREEN.tabs.profile}
            </Tab>
            <Tab className="tab" id="interactive">
              {FINDINGS_SCREEN.tabs.interactive}
            </Tab>
          </TabList>
          <LaterPanel className="findings-panel" id="table">
            <TableTab />
          </LaterPanel>
          <LaterPanel className="findings-panel findings-page" id="profile">
            <ProfileTab />
          </LaterPanel>
          <LaterPanel className="findings-panel findings-page" id="interactive">
            <InteractiveTab />
          </LaterPanel>
        </Tabs>
      )}
    </section>
  );
}

function ProfileTab() {
  const findings = useFindings();
  return findings === null ? null : <EvidenceProfile summary={findings.summary} />;
}
