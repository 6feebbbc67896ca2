/** Bounds the garbage that a long-running program holds. */
import { setFlagsFromString } from 'node:v8';

/**
 * V8 collects when the heap has grown by so many percent. Its own rule lets it grow to four times
 * what is in use, and the further the slower the machine: hundreds of megabytes while a run is
 * screened.
 */
const GROWTH_PERCENT = 50;

export function boundHeap(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
