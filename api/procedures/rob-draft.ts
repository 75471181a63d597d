import { agreedJudgement } from '../../engine/review/judgements/agreed-judgement.ts';
import type { Judgement } from '../../engine/review/records/index.ts';

type Fields = Partial<Pick<Judgement, 'answer' | 'proposal' | 'final' | 'rationale' | 'sourceId' | 'fingerprint'>>;

export type JudgementSubject = Pick<Judgement, 'subjectTable' | 'subjectId'>;

/** One change of a judgement row, ready to be written. */
export type JudgementEdit =
  | Readonly<{ op: 'add'; record: Judgement }>
  | Readonly<{ op: 'set'; id: string; fields: Partial<Omit<Judgement, 'id'>> }>
  | Readonly<{ op: 'remove'; id: string }>;

/**
 * The judgements of one subject while a change is being planned. The row that counts for a question is the one that is changed;
 * where two assessors disagree, what is decided is the consensus.
 */
export class JudgementDraft {
  readonly #before: ReadonlyMap<string, Judgement>;
  readonly #rows: Map<string, Judgement>;
  readonly #subject: JudgementSubject;
  readonly #author: string;
  readonly #newId: () => string;

  constructor(rows: readonly Judgement[], subject: JudgementSubject, author: string, newId: () => string) {
    this.#before = new Map(rows.map((row) => [row.id, row]));
    this.#rows = new Map(this.#before);
    this.#subject = subject;
    this.#author = author;
    this.#newId = newId;
  }

  rows(): readonly Judgement[] {
    return [...this.#rows.values()];
  }

  find(questionSet: string, question: string): Judgement | null {
    return agreedJudgement(this.rows(), questionSet, question);
  }

  set(questionSet: string, questionSetVersion: string, question: string, fields: Fields): void {
    const present = this.find(questionSet, question);
    if (present) {
      this.#rows.set(present.id, { ...present, ...fields, questionSetVersion, author: this.#author });
      return;
    }
    const isDisputed = this.rows().some((row) => row.questionSet === questionSet && row.question === question);
    const id = this.#newId();
    this.#rows.set(id, {
      id,
      ...this.#subject,
      questionSet,
      questionSetVersion,
      question,
      answer: null,
      proposal: null,
      final: null,
      rationale: null,
      sourceId: null,
      fingerprint: {},
      ...fields,
      author: this.#author,
      role: isDisputed ? 'consensus' : 'single',
    });
  }

  remove(questionSet: string, question: string): void {
    const present = this.find(questionSet, question);
    if (present) this.#rows.delete(present.id);
  }

  edits(): readonly JudgementEdit[] {
    // What goes makes room first: a question has one row for each role.
    const edits: JudgementEdit[] = [...this.#before.keys()]
      .filter((id) => !this.#rows.has(id))
      .map((id) => ({ op: 'remove', id }));
    for (const [id, row] of this.#rows) {
      const before = this.#before.get(id);
      if (!before) edits.push({ op: 'add', record: row });
      else if (JSON.stringify(before) !== JSON.stringify(row)) {
        const { id: _same, ...fields } = row;
        edits.push({ op: 'set', id, fields });
      }
    }
    return edits;
  }
}
