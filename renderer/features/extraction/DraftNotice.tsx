import { useLayoutEffect, useRef } from 'react';
import { useServices } from '../../app/services.ts';
import { formatCompact } from '../../../engine/text/format-number.ts';
import type { CellAddress } from '../../views/types.ts';
import { Button } from '../../widgets/Button.tsx';
import { useRowDrafts } from './use-row-drafts.ts';
import { EXTRACTION } from './phrases.ts';

const MARGIN = 8;
const GAP = 4;

type Props = Readonly<{
  address: CellAddress;
  /** What the file holds in the cell. */
  stored: string;
  place: Readonly<{ left: number; top: number; height: number }>;
  onResolved: () => void;
}>;

/** At the cell: why its text was not stored, or what someone else wrote meanwhile, with the ways out. */
export function DraftNotice({ address, stored, place, onResolved }: Props) {
  const { drafts } = useServices();
  const draft = useRowDrafts(address.measurementId)[address.field];
  const notice = useRef<HTMLDivElement>(null);

  // At an edge of the view the notice moves left, or above its cell, so that all of it can be read; the view may still move under it.
  useLayoutEffect(() => {
    const element = notice.current;
    const view = element?.parentElement;
    if (element == null || view == null) return undefined;
    const keepInSight = (): void => {
      const furthest = view.scrollLeft + view.clientWidth - element.offsetWidth - MARGIN;
      element.style.left = `${Math.max(view.scrollLeft, Math.min(place.left, furthest))}px`;
      const below = place.top + place.height + GAP;
      const above = place.top - element.offsetHeight - GAP;
      const fitsBelow = below + element.offsetHeight <= view.scrollTop + view.clientHeight;
      element.style.top = `${fitsBelow || above < view.scrollTop ? below : above}px`;
    };
    keepInSight();
    view.addEventListener('scroll', keepInSight, { passive: true });
    return () => view.removeEventListener('scroll', keepInSight);
  });

  if (draft === undefined || draft.state === 'saving') return null;
  const style = { left: place.left, top: place.top + place.height + GAP };
  if (draft.state === 'refused') {
    return (
      <div className="draft-notice" role="alert" style={style} ref={notice}>
        <p className="medium">{EXTRACTION.refusedTitle}</p>
        <p>{draft.reason}</p>
        {draft.readings.length === 0 ? null : (
          <div className="draft-choices">
            {draft.readings.map(({ decimalMark, number }) => (
              <Button
                key={decimalMark}
                onPress={() => {
                  void drafts.commit(address, draft.text, stored, { decimalMark });
                  onResolved();
                }}
              >
                {EXTRACTION.readAsNumber(formatCompact(number, 6))}
              </Button>
            ))}
          </div>
        )}
        <p className="small quiet">{EXTRACTION.refusedHelp}</p>
      </div>
    );
  }
  const { now, text } = draft;
  return (
    <div className="draft-notice" role="alert" style={style} ref={notice}>
      <p className="medium">{EXTRACTION.conflictTitle}</p>
      <p>{EXTRACTION.conflict(now, text)}</p>
      <div className="draft-choices">
        <Button
          kind="primary"
          onPress={() => {
            void drafts.commit(address, text, now);
            onResolved();
          }}
        >
          {EXTRACTION.useMine}
        </Button>
        <Button
          onPress={() => {
            drafts.discard(address);
            onResolved();
          }}
        >
          {EXTRACTION.keepTheirs}
        </Button>
      </div>
    </div>
  );
}
