const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
};

/** Whole elements of one name in static markup, in order; for names that do not nest. */
export function elementsOf(markup: string, name: string): readonly string[] {
  return [...markup.matchAll(new RegExp(`<${name}[\\s>][\\s\\S]*?</${name}>`, 'gu'))].map(([element]) => element);
}

/** What a reader sees of markup: no tags, no titles, entities decoded. */
export function textContent(markup: string): string {
  return markup
    .replace(/<title>[\s\S]*?<\/title>/gu, '')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:amp|lt|gt|quot|#x27);/gu, (entity) => ENTITIES[entity] ?? entity);
}
