/** Libraries and registers that references, sources and registrations lead to; an https link to one opens at once. */
const KNOWN_SITES: ReadonlySet<string> = new Set([
  'clinicaltrials.gov',
  'doi.org',
  'dx.doi.org',
  'europepmc.org',
  'osf.io',
  'pubmed.ncbi.nlm.nih.gov',
  'trialsearch.who.int',
  'www.ncbi.nlm.nih.gov',
  'www.clinicaltrials.gov',
  'www.clinicaltrialsregister.eu',
  'www.crd.york.ac.uk',
  'www.isrctn.com',
]);

export type LinkVerdict = Readonly<{ verdict: 'open' | 'ask'; url: string }> | Readonly<{ verdict: 'refuse' }>;

/**
 * What may be done with an address that a review holds: opened outside, opened only when the reviewer agrees, or nothing.
 * Only https and mailto leave Grove, and no address that carries a name and password.
 */
export function judgeLink(text: string): LinkVerdict {
  // What would be invisible, or cut the address short, where it is shown.
  if (!URL.canParse(text) || /[\p{Cc}\p{Bidi_Control}]/u.test(text)) return { verdict: 'refuse' };
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return { verdict: 'refuse' };
  if (url.protocol === 'mailto:') return { verdict: 'ask', url: url.href };
  if (url.protocol !== 'https:') return { verdict: 'refuse' };
  return { verdict: KNOWN_SITES.has(url.hostname) ? 'open' : 'ask', url: url.href };
}
