/**
 * Weighted least squares of y on a k x p design by a thin QR of sqrt(W) X.
 *
 * Everything later formulas need from the k x k projection P = W - W X (X'WX)^-1 X'W is expressed through the k x p
 * orthonormal basis Q, so nothing of size k x k is ever formed and a badly scaled moderator (a year, a square) costs
 * no accuracy.
 */
export type WeightedLeastSquares = Readonly<{
  weights: Float64Array;
  /** p orthonormal columns of length k spanning sqrt(W) X. */
  basis: readonly Float64Array[];
  /** Upper triangle R, row-major p x p, with sqrt(W) X = Q R. */
  triangle: Float64Array;
  coefficients: Float64Array;
  /** sqrt(w) times the residual, length k. */
  scaledResiduals: Float64Array;
  /** y'Py = sum w (y - Xb)^2. */
  residualSumOfSquares: number;
  /** Diagonal of the hat matrix, length k. */
  leverage: Float64Array;
  /** ln |X'WX|. */
  logDeterminant: number;
}>;

/** @param columns p columns of length k, linearly independent (see `independentColumns`) */
export function weightedLeastSquares(
  columns: readonly Float64Array[],
  y: Float64Array,
  weights: Float64Array,
): WeightedLeastSquares {
  const k = y.length;
  const p = columns.length;
  const root = new Float64Array(k);
  for (let i = 0; i < k; i++) root[i] = Math.sqrt(weights[i]!);
  const basis: Float64Array[] = [];
  const triangle = new Float64Array(p * p);
  const leverage = new Float64Array(k);
  let logDeterminant = 0;
  for (let j = 0; j < p; j++) {
    const source = columns[j]!;
    const column = new Float64Array(k);
    for (let i = 0; i < k; i++) column[i] = root[i]! * source[i]!;
    orthogonalise(column, basis, (m, projection) => {
      triangle[m * p + j] = triangle[m * p + j]! + projection;
    });
    const length = norm(column);
    triangle[j * p + j] = length;
    logDeterminant += 2 * Math.log(length);
    for (let i = 0; i < k; i++) {
      const q = column[i]! / length;
      column[i] = q;
      leverage[i] = leverage[i]! + q * q;
    }
    basis.push(column);
  }
  const scaledResiduals = new Float64Array(k);
  for (let i = 0; i < k; i++) scaledResiduals[i] = root[i]! * y[i]!;
  const projections = new Float64Array(p);
  orthogonalise(scaledResiduals, basis, (m, projection) => {
    projections[m] = projections[m]! + projection;
  });
  return {
    weights,
    basis,
    triangle,
    coefficients: backSubstitute(triangle, projections, p),
    scaledResiduals,
    residualSumOfSquares: dot(scaledResiduals, scaledResiduals),
    leverage,
    logDeterminant,
  };
}

/** (X'WX)^-1 = R^-1 R^-T, row-major p x p. */
export function inverseInformation(fit: WeightedLeastSquares): Float64Array {
  const p = fit.basis.length;
  const inverse = new Float64Array(p * p);
  for (let j = 0; j < p; j++) {
    const unit = new Float64Array(p);
    unit[j] = 1;
    const column = backSubstitute(fit.triangle, unit, p);
    for (let i = 0; i < p; i++) inverse[i * p + j] = column[i]!;
  }
  const product = new Float64Array(p * p);
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      let sum = 0;
      for (let m = Math.max(a, b); m < p; m++) sum += inverse[a * p + m]! * inverse[b * p + m]!;
      product[a * p + b] = sum;
    }
  }
  return product;
}

/** tr(P S) for the diagonal matrix S; `scale` null means the identity. Never negative. */
export function projectionTrace(fit: WeightedLeastSquares, scale: Float64Array | null): number {
  let sum = 0;
  for (let i = 0; i < fit.weights.length; i++) {
    sum += fit.weights[i]! * (scale === null ? 1 : scale[i]!) * Math.max(0, 1 - fit.leverage[i]!);
  }
  return sum;
}

/**
 * tr(P S P S) for diagonal S; null means the identity. The result is null where studies differ so much in weight that
 * rounding would leave fewer than five digits of it.
 */
export function projectionSquareTrace(fit: WeightedLeastSquares, scale: Float64Array | null): number | null {
  const { weights, basis, leverage } = fit;
  let sum = 0;
  let largest = 0;
  for (let i = 0; i < weights.length; i++) {
    const part = weights[i]! * (scale === null ? 1 : scale[i]!);
    sum += part * part * (1 - 2 * leverage[i]!);
    largest += part * part;
  }
  for (const left of basis) {
    for (const right of basis) {
      let entry = 0;
      for (let i = 0; i < weights.length; i++) {
        entry += left[i]! * right[i]! * weights[i]! * (scale === null ? 1 : scale[i]!);
      }
      sum += entry * entry;
    }
  }
  return sum > 1e5 * Number.EPSILON * largest ? sum : null;
}

/**
 * Positions of the columns that are not linear combinations of earlier ones. A column counts as dependent when less
 * than 1e-7 of its length is left after the earlier columns are taken out (the rule R's linear models use).
 */
export function independentColumns(columns: readonly Float64Array[]): readonly number[] {
  const kept: number[] = [];
  const basis: Float64Array[] = [];
  columns.forEach((source, j) => {
    const column = Float64Array.from(source);
    const before = norm(column);
    orthogonalise(column, basis, () => undefined);
    const after = norm(column);
    if (before === 0 || after < 1e-7 * before) return;
    for (let i = 0; i < column.length; i++) column[i] = column[i]! / after;
    basis.push(column);
    kept.push(j);
  });
  return kept;
}

/** Modified Gram-Schmidt, twice: the second pass restores the orthogonality the first loses to cancellation. */
function orthogonalise(
  column: Float64Array,
  basis: readonly Float64Array[],
  record: (position: number, projection: number) => void,
): void {
  for (let pass = 0; pass < 2; pass++) {
    for (let m = 0; m < basis.length; m++) {
      const direction = basis[m]!;
      const projection = dot(direction, column);
      for (let i = 0; i < column.length; i++) column[i] = column[i]! - projection * direction[i]!;
      record(m, projection);
    }
  }
}

function backSubstitute(triangle: Float64Array, right: Float64Array, p: number): Float64Array {
  const solution = new Float64Array(p);
  for (let a = p - 1; a >= 0; a--) {
    let value = right[a]!;
    for (let b = a + 1; b < p; b++) value -= triangle[a * p + b]! * solution[b]!;
    solution[a] = value / triangle[a * p + a]!;
  }
  return solution;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function norm(column: Float64Array): number {
  return Math.sqrt(dot(column, column));
}
