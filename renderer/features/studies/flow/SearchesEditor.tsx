import { Trash2 } from 'lucide-react';
import type { StudiesHead } from '../../../../api/contract/views.ts';
import { addRecord, removeRecord, setRecord } from '../../../connection/record-changes.ts';
import { useChangeRecords } from '../../../connection/use-change-records.ts';
import { Button } from '../../../widgets/Button.tsx';
import { NumberInput } from '../../../widgets/NumberInput.tsx';
import { TextInput } from '../../../widgets/TextInput.tsx';
import { FLOW, FLOW_STEPS } from './phrases.ts';

type Search = StudiesHead['searches'][number];

/** Each database or register searched, when, how and with how many records. */
export function SearchesEditor({ searches }: Readonly<{ searches: readonly Search[] }>) {
  const change = useChangeRecords();
  const today = (): string => new Date().toISOString().slice(0, 10);
  const add = (): void =>
    void change(FLOW_STEPS.addSearch, [
      addRecord('search', { database: FLOW.newSearch, at: today(), query: '', hits: null }),
    ]);
  return (
    <section aria-labelledby="searches-title">
      <h2 id="searches-title">{FLOW.searches}</h2>
      {searches.map((search) => (
        <SearchFields key={search.id} search={search} />
      ))}
      <div className="section-foot">
        <Button onPress={add}>{FLOW.addSearch}</Button>
      </div>
    </section>
  );
}

function SearchFields({ search }: Readonly<{ search: Search }>) {
  const change = useChangeRecords();
  const save = (what: string, fields: Partial<Search>): void =>
    void change(FLOW_STEPS.editSearch(what, search.database), [setRecord('search', search, fields)]);
  return (
    <div className="search-fields" role="group" aria-label={search.database}>
      <TextInput
        label={FLOW.database}
        value={search.database}
        check={(text) => (text === '' ? FLOW.database : null)}
        onCommit={(database) => save(FLOW.database, { database })}
      />
      <TextInput label={FLOW.date} value={search.at} onCommit={(at) => save(FLOW.date, { at })} />
      <NumberInput
        label={FLOW.hits}
        value={search.hits}
        isWhole
        least={0}
        onCommit={(hits) => save(FLOW.hits, { hits })}
      />
      <Button
        kind="quiet"
        label={FLOW.removeSearch(search.database)}
        onPress={() => void change(FLOW_STEPS.removeSearch(search.database), [removeRecord('search', search.id)])}
      >
        <Trash2 aria-hidden="true" />
      </Button>
      <TextInput
        className="span-all"
        label={FLOW.query}
        isMultiline
        value={search.query}
        onCommit={(query) => save(FLOW.query, { query })}
      />
    </div>
  );
}
