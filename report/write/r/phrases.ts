/** Words of the files in the R capsule. */
export const CAPSULE = {
  readme: (title: string) => `${title}: analyses to rerun in R

Run the script from this folder:

    Rscript run.R

It reads data/pooled_effects.csv and data/pooled_analyses.csv, pools each analysis, each sensitivity analysis and each subgroup again with the R package metafor, and prints each number beside the one in expected/expected.csv: estimates and their intervals, tau squared and its interval, prediction intervals, heterogeneity, weights, and the tests between subgroups. It ends with status 0 when all agree to a millionth, with 1 when one does not, and with 2 when metafor is not installed.

    data/        the effects and settings that were pooled, and every table of the review as CSV with a data dictionary
    expected/    the numbers Grove printed, at full precision
    figures/     the plots of the report as SVG; run.R adds R's own forest plots in figures/r, drawn by the package meta where it is installed, else by metafor
    methods.md   the methods in a paragraph, with versions
    manifest.json   size and SHA-256 of every file

Cells that a spreadsheet would take for a formula start with an apostrophe.
`,
  subgroup: (title: string, label: string | null) => `${title}, subgroup: ${label ?? 'not known'}`,
  methodsHeading: '# Statistical methods',
  methods: (engineVersion: string, analyses: number) =>
    `${analyses === 1 ? 'One analysis was' : `${analyses} analyses were`} pooled with Grove (engine ${engineVersion}) and can be rerun with run.R in R (4.0 or newer) with metafor (3.0 or newer; made against 3.8-1). Effects are pooled by inverse variance on the analysis scale, the logarithm for ratio measures. Where tau squared is estimated by REML, the fit in R is run to a threshold of 1e-12 instead of metafor's 1e-5. Knapp–Hartung intervals use t on k − 1 degrees of freedom; the interval of tau squared is the Q-profile interval; I squared is 100 tau² / (tau² + typical variance). A tau squared below 1e-8 of the median sampling variance counts as zero. The prediction interval is estimate ± t × sqrt(tau² + SE²) with the standard error of the printed interval on the degrees of freedom stated below.`,
  line: (title: string, method: string) => `- ${title}: ${method}`,
  noAnalyses: 'No analysis of this review pools two studies or more, so there is nothing to rerun.',
} as const;
