/** The facts are typed on a keyboard; the review prints signs. Quotes stay as they are. */
export const typeset = (text: string): string => text.replaceAll(/>=\s?/gu, '≥ ').replaceAll(/<=\s?/gu, '≤ ');
