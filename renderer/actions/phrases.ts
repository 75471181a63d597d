export const HOST_ACTIONS = {
  newWindow: 'New window on this review',
  diagnostics: 'Save diagnostics…',
  diagnosticsTitle: 'Save diagnostics',
  diagnosticsName: 'grove diagnostics.txt',
  diagnosticsSaved: (path: string) =>
    `Saved as ${path}. It holds versions, counts and the log, and nothing of the review.`,
} as const;
