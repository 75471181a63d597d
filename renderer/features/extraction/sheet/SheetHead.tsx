import { ChevronDown } from 'lucide-react';
import { useImperativeHandle, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { ARRANGE } from './arrange/phrases.ts';
import type { Arrangement } from './arrange/use-arrangement.ts';
import { canMove } from './layout.ts';
import { SHEET } from './phrases.ts';
import type { Column } from './sheet.ts';
import { useMouseAtRest } from './use-mouse-at-rest.ts';

type Props = Readonly<{
  handle: RefObject<{ openMenu: (column: number) => void } | null>;
  columns: readonly Column[];
  arrangement: Arrangement;
  /** The active cell goes along with its column. */
  onMove: (column: Column, by: -1 | 1) => void;
  /** The column is to be as wide as its texts. */
  onFit: (column: Column) => void;
  onSelectColumn: (column: number) => void;
  /** The menu has closed: the focus belongs to the grid again. */
  onClosed: () => void;
}>;

const STEP = 24;

/** The headings, each with its menu (Alt and the down arrow open the active column's) and a handle that changes its width. */
export function SheetHead(props: Props) {
  const { handle, columns, arrangement, onMove, onFit, onSelectColumn, onClosed } = props;
  const { sorting } = arrangement;
  const [open, setOpen] = useState<string | null>(null);
  /** The menu that was opened by a key: the mouse may lie where it opens. */
  const [openedByKey, setOpenedByKey] = useState<string | null>(null);
  const ignoresMouse = useMouseAtRest(open !== null && open === openedByKey);
  useImperativeHandle(
    handle,
    () => ({
      openMenu(index) {
        const key = columns[index]?.key ?? null;
        setOpenedByKey(key);
        setOpen(key);
      },
    }),
    [columns],
  );

  const act = (column: Column, action: string): void => {
    if (action === 'up') arrangement.sort(column, 'ascending');
    else if (action === 'down') arrangement.sort(column, 'descending');
    else if (action === 'unsort') arrangement.sort(column, null);
    else if (action === 'select') onSelectColumn(columns.indexOf(column));
    else if (action === 'show') arrangement.showHidden();
    else if (action === 'fit') onFit(column);
    else if (action === 'usual') arrangement.resize(column, null);
    else if (action === 'left' || action === 'right') onMove(column, action === 'left' ? -1 : 1);
    else if (action === 'hide') {
      // Its menu goes with the column, and would open with it again.
      setOpen(null);
      arrangement.hide(column);
      // The menu gives the focus back to its button, which is gone by then.
      requestAnimationFrame(() => requestAnimationFrame(onClosed));
    } else arrangement.resize(column, column.width + (action === 'wider' ? STEP : -STEP));
  };

  return (
    <div className="grid-head" role="row" aria-rowindex={1}>
      <div className="row-number head" aria-hidden="true" />
      {columns.map((column, index) => {
        const direction = sorting?.key === column.key ? sorting.direction : null;
        return (
          <div
            key={column.key}
            role="columnheader"
            tabIndex={-1}
            aria-colindex={index + 1}
            aria-label={column.title}
            aria-sort={direction ?? undefined}
            title={column.title}
            className={`head-cell ${column.isNumeric ? 'numeric' : ''} ${column.isFrozen ? 'frozen' : ''}`}
            style={{ width: column.width, ...(column.isFrozen ? { left: column.left } : {}) }}
            onMouseDown={(event) => {
              if ((event.target as Element).closest('button, .resize-handle') !== null) return;
              event.preventDefault();
              onSelectColumn(index);
            }}
          >
            <span className="head-text ellipsis">{column.heading}</span>
            {direction === null ? null : (
              <span className="head-sort" aria-hidden="true">
                {direction === 'ascending' ? '↑' : '↓'}
              </span>
            )}
            <MenuTrigger
              isOpen={open === column.key}
              onOpenChange={(isOpen) => {
                setOpen(isOpen ? column.key : null);
                setOpenedByKey(null);
                if (!isOpen) onClosed();
              }}
            >
              <Button className="column-menu" aria-label={SHEET.menu(column.title)} excludeFromTabOrder>
                <ChevronDown aria-hidden="true" />
              </Button>
              <Popover className={`popover ${ignoresMouse ? 'ignores-mouse' : ''}`} offset={4}>
                <Menu
                  autoFocus="first"
                  aria-label={SHEET.menu(column.title)}
                  disabledKeys={[
                    ...(canMove(column, -1, columns) ? [] : ['left']),
                    ...(canMove(column, 1, columns) ? [] : ['right']),
                    ...(columns.length > 1 ? [] : ['hide']),
                    ...(arrangement.layout.hidden.length > 0 ? [] : ['show']),
                  ]}
                  onAction={(key) => act(column, String(key))}
                >
                  {MENU.map(({ id, label }) => (
                    <MenuItem key={id} id={id} className="option" textValue={label}>
                      {label}
                    </MenuItem>
                  ))}
                </Menu>
              </Popover>
            </MenuTrigger>
            <ResizeHandle
              width={column.width}
              onResize={(width) => arrangement.resize(column, width)}
              onFit={() => onFit(column)}
            />
          </div>
        );
      })}
    </div>
  );
}

const MENU = [
  { id: 'up', label: SHEET.sortUp },
  { id: 'down', label: SHEET.sortDown },
  { id: 'unsort', label: SHEET.unsort },
  { id: 'select', label: SHEET.select },
  { id: 'wider', label: SHEET.wider },
  { id: 'narrower', label: SHEET.narrower },
  { id: 'fit', label: SHEET.fit },
  { id: 'usual', label: SHEET.usual },
  { id: 'left', label: ARRANGE.moveLeft },
  { id: 'right', label: ARRANGE.moveRight },
  { id: 'hide', label: SHEET.hide },
  { id: 'show', label: ARRANGE.shown },
] as const;

type HandleProps = Readonly<{ width: number; onResize: (width: number) => void; onFit: () => void }>;

/** For the mouse; the menu does the same by keyboard. A double press fits the column to its texts. */
function ResizeHandle({ width, onResize, onFit }: HandleProps) {
  const from = useRef<Readonly<{ x: number; width: number }> | null>(null);
  return (
    <span
      className="resize-handle"
      aria-hidden="true"
      onMouseDown={(event) => event.stopPropagation()}
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (from.current !== null) onResize(from.current.width + event.clientX - from.current.x);
      }}
      onPointerUp={() => (from.current = null)}
      onDoubleClick={onFit}
    />
  );
}
