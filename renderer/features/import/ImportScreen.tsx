import { navigate } from '../../app/routes.ts';
import { Button } from '../../widgets/Button.tsx';
import { Segments } from '../../widgets/Segments.tsx';
import { IMPORT } from './phrases.ts';
import { ReferencesImport } from './ReferencesImport.tsx';
import { TableImport } from './TableImport.tsx';
import './import.css';

type Kind = keyof typeof IMPORT.kinds;

/** Bring in references or a table of results; everything is shown before it is added. */
export function ImportScreen({ kind }: Readonly<{ kind: string | null }>) {
  const chosen: Kind = kind === 'table' ? 'table' : 'references';
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
      {chosen === 'references' ? <ReferencesImport /> : <TableImport />}
    </section>
  );
}
