import { useMemo, useState } from 'react';
import { type Key, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { EvidenceProfile } from '../../../report/components/certainty/EvidenceProfile.tsx';
import { navigate } from '../../app/routes.ts';
import { useView } from '../../views/hooks.ts';
import { ActionButton } from '../../widgets/ActionButton.tsx';
import { Button } from '../../widgets/Button.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { InteractiveTab } from './interactive/InteractiveTab.tsx';
import { FINDINGS_SCREEN } from './phrases.ts';
import { tableOf } from './table-of.ts';
import { TableTab } from './TableTab.tsx';
import './findings.css';

/** The Summary of Findings, its evidence profile and the table to explore: three views of one object. */
export function FindingsScreen() {
  const findings = useView('findings');
  const [tab, setTab] = useState<Key>('table');
  const view = findings.state === 'ready' ? findings.view : null;
  const summary = useMemo(() => (view === null ? null : tableOf(view)), [view]);
  if (findings.state === 'loading') return <LoadingState what={FINDINGS_SCREEN.title} />;
  if (findings.state === 'failed') return <FailedState {...findings} />;
  if (view === null || summary === null) return null;
  const isEmpty = summary.comparisons.every(({ rows }) => rows.length === 0);
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
          <TabPanel className="findings-panel" id="table">
            <TableTab summary={summary} items={view.items} />
          </TabPanel>
          <TabPanel className="findings-panel findings-page" id="profile">
            <EvidenceProfile summary={summary} />
          </TabPanel>
          <TabPanel className="findings-panel findings-page" id="interactive">
            <InteractiveTab summary={summary} items={view.items} />
          </TabPanel>
        </Tabs>
      )}
    </section>
  );
}
