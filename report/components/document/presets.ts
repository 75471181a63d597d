import type { PaintName } from '../forest/paint.ts';

/** House styles of reports and plots. */
export const PRESETS = ['grove', 'cochrane', 'bmj', 'plain'] as const;
export type Preset = (typeof PRESETS)[number];

export type PresetStyle = Readonly<{
  /** Colours of documents on paper and of the light screen, by the names of the plots' variables. */
  accent: string;
  /** Colours of plots in files of their own. */
  paint: Exclude<PaintName, 'theme'>;
  /** Width of plots in their own units, 96 to the inch: text of 12 units is then 9 points at the journal's full width. */
  plotWidth: number;
  /** Style rules beyond the common ones. */
  css: string;
}>;

/**
 * 'cochrane': the colours of Cochrane's plots and ruled tables. 'bmj': shaded header rows, two-column width of 174 mm.
 * 'plain': black on white, for journals that ask for nothing else.
 */
export const PRESET_STYLES: Readonly<Record<Preset, PresetStyle>> = {
  grove: { accent: '#0d6553', paint: 'file', plotWidth: 760, css: '' },
  cochrane: {
    accent: '#002d64',
    paint: 'cochrane',
    plotWidth: 720,
    css: 'h1, h2 { color: var(--accent); } thead th { font-weight: 600; color: var(--text); border-top: 1.5px solid var(--accent); border-bottom: 1.5px solid var(--accent); }',
  },
  bmj: {
    accent: '#1f5f99',
    paint: 'bmj',
    plotWidth: 660,
    css: 'thead th { font-weight: 600; color: var(--text); background: color-mix(in srgb, var(--accent) 10%, var(--surface)); padding-left: 0.5rem; } tbody th, tbody td, tfoot th, tfoot td { padding-left: 0.5rem; } caption { color: var(--accent); }',
  },
  plain: { accent: '#1a1c1b', paint: 'plain', plotWidth: 760, css: '' },
};
