import { useRef } from 'react';
import { navigate } from '../../app/routes.ts';
import { Button } from '../../widgets/Button.tsx';
import { Segments } from '../../widgets/Segments.tsx';
import { useKeepFocus } from '../../widgets/use-keep-focus.ts';
import { IMPORT } from './phrases.ts';
import { ReferencesImport } from './ReferencesImport.tsx';
import { TableImport } from './TableImport.tsx';
import './import.css';

type Kind = keyof typeof IMPORT.kinds;

/** Bring in references or a table of results; everything is shown before it is added. */
export function ImportScreen({ kind }: Readonly<{ kind: string | null }>) {
  const chosen: Kind = kind === 'table' ? 'table' : 'references';
  const content = useRef<HTMLDivElement>(null);
  useKeepFocus(content);
  return (
    <section className="import" aria-labelledby="import-title">
      <header className="screen-head">
        <h1 id="import-title">{IMPORT.title}</h1>
        <Segments
          label={IMPORT.kind}
          options={[
            { id: 'references', label: IMPORT.kinds.references },
            { id: 'table', label: IMPORT.kinds.table },
          ]}
          value={chosen}
          onChange={(id) => navigate('import', id)}
        />
        <span className="screen-count">
          <Button kind="quiet" onPress={() => navigate('studies')}>
            {IMPORT.back}
          </Button>
        </span>
      </header>
      {/* The form is gone when its file has been read: the focus goes on to what was read. */}
      <div className="import-content" ref={content} tabIndex={-1} role="group" aria-labelledby="import-title">
        {chosen === 'references' ? <ReferencesImport /> : <TableImport />}
      </div>
    </section>
  );
}
