import { choiceOf, keepChoice } from '../../connection/choices.ts';

/** A yes or no this reviewer chose for the look of a screen; not part of the review. */
export function rememberedFlag(name: string, usual: boolean): boolean {
  const stored = choiceOf(name);
  return stored === null ? usual : stored === 'yes';
}

export function rememberFlag(name: string, value: boolean): void {
  keepChoice(name, value ? 'yes' : 'no');
}
