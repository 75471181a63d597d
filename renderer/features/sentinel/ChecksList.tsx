import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { CheckItem } from '../../../api/contract/sentinel.ts';
import { navigate } from '../../app/routes.ts';
import { Button } from '../../widgets/Button.tsx';
import { CheckCard } from './CheckCard.tsx';
import { ImpactText } from './ImpactText.tsx';
import { CHECKS } from './phrases.ts';

const USUAL_HEIGHT = 168;

/** The findings in order, only those in sight in the document: a large review has thousands. */
export function ChecksList({ items }: Readonly<{ items: readonly CheckItem[] }>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => USUAL_HEIGHT,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 6,
  });
  return (
    <div className="checks-list" ref={scroller} role="list" aria-label={CHECKS.title}>
      <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }} role="presentation">
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const item = items[index];
          return item === undefined ? null : (
            <div
              key={key}
              role="listitem"
              aria-posinset={index + 1}
              aria-setsize={items.length}
              className="checks-row"
              ref={virtualizer.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              <div className="checks-where">
                <p className="medium">{item.studyLabel}</p>
                <p className="small quiet">{item.place}</p>
                {item.cells[0] === undefined ? null : <p className="small quiet">{item.cells[0].armLabel}</p>}
                <Button
                  kind="quiet"
                  label={`${CHECKS.goTo}: ${item.studyLabel}, ${item.title}`}
                  onPress={() => navigate('extraction', placeInGrid(item))}
                >
                  {CHECKS.goTo}
                </Button>
              </div>
              <CheckCard item={item} valueIds={[]} level={2} />
              <ImpactText item={item} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The first cell the finding is about; the study's rows where it is about none. */
function placeInGrid({ studyId, measurementId, cells: [cell] }: CheckItem): string {
  const place = cell ?? (measurementId === null ? null : { measurementId, field: null });
  return place === null
    ? studyId
    : [studyId, place.measurementId, ...(place.field === null ? [] : [place.field])].join('/');
}
