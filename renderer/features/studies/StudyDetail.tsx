import { useRef } from 'react';
import type { StudiesHead, StudyItem } from '../../../api/contract/views.ts';
import { navigate } from '../../app/routes.ts';
import { Button } from '../../widgets/Button.tsx';
import { useKeepFocus } from '../../widgets/use-keep-focus.ts';
import { ArmsSection } from './ArmsSection.tsx';
import { AttributesSection } from './AttributesSection.tsx';
import { AvailabilitySection } from './AvailabilitySection.tsx';
import { FactsSection, FundingSection } from './FactsSection.tsx';
import { STUDIES } from './phrases.ts';
import { ReportsSection } from './ReportsSection.tsx';

type Props = Readonly<{ study: StudyItem; head: StudiesHead; all: readonly StudyItem[]; onDelete: () => void }>;

/** Everything known about one study, each field edited in place. */
export function StudyDetail({ study, head, all, onDelete }: Props) {
  const region = useRef<HTMLElement>(null);
  useKeepFocus(region);
  return (
    <article className="study-detail" aria-labelledby="study-title" ref={region} tabIndex={-1}>
      <header>
        <h2 id="study-title">{study.label}</h2>
        <div className="detail-buttons">
          <Button onPress={() => navigate('extraction', study.id)}>{STUDIES.openExtraction}</Button>
          <Button onPress={() => navigate('history', `study:${study.id}`)}>{STUDIES.history}</Button>
          <Button kind="quiet" onPress={onDelete}>
            {STUDIES.deleteStudy}
          </Button>
        </div>
      </header>
      <FactsSection study={study} reasons={head.reasons} />
      <ArmsSection study={study} interventions={head.interventions} armAttributes={head.armAttributes} />
      <AvailabilitySection availability={study.availability} />
      <ReportsSection study={study} all={all} />
      <FundingSection study={study} />
      <AttributesSection study={study} attributes={head.attributes} />
    </article>
  );
}
