/**
 * What is known to be plain JSON crosses as it is. The transport otherwise walks every value of it for dates, sets and the like
 * and copies all of it on the way: for a grid of ten thousand rows, a second and a hundred megabytes.
 */
const PLAIN = new WeakSet<object>();

/** The wire's number for this; the transport's own end at 7. */
const TYPE = 20;

/**
 * Says of a value that it holds objects, arrays, texts, finite numbers, booleans and nulls alone, and will not change. A missing
 * field may be undefined, an element of an array may not.
 */
export function asPlainJson<Value extends object>(value: Value): Value {
  PLAIN.add(value);
  return value;
}

/** Stands for a value until the message is written, and is written as it: the transport looks into plain objects only. */
class Whole {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  toJSON(): unknown {
    return this.#value;
  }
}

/** For both ends of every transport. */
export const PLAIN_JSON = {
  customJsonSerializers: [
    {
      type: TYPE,
      condition: (data: unknown): boolean => typeof data === 'object' && data !== null && PLAIN.has(data),
      serialize: (data: unknown): unknown => new Whole(data),
      deserialize: (data: unknown): unknown => data,
    },
  ],
} as const;
