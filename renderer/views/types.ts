import type {
  AnalysisHead,
  AnalysisListItem,
  Cell,
  EffectReceipt,
  ExtractionRow,
  View,
  ViewChange,
  ViewKey,
  ViewTypes,
} from '../../api/contract/views.ts';

export type { EffectReceipt, PoolingChoice, ReceiptValue } from '../../api/contract/views.ts';

export type HeadOf<Key extends ViewKey> = ViewTypes[Key]['head'];
export type ItemOf<Key extends ViewKey> = ViewTypes[Key]['items'][string];
export type AnyView = View<unknown, unknown>;
export type AnyChange = ViewChange<unknown, unknown>;

export type AnalysisResult = AnalysisHead['analysis'];
/** Names of the two groups compared. */
export type Sides = AnalysisHead['sides'];
export type AnalysisRow = AnalysisResult['rows'][number];
export type LeftOut = AnalysisResult['leftOut'][number];
export type PrintedEstimate = NonNullable<AnalysisListItem['printed']>;
export type MeasureScale = AnalysisResult['scale'];
export type ReceiptStep = EffectReceipt['steps'][number];
export type ValueField = Cell['field'];
export type CellAddress = Readonly<{ measurementId: ExtractionRow['measurementId']; field: ValueField }>;
