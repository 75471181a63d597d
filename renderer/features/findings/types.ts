import type { ViewTypes } from '../../../api/contract/views.ts';
import type { ComponentProps } from 'react';
import type { SummaryOfFindings as Table } from '../../../report/components/SummaryOfFindings.tsx';
import type { ItemOf } from '../../views/types.ts';

export type FindingsView = ViewTypes['findings'];
export type FindingItem = ItemOf<'findings'>;
/** The whole table, as it prints. */
export type SummaryOfFindings = ComponentProps<typeof Table>['summary'];
