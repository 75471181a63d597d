/**
 * Where a method comes from. `doi` is null only for sources that have none (a handbook section, a tool's own
 * convention).
 */
export type MethodSource = Readonly<{ citation: string; doi: string | null }>;

/**
 * One line of the ledger of methods: what a public engine function computes, where it is written down,
 * what it is checked against, and how the same number is had from R.
 */
export type MethodEntry = Readonly<{
  /** Stable and unique, `folder.method`, for instance `pool.reml`. */
  id: string;
  /** The method's name as a reviewer would say it. */
  name: string;
  /** The exported function. */
  exportName: string;
  /** Path from the root of the repository, for instance `engine/pool/reml.ts`. */
  file: string;
  source: MethodSource;
  /** The file under test/golden/ that holds its reference values, or the reason there is none. */
  golden: string | Readonly<{ none: string }>;
  /** The equivalent call in R, or "none" when R's packages have no such function. */
  rCall: string;
  /** Present where our definition differs from R's on purpose: the difference, and the argument for ours. */
  differsFromR?: string;
}>;
