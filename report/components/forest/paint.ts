/**
 * Colours of a plot. On screen and in a report they are the theme's variables, with the light theme as fallback; a
 * file of its own carries plain colours, because few programs beside browsers know variables.
 */
export type Paint = Readonly<{
  ink: string;
  muted: string;
  rule: string;
  faint: string;
  accent: string;
  paper: string;
}>;

/** The light theme, as plain colours. */
export const LIGHT_COLOURS: Paint = {
  ink: '#1a1c1b',
  muted: '#575b58',
  rule: '#86867e',
  faint: '#e4e4df',
  accent: '#0d6553',
  paper: '#ffffff',
};

/** The names of renderer/tokens.css, which the two themes set. */
const THEME: Paint = {
  ink: `var(--text, ${LIGHT_COLOURS.ink})`,
  muted: `var(--text-quiet, ${LIGHT_COLOURS.muted})`,
  rule: `var(--control-line, ${LIGHT_COLOURS.rule})`,
  faint: `var(--line, ${LIGHT_COLOURS.faint})`,
  accent: `var(--accent, ${LIGHT_COLOURS.accent})`,
  paper: `var(--surface, ${LIGHT_COLOURS.paper})`,
};

/** 'theme' for pages; the others are plain colours for files, by the house style they follow. */
export type PaintName = 'theme' | 'file' | 'cochrane' | 'bmj' | 'plain';

const PAINTS: Readonly<Record<PaintName, Paint>> = {
  theme: THEME,
  file: LIGHT_COLOURS,
  cochrane: { ...LIGHT_COLOURS, ink: '#000000', accent: '#002d64' },
  bmj: { ...LIGHT_COLOURS, accent: '#1f5f99' },
  plain: { ...LIGHT_COLOURS, ink: '#000000', muted: '#404040', rule: '#404040', accent: '#000000' },
};

export function paintOf(name: PaintName): Paint {
  return PAINTS[name];
}
