const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-22` of a UTC moment, in this machine's time. */
export function dayOf(iso: string): string {
  const date = new Date(iso);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `13:05`, in this machine's time. */
export function clockOf(iso: string): string {
  const date = new Date(iso);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}
