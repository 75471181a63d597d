/** Steps by which a reviewer arranges a sheet, as Undo names them. */
export const ARRANGE = {
  sorted: (column: string) => `Sort by ${column}`,
  unsorted: 'Rows in the review’s order',
  width: (column: string) => `Width of ${column}`,
  hidden: (column: string) => `Hide ${column}`,
  shown: 'Show hidden columns',
  moved: (column: string) => `Move ${column}`,
  moveLeft: 'Move left',
  moveRight: 'Move right',
} as const;
