import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Registry } from '../actions/registry.ts';
import type { CellDrafts } from '../features/extraction/drafts.ts';
import type { ReportJob, ReportWriter } from '../features/report/report-writer.ts';
import type { UiSnapshot, UiState } from './ui-state.ts';

/** What the whole window shares besides its workspace. */
export type Services = Readonly<{ ui: UiState; reports: ReportWriter; registry: Registry; drafts: CellDrafts }>;

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('useServices needs a ServicesContext above it.');
  return services;
}

export function useUi(): UiSnapshot {
  const { ui } = useServices();
  return useSyncExternalStore(ui.subscribe, ui.snapshot);
}

export function useReportJob(): ReportJob {
  const { reports } = useServices();
  return useSyncExternalStore(reports.subscribe, reports.job);
}
