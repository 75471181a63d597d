import { z } from 'zod';

/** What a report can be written as, in the order they are offered. */
export const REPORT_FORMATS = [
  'pdf',
  'docx',
  'html',
  'xlsx',
  'csv',
  'references',
  'svg',
  'png',
  'plot-pdf',
  'r',
  'json',
] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** House style, paper and resolution of a report. */
export const reportStyle = z.object({
  paper: z.enum(['A4', 'Letter']),
  preset: z.enum(['grove', 'cochrane', 'bmj', 'plain']),
  /** Dots an inch of PNG plots. */
  dpi: z.number().int().min(72).max(1200),
});
export type ReportStyle = z.infer<typeof reportStyle>;

export const DEFAULT_STYLE: ReportStyle = { paper: 'A4', preset: 'grove', dpi: 300 };

export const reportRequest = z.object({
  formats: z.array(z.enum(REPORT_FORMATS)).min(1).max(REPORT_FORMATS.length),
  folder: z.string().min(1).max(4000),
  /** Replace files of the same names; otherwise nothing is written when one is in the way. */
  overwrite: z.boolean().optional(),
  style: reportStyle.optional(),
});
export type ReportRequest = z.infer<typeof reportRequest>;

/** A plot as it is on screen, in the plain colours of a file: SVG markup, which draws nothing from elsewhere. */
export const plotDrawing = z.object({ svg: z.string().startsWith('<svg').max(8_000_000) });

/** One file of a report on its way: `path` is null while it is being made. */
export type ReportStep = Readonly<{ name: string; path: string | null; done: number; total: number }>;

/** What was chosen last, kept on this computer and not in the review. */
export const reportChoice = z.object({
  formats: z.array(z.enum(REPORT_FORMATS)).max(REPORT_FORMATS.length),
  folder: z.string().max(4000),
  overwrite: z.boolean(),
  style: reportStyle,
});
export type ReportChoice = z.infer<typeof reportChoice>;
