import { CERTAINTY } from './phrases.ts';
import type { GradeSettings } from './settings.ts';
import type { CertaintyLevel, CertaintyName } from './types.ts';

const NAMES: Readonly<Record<CertaintyLevel, CertaintyName>> = { 4: 'high', 3: 'moderate', 2: 'low', 1: 'very low' };
const SYMBOLS: Readonly<Record<CertaintyLevel, string>> = { 4: '⊕⊕⊕⊕', 3: '⊕⊕⊕◯', 2: '⊕⊕◯◯', 1: '⊕◯◯◯' };

export type StartingLevel = Readonly<{ level: CertaintyLevel; reason: string }>;

/**
 * Randomised trials start at high, non-randomised studies at low (or as the settings say), a mixture at the lower of the two.
 *
 * Source: Guyatt GH et al (2011), J Clin Epidemiol 64:383-394, doi:10.1016/j.jclinepi.2010.04.026. Golden: none; a rule.
 */
export function startingLevel(
  design: 'randomised' | 'not randomised' | 'mixed',
  settings: GradeSettings,
): StartingLevel {
  if (design === 'randomised') return { level: 4, reason: CERTAINTY.randomised };
  const level = clamp(settings.nonRandomisedStart);
  const reason = design === 'mixed' ? CERTAINTY.mixed(NAMES[level]) : CERTAINTY.notRandomised(NAMES[level]);
  return { level, reason };
}

/**
 * Level = start − levels down + levels up + levels held, kept within very low and high.
 *
 * Source: Guyatt GH et al (2011), J Clin Epidemiol 64:383-394, doi:10.1016/j.jclinepi.2010.04.026; Core GRADE 1 (2025), BMJ 389.
 * Golden: none; closed form.
 */
export function certaintyLevel(start: CertaintyLevel, down: number, up: number, held = 0): CertaintyLevel {
  return clamp(start - down + up + held);
}

export function certaintyName(level: CertaintyLevel): CertaintyName {
  return NAMES[level];
}

export function certaintySymbol(level: CertaintyLevel): string {
  return SYMBOLS[level];
}

function clamp(level: number): CertaintyLevel {
  return Math.min(4, Math.max(1, Math.round(level))) as CertaintyLevel;
}
