import type {
  Instrument,
  InstrumentUse,
  Outcome,
  Report,
  Snapshot,
  Source,
  Study,
} from '../../engine/review/records/index.ts';
import type { TableSource } from '../import/tables/types.ts';
import { instrumentInStudy } from './instrument-use.ts';
import { words } from './table-words.ts';

const DOI = /\b10\.\d{4,9}\/\S+/u;

/** The scales, reports and places in them that rows of a table speak of, beside those the review holds. */
export class PlaceBook {
  readonly added = {
    instrument_use: [] as InstrumentUse[],
    report: [] as Report[],
    source: [] as Source[],
  };
  readonly #newId: () => string;
  readonly #instruments = new Map<string, Instrument>();
  readonly #uses = new Map<string, InstrumentUse>();
  readonly #reports = new Map<string, Report[]>();
  readonly #sources = new Map<string, Source>();

  constructor(snapshot: Snapshot, newId: () => string) {
    this.#newId = newId;
    for (const instrument of snapshot.instrument.values())
      for (const name of [instrument.name, instrument.abbreviation])
        if (name !== '') this.#instruments.set(words(name), instrument);
    for (const use of snapshot.instrument_use.values()) this.#uses.set(`${use.studyId} ${use.instrumentId}`, use);
    for (const report of snapshot.report.values()) this.#keepReport(report);
    for (const source of snapshot.source.values()) this.#sources.set(placeOf(source), source);
  }

  /** The protocol's scale of this name or abbreviation; null where it has none, or none is named. */
  instrument(name: string): Instrument | null {
    return this.#instruments.get(words(name)) ?? null;
  }

  knownUse(name: string, study: Study): InstrumentUse | null {
    const instrument = this.instrument(name);
    return instrument === null ? null : (this.#uses.get(`${study.id} ${instrument.id}`) ?? null);
  }

  instrumentUse(name: string, study: Study, outcome: Outcome): InstrumentUse | null {
    const instrument = this.instrument(name);
    const known = this.knownUse(name, study);
    if (instrument === null || known !== null) return known;
    const use = instrumentInStudy(this.#newId(), study.id, instrument, outcome);
    this.#uses.set(`${study.id} ${instrument.id}`, use);
    this.added.instrument_use.push(use);
    return use;
  }

  /** The id of the place a row names; null where it names none. The same place is made once. */
  source(place: TableSource | null, study: Study): string | null {
    if (place === null) return null;
    const report = this.#report(place.report, study);
    const isPage = /^(?:pp?\.? ?)?\d+(?:\s*[-–]\s*\d+)?$/iu.test(place.page);
    const source: Source = {
      id: this.#newId(),
      reportId: report?.id ?? null,
      kind: 'full text',
      documentId: null,
      page: isPage ? place.page.replace(/^pp?\.? ?/iu, '') : null,
      rectangle: null,
      locator: isPage || place.page === '' ? null : place.page,
      url: null,
      quote: place.quote === '' ? null : place.quote,
    };
    const known = this.#sources.get(placeOf(source));
    if (known !== undefined) return known.id;
    this.#sources.set(placeOf(source), source);
    this.added.source.push(source);
    return source.id;
  }

  /** The study's report that this text names by DOI, PMID or words of its citation; its only one where nothing is named. */
  #report(text: string, study: Study): Report | null {
    const own = this.#reports.get(study.id) ?? [];
    if (text === '') return own.length === 1 ? (own[0] ?? null) : null;
    const doi = DOI.exec(text)?.[0]?.toLowerCase() ?? null;
    const pmid = /^(?:PMID:? ?)?(\d{5,9})$/iu.exec(text)?.[1] ?? null;
    const known = own.find((report) =>
      doi !== null
        ? report.doi?.toLowerCase() === doi
        : pmid !== null
          ? report.pmid === pmid
          : words(report.citation).includes(words(text)),
    );
    if (known !== undefined) return known;
    const report: Report = {
      id: this.#newId(),
      studyId: study.id,
      citation: text,
      csl: { title: text },
      doi,
      pmid,
      isPrimary: own.length === 0,
    };
    this.#keepReport(report);
    this.added.report.push(report);
    return report;
  }

  #keepReport(report: Report): void {
    const own = this.#reports.get(report.studyId);
    if (own) own.push(report);
    else this.#reports.set(report.studyId, [report]);
  }
}

function placeOf({ reportId, kind, documentId, page, locator, url, quote }: Source): string {
  return JSON.stringify([reportId, kind, documentId, page, locator, url, quote]);
}
