import type { KeyboardEvent } from 'react';

const ACTIONS = '[data-card-action]';

/** Up and Down go from one domain's main button to the next; inside a text or a choice the keys keep their own meaning. */
export function moveBetweenCards(event: KeyboardEvent, cards: HTMLElement | null): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  if (cards === null || !(event.target instanceof HTMLElement) || !event.target.matches(ACTIONS)) return;
  const actions = [...cards.querySelectorAll<HTMLElement>(ACTIONS)];
  const next = actions[actions.indexOf(event.target) + (event.key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** The main button of the next domain that nobody has confirmed, after the one given. */
export function focusNextOpen(card: HTMLElement | null): void {
  const cards = [...(card?.parentElement?.querySelectorAll<HTMLElement>('[data-card]') ?? [])];
  const after = card === null ? [] : cards.slice(cards.indexOf(card) + 1);
  const next = after.find(
    (candidate) => candidate.dataset['state'] === 'unconfirmed' || candidate.dataset['state'] === 'stale',
  );
  next?.querySelector<HTMLElement>(ACTIONS)?.focus();
}
