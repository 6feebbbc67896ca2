/** Two customers of one agency: its counter, template, slogan and a product are a lead at most. Worlds that were flagged once. */
import { describe, expect, it } from 'vitest';
import { framingWorld } from '../../testkit/attacks/generated/framing.ts';
import { judge } from '../../testkit/attacks/judge.ts';

const SEED = 2026;

describe('what one agency brings to all its customers', () => {
  it.each([55, 139, 175, 199, 319, 391, 475, 487, 535, 559])('is a lead at most (world %i)', (index) => {
    const world = framingWorld(SEED, index);
    expect(world.story).toContain('one agency');
    expect(judge(world).flatMap(({ said, wrong }) => (wrong === null ? [] : [`${said}: ${wrong}`]))).toEqual([]);
  });
});
