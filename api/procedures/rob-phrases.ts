/** Words of risk-of-bias commands: their names in the history, and why one is refused. */
export const ROB_COMMANDS = {
  answer: (question: string, result: string, answer: string | null) =>
    answer === null ? `Take back the answer to ${question}, ${result}` : `Answer ${question} with ${answer}, ${result}`,
  support: (question: string, result: string) => `Support the answer to ${question}, ${result}`,
  judge: (domain: string, result: string, final: string | null) =>
    final === null ? `Follow the proposal for ${domain}, ${result}` : `Judge ${domain} as ${final}, ${result}`,
  direction: (domain: string, result: string) => `Direction of bias, ${domain}, ${result}`,
  copy: (result: string) => `Copy domain 1 to ${result}`,
  sources: (study: string) => `Sources consulted for ${study}`,
  questionSet: (result: string) => `Choose the tool for ${result}`,
  deviations: (result: string) => `Deviations looked at, ${result}`,
  guidance: (question: string) => `Guidance for ${question}`,
  restrict: (title: string) => `Add “${title}”`,
  result: (study: string, outcome: string, time: string) =>
    [study, outcome, time].filter((part) => part !== '').join(', '),
} as const;

export const ROB_REFUSALS = {
  noResult: 'This result is not in the review any more.',
  noAnalysis: 'This analysis is not in the review any more.',
  nestedAnalysis: 'A sensitivity analysis cannot carry another. Add it to the analysis it belongs to.',
  noStudy: 'This study is not in the review any more.',
  noQuestion: (id: string) => `There is no question ${id} in this tool.`,
  noDomain: (id: string) => `There is no domain ${id} in this tool.`,
  notAnAnswer: (question: string, answer: string) => `${answer} is not an answer to question ${question}.`,
  notAsked: (question: string) => `Question ${question} is not asked under the answers before it. Answer those first.`,
  noSource:
    'No information means that the report, protocol or registry entry was read and is silent. Note a source as consulted first; until then the question is not assessed.',
  notALevel: (level: string) => `${level} is not a judgement of this tool.`,
  incomplete: 'Answer every question first: what is incomplete has no judgement.',
  reason:
    'A judgement that differs from the proposal, or settles an open question, needs a reason. Write it beside the judgement.',
  manualReason: 'Nothing is proposed for this tool, so the judgement needs its reason. Write it beside the judgement.',
  otherStudy: 'Domain 1 can only be copied between results of one study.',
  otherTool: 'The two results are assessed with different tools, so domain 1 cannot be copied.',
  nothingToCopy: 'Domain 1 of that result is not complete. Complete it, then copy it.',
} as const;
