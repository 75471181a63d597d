import type { BiasMark } from '../../../engine/review/rob/analysis-bias.ts';

/** 'cochrane': traffic lights. 'colour-blind': one hue from pale to dark. Both carry symbols, so neither rests on colour. */
export type JudgementPalette = 'cochrane' | 'colour-blind';

type Fill = Readonly<{ ground: string; symbol: string }>;

const DARK = '#1a1c1b';
const LIGHT = '#ffffff';

/** robvis (McGuinness & Higgins 2021, doi:10.1002/jrsm.1411); moderate and serious stand in the places of its ROBINS-I set. */
const PALETTES: Readonly<Record<JudgementPalette, Readonly<Record<Exclude<BiasMark, null | 'no such domain'>, Fill>>>> =
  {
    cochrane: {
      low: { ground: '#02c100', symbol: DARK },
      'some concerns': { ground: '#e2df07', symbol: DARK },
      moderate: { ground: '#e2df07', symbol: DARK },
      high: { ground: '#bf0000', symbol: LIGHT },
      serious: { ground: '#bf0000', symbol: LIGHT },
      critical: { ground: '#820000', symbol: LIGHT },
    },
    'colour-blind': {
      low: { ground: '#fed98e', symbol: DARK },
      'some concerns': { ground: '#fe9929', symbol: DARK },
      moderate: { ground: '#fe9929', symbol: DARK },
      high: { ground: '#d95f0e', symbol: DARK },
      serious: { ground: '#d95f0e', symbol: DARK },
      critical: { ground: '#993404', symbol: LIGHT },
    },
  };

/** Null for a blank: a result not assessed has no colour. */
export function fillOf(mark: BiasMark, palette: JudgementPalette): Fill | null {
  return mark === null || mark === 'no such domain' ? null : PALETTES[palette][mark];
}
