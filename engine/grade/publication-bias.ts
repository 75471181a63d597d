import { formatPWithLetter } from '../text/format-p.ts';
import type { GradeEvidence } from './evidence.ts';
import { DOMAIN, IMPRECISION, PUBLICATION_BIAS } from './phrases.ts';
import { SHOWN } from './rounding.ts';
import type { GradeSettings } from './settings.ts';
import type { DomainProposal } from './types.ts';
import { input } from './words.ts';

/**
 * Publication bias: undetected unless a funnel test is allowed (ten studies) and small studies favour the intervention, results
 * known to be missing matter, or every study is small and funded by industry (grade.md 3.5). Never more than one level.
 *
 * Source: Core GRADE 4 (Guyatt G et al 2025), BMJ 389; Sterne JAC et al (2011), BMJ 343:d4002, doi:10.1136/bmj.d4002. Golden: none.
 */
export function proposePublicationBias(evidence: GradeEvidence, settings: GradeSettings): DomainProposal {
  const { answers, funnelTest, studies, hints } = evidence;
  const k = studies.length;
  const isFunnelPositive =
    funnelTest !== null &&
    k >= settings.funnelTestStudies &&
    funnelTest.pValue < settings.funnelTestP &&
    funnelTest.smallStudiesFavour === 'intervention';
  const allSmall =
    k > 0 &&
    studies.every(({ participants }) => participants !== null && participants < settings.smallStudyParticipants);
  const suspicions = [
    ...(isFunnelPositive
      ? [{ rule: 'funnel', reason: PUBLICATION_BIAS.funnel(funnelTest.name, formatPWithLetter(funnelTest.pValue)) }]
      : []),
    ...(answers.missingResultsMatter === true ? [{ rule: 'missing-results', reason: PUBLICATION_BIAS.missing }] : []),
    ...(answers.industryFunded === true && allSmall
      ? [{ rule: 'small-industry', reason: PUBLICATION_BIAS.industry(String(settings.smallStudyParticipants)) }]
      : []),
  ];
  const levels = suspicions.length > 0 ? 1 : 0;
  const reason =
    suspicions.map((suspicion) => suspicion.reason).join('; ') ||
    (k < settings.funnelTestStudies
      ? PUBLICATION_BIAS.few(k, settings.funnelTestStudies)
      : funnelTest
        ? PUBLICATION_BIAS.undetected(funnelTest.name, formatPWithLetter(funnelTest.pValue))
        : PUBLICATION_BIAS.untested);
  const { labels } = PUBLICATION_BIAS;
  const yes = (value: boolean) => (value ? 'yes' : 'no');
  return {
    domain: 'publication bias',
    state: 'proposed',
    levels,
    ruleId: `publication-bias.${suspicions[0]?.rule ?? (k < settings.funnelTestStudies ? 'too-few' : 'undetected')}@1`,
    inputs: [
      input('k', labels.k, k, String(k)),
      ...(funnelTest
        ? [
            input(
              'funnel.p',
              labels.test,
              funnelTest.pValue,
              `${funnelTest.name}, p ${SHOWN.pValue(funnelTest.pValue)}`,
            ),
          ]
        : []),
      ...(answers.missingResultsMatter === null
        ? []
        : [input('missing', labels.missing, answers.missingResultsMatter, yes(answers.missingResultsMatter))]),
      ...(answers.industryFunded === null
        ? []
        : [
            input(
              'funding',
              labels.funding,
              answers.industryFunded && allSmall,
              yes(answers.industryFunded && allSmall),
            ),
          ]),
      ...hints.publicationBias.map((hint, index) => input(`hint.${index}`, labels.hint, hint, hint)),
    ],
    sentence: `${levels === 0 ? 'Undetected' : 'Suspected'}: ${reason}: ${levels === 0 ? 'no level down' : `${IMPRECISION.levels(levels)} down`}.`,
    footnote: levels > 0 ? DOMAIN.down('publication bias', levels, reason) : null,
    isBorderline: false,
    question: hints.publicationBias.join(' ') || null,
    alternatives: [],
  };
}
