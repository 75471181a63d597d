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

const LIGHT: Paint = {
  ink: '#1a1c1b',
  muted: '#575b58',
  rule: '#86867e',
  faint: '#e4e4df',
  accent: '#0d6553',
  paper: '#ffffff',
};

/** The names of renderer/tokens.css, which the two themes set. */
const THEME: Paint = {
  ink: `var(--text, ${LIGHT.ink})`,
  muted: `var(--text-quiet, ${LIGHT.muted})`,
  rule: `var(--control-line, ${LIGHT.rule})`,
  faint: `var(--line, ${LIGHT.faint})`,
  accent: `var(--accent, ${LIGHT.accent})`,
  paper: `var(--surface, ${LIGHT.paper})`,
};

export type PaintName = 'theme' | 'file';

export function paintOf(name: PaintName): Paint {
  return name === 'theme' ? THEME : LIGHT;
}
