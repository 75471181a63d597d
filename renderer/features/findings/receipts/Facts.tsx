import type { ReactNode } from 'react';

/** Terms with what they are, one under the other. Nothing is said of what is null. */
export function Facts({ items }: Readonly<{ items: readonly (readonly [term: string, content: ReactNode])[] }>) {
  return (
    <dl className="panel-facts">
      {items
        .filter(([, content]) => content !== null)
        .map(([term, content]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{content}</dd>
          </div>
        ))}
    </dl>
  );
}
