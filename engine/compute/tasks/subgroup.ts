import { EngineInputError } from '../../errors.ts';
import { subgroupAnalysis, type SubgroupAnalysis } from '../../regression/subgroup-analysis.ts';
import { readBooleanOption, readColumn, readObject, refuseUnknown, type Fields } from '../fields.ts';
import { readEstimator, readPooling } from '../pool-options.ts';
import type { Task } from '../task.ts';

function readLabels(input: Fields): (string | number | null)[] {
  const labels = input['subgroup'];
  if (!Array.isArray(labels)) {
    throw new EngineInputError('missing-input', 'subgroup is missing: give one label a study.', 'subgroup');
  }
  return labels.map((label: unknown, i) => {
    if (label === null || typeof label === 'string' || typeof label === 'number') return label;
    throw new EngineInputError(
      'not-finite',
      `subgroup[${i}] is ${JSON.stringify(label)}: give a text or a number.`,
      'subgroup',
    );
  });
}

/** Subgroups three ways: separate tau squared, common tau squared, common effect. */
export const subgroupTask: Task = {
  task: 'subgroup',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['method', 'test', 'level'], 'subgroup');
    const analysis = subgroupAnalysis(
      readColumn(input, 'yi'),
      readColumn(input, 'vi'),
      readLabels(input),
      readPooling(options),
    );
    const { overall, separateTauSquared, commonEffect } = analysis;
    return {
      separate_tau2: {
        groups: separateTauSquared.groups.map((group, g) => ({
          level: String(analysis.levels[g]),
          k: group.k,
          beta: group.estimate,
          se: group.standardError,
          stat: group.statistic,
          pval: group.pValue,
          ci_lb: group.low,
          ci_ub: group.high,
          tau2: group.tauSquared,
          I2: group.iSquared,
          QE: group.q,
          QEp: group.qPValue,
        })),
        Q_between: separateTauSquared.between.statistic,
        df: separateTauSquared.between.degreesOfFreedom,
        p: separateTauSquared.between.pValue,
        note: 'Q_between: fixed-effect Q of subgroup estimates using their standard errors',
      },
      overall: {
        beta: overall.estimate,
        se: overall.standardError,
        ci_lb: overall.low,
        ci_ub: overall.high,
        tau2: overall.tauSquared,
        QE: overall.q,
        QEp: overall.qPValue,
        I2: overall.iSquared,
      },
      common_tau2: commonTauSquared(analysis),
      fixed_effect: {
        beta: commonEffect.groups.map(({ estimate }) => estimate),
        se: commonEffect.groups.map(({ standardError }) => standardError),
        Q_within: commonEffect.withinQ,
        Q_between: commonEffect.between.statistic,
        Q_total: commonEffect.totalQ,
        p_between: commonEffect.between.pValue,
      },
    };
  },
};

function commonTauSquared({ commonTauSquared: common }: SubgroupAnalysis): object | null {
  if (common === null) return null;
  return {
    tau2: common.tauSquared,
    beta: common.groups.map(({ estimate }) => estimate),
    se: common.groups.map(({ standardError }) => standardError),
    ci_lb: common.groups.map(({ low }) => low),
    ci_ub: common.groups.map(({ high }) => high),
    QE_within: common.withinQ.statistic,
    QEp_within: common.withinQ.pValue,
    QM_between: common.between.statistic,
    QMdf: [common.between.degreesOfFreedom, common.between.denominatorDegreesOfFreedom],
    QMp: common.between.pValue,
  };
}

/** The same analysis as the package meta prints it: Wald standard errors, one of the two ways of tau squared. */
export const subgroupMetagenTask: Task = {
  task: 'subgroup_metagen',
  run(rawInput, rawOptions) {
    const input = readObject(rawInput, 'input');
    const options = readObject(rawOptions, 'options');
    refuseUnknown(options, ['method', 'tau_common', 'note'], 'subgroup_metagen');
    const isCommon = readBooleanOption(options, 'tau_common', false);
    const analysis = subgroupAnalysis(readColumn(input, 'yi'), readColumn(input, 'vi'), readLabels(input), {
      estimator: readEstimator(options, 'REML'),
      test: 'z',
    });
    const { commonTauSquared: common, separateTauSquared: separate, commonEffect } = analysis;
    const shown = isCommon ? common : separate;
    return {
      levels: analysis.levels.map(String),
      TE_random_w: shown?.groups.map(({ estimate }) => estimate) ?? null,
      se_random_w: shown?.groups.map(({ standardError }) => standardError) ?? null,
      tau2_w: isCommon
        ? analysis.levels.map(() => common?.tauSquared ?? null)
        : separate.groups.map((group) => (group.k === 1 ? null : group.tauSquared)),
      Q_b_random: shown?.between.statistic ?? null,
      pval_Q_b_random: shown?.between.pValue ?? null,
      Q_b_common: commonEffect.between.statistic,
      pval_Q_b_common: commonEffect.between.pValue,
      Q_w_common: commonEffect.withinQ,
    };
  },
};
