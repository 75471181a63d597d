export { computeJsonLine } from '../../engine/compute/dispatch.ts';
