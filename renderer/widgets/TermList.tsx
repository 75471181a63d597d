import { memo } from 'react';
import { GLOSSARY, TERM_WORDS, type TermId } from './glossary.ts';
import { Term } from './Term.tsx';

/** The terms of a part of a screen whose own words cannot be pressed, such as those drawn in a plot or on a button. */
export const TermList = memo(function TermList({ ids }: Readonly<{ ids: readonly TermId[] }>) {
  return (
    <p className="term-list small quiet">
      {TERM_WORDS.list}
      {ids.map((id) => (
        <Term key={id} id={id}>
          {GLOSSARY[id].name}
        </Term>
      ))}
    </p>
  );
});
