/**
 * Flags of V8 for processes that live for a few tests. To compile the database's WebAssembly a
 * second time takes longer than what a test asks of it. To optimise JavaScript as early as V8 does
 * costs a sixth of all processor time, so it waits nine times as long.
 */
export const QUICK_CODE = ['--liftoff-only', '--interrupt-budget=600000'] as const;
