import { setRecord } from '../../../connection/record-changes.ts';
import { ChoiceInput } from '../../../widgets/ChoiceInput.tsx';
import { PLAN, STEPS } from '../phrases.ts';
import { useProtocol } from '../protocol-context.ts';
import { AnalysesPlan } from './AnalysesPlan.tsx';
import { SelectionOrderFields } from './SelectionOrderFields.tsx';
import { SkewedMediansField } from './SkewedMediansField.tsx';
import { TermList } from '../../../widgets/TermList.tsx';

const PROFILES = ['grove', 'cochrane', 'conservative', 'revman5'] as const;

const MEASURES_AND_MODELS = [
  'meanDifference',
  'standardisedMeanDifference',
  'ratioOfMeans',
  'riskRatio',
  'oddsRatio',
  'riskDifference',
  'petoOddsRatio',
  'rateRatio',
  'hazardRatio',
  'randomEffects',
  'commonEffect',
] as const;

/** The analyses that are planned, how they pool, and which result of a study they take. */
export function PlanSection() {
  const { head, propose } = useProtocol();
  const { review } = head;
  if (review === null) return null;
  return (
    <div className="plan">
      <section aria-labelledby="plan-analyses">
        <h3 id="plan-analyses">{PLAN.analyses}</h3>
        <AnalysesPlan />
        <TermList ids={MEASURES_AND_MODELS} />
      </section>
      <section aria-labelledby="plan-methods">
        <h3 id="plan-methods">{PLAN.methods}</h3>
        <ChoiceInput
          className="narrow-field"
          label={PLAN.profile}
          description={PLAN.profileHint}
          value={review.profile}
          options={PROFILES.map((id) => ({ id, label: PLAN.profiles[id] }))}
          onChange={(id) =>
            void propose(STEPS.review(PLAN.profile), [
              setRecord('review', review, { profile: PROFILES.find((known) => known === id) ?? review.profile }),
            ])
          }
        />
        <SkewedMediansField />
      </section>
      <section aria-labelledby="plan-order">
        <h3 id="plan-order">{PLAN.order}</h3>
        <p className="field-description">{PLAN.orderLead}</p>
        <SelectionOrderFields />
      </section>
    </div>
  );
}
