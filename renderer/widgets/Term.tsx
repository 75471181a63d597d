import { memo, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { ExternalLink } from './ExternalLink.tsx';
import { GLOSSARY, TERM_WORDS, type TermId } from './glossary.ts';
import './fields.css';

/**
 * A word of the field that explains itself: pressing it shows two sentences and their source. Not drawn again with the number
 * beside it, which changes with every edit.
 */
export const Term = memo(function Term({ id, children }: Readonly<{ id: TermId; children: ReactNode }>) {
  const { name, sentences, source, doi } = GLOSSARY[id];
  return (
    <DialogTrigger>
      <Button className="term" aria-description={TERM_WORDS.explain(name)}>
        {children}
      </Button>
      <Popover className="popover term-popover" offset={4}>
        <Dialog aria-label={name} className="popover-dialog">
          <p className="medium">{name}</p>
          <p>{sentences.join(' ')}</p>
          <p className="small">
            <ExternalLink url={`https://doi.org/${encodeURI(doi)}`}>{TERM_WORDS.source(source)}</ExternalLink>
          </p>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
});
