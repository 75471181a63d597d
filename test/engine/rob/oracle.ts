/**
 * Domain judgements of RoB 2 as nested choices, written from the published algorithms (Sterne et al. 2019, supplementary
 * material; doi:10.1136/bmj.l4898) without the program's tables, and which questions they walk through. Answers: any of Y, PY, PN,
 * N, NI, NA. An oracle asks for an answer only when its question is asked, so that walking it lists every reachable set.
 */
export type Level = 'L' | 'SC' | 'H';
export type Ask = (question: string, responses?: string) => string;

const FULL = 'Y PY PN N NI';
const yes = (a: string) => a === 'Y' || a === 'PY';
const no = (a: string) => a === 'N' || a === 'PN';

function d1(ask: Ask): Level {
  const [sequence, concealment, baseline] = [ask('1.1'), ask('1.2'), ask('1.3')];
  if (no(concealment)) return 'H';
  if (concealment === 'NI') return yes(baseline) ? 'H' : 'SC';
  if (no(sequence)) return 'SC';
  return yes(baseline) ? 'SC' : 'L';
}

function d2Assignment(ask: Ask): Level {
  const order: Level[] = ['L', 'SC', 'H'];
  const [part1, part2] = [deviations(ask), analysis(ask)];
  return order[Math.max(order.indexOf(part1), order.indexOf(part2))]!;
}

function deviations(ask: Ask): Level {
  const [participants, carers] = [ask('2.1'), ask('2.2')];
  if (no(participants) && no(carers)) return 'L';
  const context = ask('2.3');
  if (no(context)) return 'L';
  if (context === 'NI') return 'SC';
  if (no(ask('2.4'))) return 'SC';
  return yes(ask('2.5')) ? 'SC' : 'H';
}

function analysis(ask: Ask): Level {
  if (yes(ask('2.6'))) return 'L';
  return no(ask('2.7')) ? 'SC' : 'H';
}

function d2Adherence(ask: Ask): Level {
  const or = `${FULL} NA`;
  const [participants, carers] = [ask('2.1'), ask('2.2')];
  const blind = no(participants) && no(carers);
  const balanced = blind ? 'NA' : ask('2.3', or);
  const [failures, nonAdherence] = [ask('2.4', or), ask('2.5', or)];
  const none = (a: string) => no(a) || a === 'NA';
  const settled = (yes(balanced) || balanced === 'NA') && none(failures) && none(nonAdherence);
  if (settled) return 'L';
  return yes(ask('2.6')) ? 'SC' : 'H';
}

function d3(ask: Ask): Level {
  if (yes(ask('3.1'))) return 'L';
  if (yes(ask('3.2', 'Y PY PN N'))) return 'L';
  if (no(ask('3.3'))) return 'L';
  return no(ask('3.4')) ? 'SC' : 'H';
}

function d4(ask: Ask): Level {
  const [inappropriate, differs] = [ask('4.1'), ask('4.2')];
  if (yes(inappropriate) || yes(differs)) return 'H';
  const floor: Level = differs === 'NI' ? 'SC' : 'L';
  if (no(ask('4.3'))) return floor;
  if (no(ask('4.4'))) return floor;
  return no(ask('4.5')) ? 'SC' : 'H';
}

function d5(ask: Ask): Level {
  const [plan, measurements, analyses] = [ask('5.1'), ask('5.2'), ask('5.3')];
  if (yes(measurements) || yes(analyses)) return 'H';
  if (measurements === 'NI' || analyses === 'NI') return 'SC';
  return yes(plan) ? 'L' : 'SC';
}

export const ORACLE = {
  D1: d1,
  'D2 assignment': d2Assignment,
  'D2 adherence': d2Adherence,
  D3: d3,
  D4: d4,
  D5: d5,
} as const;

export type Walked = Readonly<{ answers: Readonly<Record<string, string>>; level: Level }>;

/** Every reachable set of answers of an oracle with its judgement: depth first over the questions it asks. */
export function walk(judge: (ask: Ask) => Level): readonly Walked[] {
  const found: Walked[] = [];
  const visit = (given: Readonly<Record<string, string>>): void => {
    let open: readonly [string, string] | null = null;
    const STOP = new Error('open question');
    try {
      const level = judge((question, responses = FULL) => {
        const answer = given[question];
        if (answer !== undefined) return answer;
        open = [question, responses];
        throw STOP;
      });
      found.push({ answers: given, level });
    } catch (error) {
      if (error !== STOP || open === null) throw error;
      const [question, responses] = open as readonly [string, string];
      for (const answer of responses.split(' ')) visit({ ...given, [question]: answer });
    }
  };
  visit({});
  return found;
}
