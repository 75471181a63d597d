import { create, parseDependencies, type FactoryFunctionMap, type MathNode } from 'mathjs/number';

/**
 * What a cell formula came to, or why it was refused. `formula` is the text after the equals sign, with plain signs.
 */
export type FormulaResult =
  Readonly<{ kind: 'value'; value: number; formula: string }> | Readonly<{ kind: 'refused'; reason: string }>;

export const MAXIMUM_FORMULA_LENGTH = 200;

const FUNCTIONS: Readonly<Record<string, (...values: readonly number[]) => number>> = {
  sqrt: Math.sqrt,
  ln: Math.log,
  exp: Math.exp,
  abs: Math.abs,
  min: Math.min,
  max: Math.max,
};
const VARIADIC = new Set(['min', 'max']);

const OPERATORS: Readonly<Record<string, (left: number, right: number) => number>> = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  divide: (left, right) => left / right,
  pow: (left, right) => left ** right,
};

class FormulaRefusal extends Error {}

const { parse } = create({ parseDependencies } as FactoryFunctionMap);

/**
 * Reads a cell formula such as `=(4.1-2.9)/3.92` (the leading `=` is optional).
 *
 * mathjs parses; its evaluator is never called. The tree is walked here and every node that is not on the list is
 * refused: numbers, `+ - * / ^`, parentheses, and `sqrt ln exp abs min max`. No names, no other functions, at most
 * 200 characters. Dashes and minus signs of any kind, `×`, `÷` and a middle dot between digits are read as a person
 * would read them.
 *
 * @param text the formula as typed
 * @returns the value, always finite, or the reason it was refused; never throws
 */
export function evaluateFormula(text: string): FormulaResult {
  if (text.length > MAXIMUM_FORMULA_LENGTH) {
    return { kind: 'refused', reason: `A formula may have at most ${MAXIMUM_FORMULA_LENGTH} characters.` };
  }
  const formula = withPlainSigns(text).trim().replace(/^=/, '').trim();
  if (formula === '') return { kind: 'refused', reason: 'The formula is empty: type it after the equals sign.' };
  try {
    refuseForeignTokens(formula);
    const value = valueOf(parse(formula));
    if (Number.isNaN(value))
      throw new FormulaRefusal('has no real value (a root or logarithm of a negative number, or 0/0)');
    if (!Number.isFinite(value)) throw new FormulaRefusal('divides by zero or grows beyond every number');
    return { kind: 'value', value: value === 0 ? 0 : value, formula };
  } catch (error) {
    const detail = error instanceof FormulaRefusal ? error.message : 'is not complete: check its brackets and signs';
    return { kind: 'refused', reason: `The formula "${formula}" ${detail}.` };
  }
}

function withPlainSigns(text: string): string {
  return text
    .replace(/[‐‑‒–—―−﹣-]/g, '-')
    .replace(/×/g, '*')
    .replace(/÷/g, '/')
    .replace(/(?<=\d)[·∙⋅‧](?=\d)/g, '.');
}

// mathjs also knows hexadecimal numbers, percentages, units, comments and ranges; none of them may reach it.
const TOKEN = /[ \t\u00a0]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.])|[-+*/^(),]|[A-Za-z_]\w*/y;

function refuseForeignTokens(formula: string): void {
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.length) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(formula)?.[0];
    if (token === undefined) throw new FormulaRefusal(`cannot be read from "${formula.slice(at, at + 12)}" on`);
    if (/^[A-Za-z_]/.test(token) && !Object.hasOwn(FUNCTIONS, token)) {
      throw new FormulaRefusal(`uses "${token}": only numbers, + - * / ^, sqrt, ln, exp, abs, min and max are allowed`);
    }
  }
}

function valueOf(node: MathNode): number {
  if (isConstant(node) && typeof node.value === 'number') return node.value;
  if (isParenthesis(node)) return valueOf(node.content);
  if (isOperator(node) && !node.implicit) {
    const [first, second] = node.args;
    if (node.args.length === 1 && first !== undefined) {
      if (node.fn === 'unaryMinus') return -valueOf(first);
      if (node.fn === 'unaryPlus') return valueOf(first);
    }
    const operator = Object.hasOwn(OPERATORS, node.fn) ? OPERATORS[node.fn] : undefined;
    if (operator !== undefined && node.args.length === 2 && first !== undefined && second !== undefined) {
      return operator(valueOf(first), valueOf(second));
    }
  }
  if (isCall(node)) {
    const apply = Object.hasOwn(FUNCTIONS, node.fn.name) ? FUNCTIONS[node.fn.name] : undefined;
    const values = node.args.map(valueOf);
    if (apply !== undefined && (values.length === 1 || (values.length > 1 && VARIADIC.has(node.fn.name)))) {
      return apply(...values);
    }
    if (apply !== undefined) throw new FormulaRefusal(`gives ${node.fn.name} ${values.length} numbers`);
  }
  if (isOperator(node) && node.implicit) throw new FormulaRefusal('lacks an operator: write * for multiplication');
  throw new FormulaRefusal('uses something other than numbers, + - * / ^, sqrt, ln, exp, abs, min and max');
}

type Constant = MathNode & { value: unknown };
type Parenthesis = MathNode & { content: MathNode };
type Operator = MathNode & { fn: string; implicit: boolean; args: MathNode[] };
type Call = MathNode & { fn: { name: string }; args: MathNode[] };

const isConstant = (node: MathNode): node is Constant => node.type === 'ConstantNode';
const isParenthesis = (node: MathNode): node is Parenthesis => node.type === 'ParenthesisNode';
const isOperator = (node: MathNode): node is Operator => node.type === 'OperatorNode';
const isCall = (node: MathNode): node is Call => node.type === 'FunctionNode';
