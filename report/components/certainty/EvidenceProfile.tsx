import { Fragment, memo, type ReactNode } from 'react';
import type { GradedCertainty, Rating } from '../../../engine/grade/types.ts';
import type { FindingRow, SummaryOfFindings } from '../../../engine/review/derived.ts';
import { formatCount, formatPercent } from '../../../engine/text/format-number.ts';
import { usualLevelText } from '../numbers.ts';
import { footnoteLetter } from '../phrases.ts';
import { CertaintyCell } from './CertaintyCell.tsx';
import { FootnoteList } from './FootnoteList.tsx';
import { FootnoteMarks } from './FootnoteMarks.tsx';
import { PROFILE, SERIOUSNESS, SOF, UPGRADES } from './phrases.ts';
import { inSentence, sofCells } from './sof-cells.ts';

type Props = Readonly<{ summary: SummaryOfFindings }>;

/** GRADE's evidence profile: every row with its five domains. The Summary of Findings prints the same rows, shorter. */
export function EvidenceProfile({ summary }: Props) {
  return summary.comparisons
    .filter(({ rows }) => rows.length > 0)
    .map(({ comparisonId, intervention, comparator, rows }) => (
      <section key={comparisonId} className="sof-comparison">
        <table className="profile-table">
          <caption>{PROFILE.caption(intervention, inSentence(comparator))}</caption>
          <ProfileHead />
          <tbody>
            {rows.map((row) => (
              <ProfileRow key={row.findingId} row={row} notes={summary.footnotes} />
            ))}
          </tbody>
        </table>
        <FootnoteList rows={rows} notes={summary.footnotes} />
      </section>
    ));
}

function ProfileHead() {
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {PROFILE.outcome}
        </th>
        <th scope="colgroup" colSpan={6} className="sof-group">
          {PROFILE.quality}
        </th>
        <th scope="colgroup" colSpan={2} className="sof-group">
          {PROFILE.people}
        </th>
        <th scope="colgroup" colSpan={2} className="sof-group">
          {PROFILE.effect}
        </th>
        <th scope="col" rowSpan={2}>
          {PROFILE.certainty}
        </th>
        <th scope="col" rowSpan={2}>
          {PROFILE.importance}
        </th>
      </tr>
      <tr>
        {[
          PROFILE.studies,
          'Risk of bias',
          'Inconsistency',
          'Indirectness',
          'Imprecision',
          PROFILE.other,
          PROFILE.intervention,
          PROFILE.comparator,
          PROFILE.relative(usualLevelText),
          PROFILE.absolute(usualLevelText),
        ].map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type RowProps = Readonly<{ row: FindingRow; notes: readonly string[] }>;

/** Drawn anew only when the row or the notes are others. */
const ProfileRow = memo(function ProfileRow({ row, notes }: RowProps) {
  const cells = sofCells(row);
  const { certainty } = row;
  const letters = (footnote: string | null) => {
    const index = footnote === null ? -1 : notes.indexOf(footnote);
    return index === -1 ? null : <sup className="marks">{footnoteLetter(index)}</sup>;
  };
  const domain = (name: Rating['proposal']['domain']) => {
    const rating =
      certainty.state === 'not rated' ? undefined : certainty.domains.find(({ proposal }) => proposal.domain === name);
    return (
      <td>
        {domainText(rating)}
        {letters(rating?.footnote ?? null)}
      </td>
    );
  };
  return (
    <tr data-finding-id={row.findingId}>
      <th scope="row">
        <span className="outcome">
          {row.outcome}
          <FootnoteMarks indexes={row.footnotes} />
        </span>
        {row.outcomeDetail === '' ? null : <span className="detail">{row.outcomeDetail}</span>}
      </th>
      <td>
        {row.studies === 0 ? SOF.none : formatCount(row.studies)}
        {row.design === null || row.studies === 0 ? null : (
          <span className="detail">{PROFILE.designs[row.design]}</span>
        )}
      </td>
      {domain('risk of bias')}
      {domain('inconsistency')}
      {domain('indirectness')}
      {domain('imprecision')}
      <td>{certainty.state === 'not rated' ? SOF.none : <Others certainty={certainty} letters={letters} />}</td>
      <td className="number">{peopleText(row.eventsIntervention, row.participantsIntervention)}</td>
      <td className="number">{peopleText(row.eventsComparator, row.participantsComparator)}</td>
      {cells.absolute.length === 0 ? (
        <td colSpan={2}>{cells.narrative}</td>
      ) : (
        <>
          <td>{cells.relative}</td>
          <td>
            {cells.absolute.map(({ key, label, intervention, difference }) => (
              <Fragment key={key}>
                {label === null ? null : <span className="detail">{label}</span>}
                <span className="profile-effect">
                  {row.absolute.length > 0 ? (difference ?? intervention) : intervention}
                </span>
              </Fragment>
            ))}
          </td>
        </>
      )}
      <td className="profile-certainty">
        <CertaintyCell certainty={certainty} />
      </td>
      <td>
        {row.importance === null
          ? SOF.none
          : PROFILE.band(PROFILE.importanceBands[row.importance.band], formatCount(row.importance.score))}
      </td>
    </tr>
  );
});

function domainText(rating: Rating | undefined): string {
  if (rating === undefined) return SOF.none;
  if (rating.proposal.state === 'not applicable' && rating.final === null) return PROFILE.notApplicable;
  return rating.levels === null ? PROFILE.notRated : (SERIOUSNESS[rating.levels] ?? PROFILE.notRated);
}

type OthersProps = Readonly<{ certainty: GradedCertainty; letters: (footnote: string | null) => ReactNode }>;

/** Publication bias and reasons to rate up: GRADE's last column. */
function Others({ certainty, letters }: OthersProps) {
  const bias = certainty.domains.find(({ proposal }) => proposal.domain === 'publication bias');
  const parts = [
    ...((bias?.levels ?? 0) > 0
      ? [
          {
            key: 'bias',
            text: (bias?.levels ?? 0) > 1 ? PROFILE.stronglySuspected : PROFILE.suspected,
            footnote: bias?.footnote ?? null,
          },
        ]
      : []),
    ...certainty.upgrades.flatMap(({ proposal, levels, footnote }) =>
      (levels ?? 0) > 0 ? [{ key: proposal.reason, text: UPGRADES[proposal.reason], footnote }] : [],
    ),
  ];
  if (parts.length === 0) return PROFILE.nothing;
  return parts.map(({ key, text, footnote }) => (
    <span key={key} className="profile-effect">
      {text}
      {letters(footnote)}
    </span>
  ));
}

function peopleText(events: number | null, participants: number | null): string {
  if (participants === null) return SOF.none;
  if (events === null) return formatCount(participants);
  return PROFILE.eventsOf(
    formatCount(events),
    formatCount(participants),
    formatPercent((100 * events) / participants, 1),
  );
}
