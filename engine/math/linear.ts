import { EngineInputError } from '../errors.ts';

/*
 * Dense linear algebra for small symmetric systems. Matrices are row-major Float64Arrays of length n * n.
 */

/**
 * Lower Cholesky factor L (A = L Lᵀ) of a symmetric positive definite matrix, or null when it is not one
 * (a pivot falls under 1e-14 of its own diagonal). Only the lower triangle is read.
 */
export function cholesky(matrix: Float64Array, n: number): Float64Array | null {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!;
      if (i === j) {
        if (!(sum > 1e-14 * Math.abs(matrix[i * n + i]!))) return null;
        lower[i * n + i] = Math.sqrt(sum);
      } else {
        lower[i * n + j] = sum / lower[j * n + j]!;
      }
    }
  }
  return lower;
}

/** Solves A x = b given A's lower Cholesky factor. */
export function choleskySolve(lower: Float64Array, n: number, right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    let sum = x[i]!;
    for (let k = 0; k < i; k++) sum -= lower[i * n + k]! * x[k]!;
    x[i] = sum / lower[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let k = i + 1; k < n; k++) sum -= lower[k * n + i]! * x[k]!;
    x[i] = sum / lower[i * n + i]!;
  }
  return x;
}

/** Inverse of A given its lower Cholesky factor, symmetric to the last bit. */
export function choleskyInverse(lower: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    unit.fill(0);
    unit[j] = 1;
    const column = choleskySolve(lower, n, unit);
    for (let i = j; i < n; i++) {
      inverse[i * n + j] = column[i]!;
      inverse[j * n + i] = column[i]!;
    }
  }
  return inverse;
}

/** ln |A| given A's lower Cholesky factor. */
export function choleskyLogDeterminant(lower: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.log(lower[i * n + i]!);
  return 2 * sum;
}

/**
 * Inverse of a symmetric positive definite matrix.
 * Errors: `refused` when it is singular (collinear columns, a zero variance), naming `field`.
 */
export function symmetricInverse(matrix: Float64Array, n: number, field: string | null = null): Float64Array {
  const lower = cholesky(matrix, n);
  if (lower === null) {
    throw new EngineInputError('refused', 'The matrix is singular: remove the redundant columns', field);
  }
  return choleskyInverse(lower, n);
}

/** Product of row-major matrices: (rows x inner) times (inner x columns). */
export function multiply(
  left: Float64Array,
  right: Float64Array,
  rows: number,
  inner: number,
  columns: number,
): Float64Array {
  const product = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const factor = left[i * inner + k]!;
      if (factor === 0) continue;
      for (let j = 0; j < columns; j++) {
        product[i * columns + j] = product[i * columns + j]! + factor * right[k * columns + j]!;
      }
    }
  }
  return product;
}

/**
 * Solves the general square system A x = b by Gaussian elimination with partial pivoting; null when singular.
 * `matrix` is row-major n x n and is left as it was.
 */
export function solve(matrix: Float64Array, right: ArrayLike<number>, n: number): Float64Array | null {
  const a = matrix.slice();
  const x = Float64Array.from(right);
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(a[row * n + column]!) > Math.abs(a[pivot * n + column]!)) pivot = row;
    }
    const head = a[pivot * n + column]!;
    if (head === 0 || !Number.isFinite(head)) return null;
    if (pivot !== column) {
      for (let j = column; j < n; j++) {
        const held = a[column * n + j]!;
        a[column * n + j] = a[pivot * n + j]!;
        a[pivot * n + j] = held;
      }
      const held = x[column]!;
      x[column] = x[pivot]!;
      x[pivot] = held;
    }
    for (let row = column + 1; row < n; row++) {
      const factor = a[row * n + column]! / head;
      if (factor === 0) continue;
      for (let j = column; j < n; j++) a[row * n + j] = a[row * n + j]! - factor * a[column * n + j]!;
      x[row] = x[row]! - factor * x[column]!;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = x[i]!;
    for (let j = i + 1; j < n; j++) sum -= a[i * n + j]! * x[j]!;
    x[i] = sum / a[i * n + i]!;
  }
  return x;
}
