import { ChevronDown } from 'lucide-react';
import type { RefObject } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { useServices } from '../../app/services.ts';
import { describeError } from '../../connection/describe-error.ts';
import { useWorkspace } from '../../workspace-context.ts';
import { ClipboardRefusedError, copyPicture, plainMarkup } from './copy-picture.ts';
import { copyToClipboard, type Copied } from './copy-to-clipboard.ts';
import { COPY } from './phrases.ts';

type Props = Readonly<{
  /** Names the plot to a screen reader. */
  plot: string;
  /** Holds the drawing. */
  frame: RefObject<Element | null>;
  /** The plot in words; the drawing's own description by default. */
  words?: () => string;
  table: () => Copied | null;
}>;

type What = 'picture' | 'table' | 'words';
const WHATS: readonly What[] = ['picture', 'table', 'words'];

/** Copies a plot as picture, table or words, and says so. */
export function CopyPlot({ plot, frame, words, table }: Props) {
  const { ui } = useServices();
  const { connection } = useWorkspace();
  const drawing = (): SVGSVGElement | null =>
    frame.current?.querySelector<SVGSVGElement>('svg:is([role=img], [role=group])') ?? null;

  const copyDrawing = async (svg: SVGSVGElement): Promise<void> => {
    ui.say(COPY.making);
    const client = await connection.client();
    await copyPicture(client.report.picture({ svg: plainMarkup(svg) }).then(({ png }) => png));
  };

  const copy = (what: What): void => {
    const svg = drawing();
    if (what === 'picture') {
      if (svg === null) return ui.say(COPY.nothing, 'problem');
      copyDrawing(svg).then(
        () => ui.say(COPY.pictureDone),
        (error: unknown) =>
          ui.say(error instanceof ClipboardRefusedError ? COPY.pictureRefused : describeError(error), 'problem'),
      );
      return;
    }
    const text = words?.() ?? svg?.getAttribute('aria-label') ?? null;
    const copied = what === 'table' ? table() : text === null ? null : { plain: text };
    if (copied === null) return ui.say(COPY.nothing, 'problem');
    if (copyToClipboard(copied)) ui.say(COPY.done);
    else ui.say(COPY.refused, 'problem');
  };

  return (
    <MenuTrigger>
      <Button className="button" data-kind="quiet" aria-label={COPY.label(plot)}>
        {COPY.menu}
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu aria-label={COPY.label(plot)} onAction={(key) => copy(WHATS.find((what) => what === key) ?? 'words')}>
          {WHATS.map((what) => (
            <MenuItem key={what} id={what} className="option copy-option" textValue={COPY[what]}>
              <Text slot="label">{COPY[what]}</Text>
              <Text slot="description" className="quiet small">
                {what === 'words' && words === undefined ? COPY.sentence : COPY.details[what]}
              </Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
