import { CONDUCT_TERMS } from './glossary/conduct-glossary.ts';
import { DIAGNOSTICS_TERMS } from './glossary/diagnostics-glossary.ts';
import { JUDGEMENTS_TERMS } from './glossary/judgements-glossary.ts';
import { MEASURES_TERMS } from './glossary/measures-glossary.ts';
import { POOLING_TERMS } from './glossary/pooling-glossary.ts';

/** Every term that screens explain in place; `Term` shows them. Sources are the papers that introduced or fixed each. */
export const GLOSSARY = {
  ...POOLING_TERMS,
  ...MEASURES_TERMS,
  ...DIAGNOSTICS_TERMS,
  ...JUDGEMENTS_TERMS,
  ...CONDUCT_TERMS,
} as const;

export type TermId = keyof typeof GLOSSARY;

export const TERM_WORDS = {
  explain: (name: string) => `${name}: what it means`,
  list: 'Terms:',
  source: (source: string) => `Source: ${source}`,
} as const;
