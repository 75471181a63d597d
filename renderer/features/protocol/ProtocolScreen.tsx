import { useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { ProtocolHead } from '../../../api/contract/views.ts';
import { formatCount } from '../../../engine/text/format-number.ts';
import { lastItemOf, navigate, routeHash } from '../../app/routes.ts';
import { useView } from '../../views/hooks.ts';
import { Button } from '../../widgets/Button.tsx';
import { EmptyState, FailedState, LoadingState } from '../../widgets/StatePage.tsx';
import { Term } from '../../widgets/Term.tsx';
import { useKeepFocus } from '../../widgets/use-keep-focus.ts';
import { DeviationDialog } from './DeviationDialog.tsx';
import { PROTOCOL, SECTION_TITLES, SECTIONS, type Section } from './phrases.ts';
import { ProtocolContext } from './protocol-context.ts';
import { AssumptionsSection } from './sections/AssumptionsSection.tsx';
import { AttributesSection } from './sections/AttributesSection.tsx';
import { ComparisonsSection } from './sections/ComparisonsSection.tsx';
import { InstrumentsSection } from './sections/InstrumentsSection.tsx';
import { InterventionsSection } from './sections/InterventionsSection.tsx';
import { OutcomesSection } from './sections/OutcomesSection.tsx';
import { PlanSection } from './sections/PlanSection.tsx';
import { QuestionSection } from './sections/QuestionSection.tsx';
import { VersionsSection } from './sections/VersionsSection.tsx';
import { WindowsSection } from './sections/WindowsSection.tsx';
import { usePropose } from './use-propose.ts';
import './protocol.css';

/** What the review set out to do, section by section. The route's item names the section, and after a slash the part of it. */
export function ProtocolScreen({ item }: Readonly<{ item: string | null }>) {
  const protocol = useView('protocol');
  if (protocol.state === 'loading') return <LoadingState what={PROTOCOL.title} />;
  if (protocol.state === 'failed') return <FailedState {...protocol} />;
  return <Sections head={protocol.view.head} item={item ?? lastItemOf('protocol')} />;
}

function Sections({ head, item }: Readonly<{ head: ProtocolHead; item: string | null }>) {
  const [name, part = null] = (item ?? '').split('/');
  const section = SECTIONS.find((known) => known === name) ?? 'question';
  const { propose, proposal } = usePropose();
  const editing = useMemo(() => ({ head, propose }), [head, propose]);
  if (head.review === null) {
    return (
      <section className="protocol" aria-labelledby="protocol-title">
        <header className="screen-head">
          <h1 id="protocol-title">{PROTOCOL.title}</h1>
        </header>
        <EmptyState title={PROTOCOL.noReview}>
          <Button onPress={() => navigate('home')}>{PROTOCOL.toHome}</Button>
        </EmptyState>
      </section>
    );
  }
  return (
    <ProtocolContext value={editing}>
      <section className="protocol" aria-labelledby="protocol-title">
        <header className="screen-head">
          <h1 id="protocol-title">{PROTOCOL.title}</h1>
          <p className="quiet">
            {head.extractedValues === 0 ? (
              PROTOCOL.openNotice
            ) : (
              <Term id="deviation">{PROTOCOL.deviationNotice(head.extractedValues)}</Term>
            )}
          </p>
        </header>
        <SectionList head={head} section={section} />
        <SectionContent key={section} section={section} part={part} />
        {proposal === null ? null : <DeviationDialog proposal={proposal} />}
      </section>
    </ProtocolContext>
  );
}

function SectionContent({ section, part }: Readonly<{ section: Section; part: string | null }>) {
  const region = useRef<HTMLDivElement>(null);
  useKeepFocus(region);
  return (
    <div className="protocol-section" role="region" aria-label={SECTION_TITLES[section]} ref={region} tabIndex={-1}>
      <h2>{SECTION_TITLES[section]}</h2>
      {contentOf(section, part)}
    </div>
  );
}

function contentOf(section: Section, part: string | null): ReactNode {
  switch (section) {
    case 'question':
      return <QuestionSection />;
    case 'interventions':
      return <InterventionsSection />;
    case 'comparisons':
      return <ComparisonsSection />;
    case 'outcomes':
      return <OutcomesSection part={part} />;
    case 'instruments':
      return <InstrumentsSection part={part} />;
    case 'windows':
      return <WindowsSection />;
    case 'plan':
      return <PlanSection />;
    case 'attributes':
      return <AttributesSection />;
    case 'assumptions':
      return <AssumptionsSection />;
    case 'versions':
      return <VersionsSection />;
  }
}

/** The sections as links, one stop for Tab; Up and Down go from one to the next. */
function SectionList({ head, section }: Readonly<{ head: ProtocolHead; section: Section }>) {
  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const next = SECTIONS[SECTIONS.indexOf(section) + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    navigate('protocol', next);
    event.currentTarget.querySelector<HTMLElement>(`[data-section="${next}"]`)?.focus();
  };
  return (
    <nav className="protocol-nav" aria-label={PROTOCOL.sections}>
      <div role="presentation" onKeyDown={walk}>
        {SECTIONS.map((id) => {
          const count = countOf(id, head);
          return (
            <a
              key={id}
              data-section={id}
              href={routeHash({ screen: 'protocol', item: id })}
              aria-current={id === section ? 'true' : undefined}
              tabIndex={id === section ? 0 : -1}
              onClick={(event) => {
                event.preventDefault();
                navigate('protocol', id);
              }}
            >
              {SECTION_TITLES[id]}
              {count === null ? null : <span className="number quiet">{formatCount(count)}</span>}
            </a>
          );
        })}
      </div>
    </nav>
  );
}

function countOf(section: Section, head: ProtocolHead): number | null {
  switch (section) {
    case 'question':
      return null;
    case 'plan':
      return head.analyses.length;
    case 'versions':
      return head.versions.filter(({ isDeviation }) => isDeviation).length;
    default:
      return head[section].length;
  }
}
