import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from './Button.tsx';
import { useFocusReturn } from './use-focus-return.ts';

type Props = Readonly<{
  title: string;
  onClose: () => void;
  children: ReactNode;
  foot?: ReactNode;
}>;

export function Dialog({ title, onClose, children, foot }: Props) {
  useFocusReturn();
  return (
    <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="dialog">
        <AriaDialog>
          <div className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <Button kind="quiet" onPress={onClose}>
              Close
            </Button>
          </div>
          <div className="dialog-body">{children}</div>
          {foot === undefined ? null : <div className="dialog-foot">{foot}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
