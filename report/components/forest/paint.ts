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
  ink: '#1c1d1f',
  muted: '#5b6066',
  rule: '#8d949b',
  faint: '#d9dde1',
  accent: '#1f5f8b',
  paper: '#ffffff',
};

const VARIABLES: Paint = {
  ink: `var(--plot-ink, ${LIGHT.ink})`,
  muted: `var(--plot-muted, ${LIGHT.muted})`,
  rule: `var(--plot-rule, ${LIGHT.rule})`,
  faint: `var(--plot-faint, ${LIGHT.faint})`,
  accent: `var(--plot-accent, ${LIGHT.accent})`,
  paper: `var(--plot-paper, ${LIGHT.paper})`,
};

export type PaintName = 'theme' | 'file';

export function paintOf(name: PaintName): Paint {
  return name === 'theme' ? VARIABLES : LIGHT;
}
