import { expect, it } from 'vitest';
import { openDesk } from '../../../src/desk/desk.ts';
import { addUser, signIn } from '../../../src/flow/people/users.ts';
import { slowness } from '../../../testkit/expect-quick.ts';
import { openWorkshop } from '../../../testkit/flow/crawl-services.ts';
import { startGeneratedWorld } from '../../../testkit/generated-world.ts';

it('slows an address after 20 wrong passwords, before any more is checked', async () => {
  const world = await startGeneratedWorld({ sites: 1 });
  const shop = await openWorkshop(world);
  const desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
  const login = async (name: string): Promise<number> => {
    const body = new URLSearchParams({ name, password: 'wrong' });
    return (await fetch(`${desk.base}/login`, { method: 'POST', headers: { origin: desk.base }, body })).status;
  };
  try {
    const codes: number[] = [];
    while (codes.at(-1) !== 429 && codes.length < 60)
      codes.push(...(await Promise.all([login(`a${codes.length}`), login(`b${codes.length}`)])));
    expect(codes.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401));
    expect(codes.at(-1)).toBe(429);
    let least = Number.POSITIVE_INFINITY;
    // To check a password takes 250 ms each time; what else this process does, not each time.
    for (let attempt = 0; attempt < 5 && least >= 100_000; attempt++) {
      const since = process.cpuUsage();
      await login('again');
      least = Math.min(least, process.cpuUsage(since).user);
    }
    expect(least, 'microseconds').toBeLessThan(100_000 * slowness());
  } finally {
    await desk.close();
    await shop.close();
    await world.close();
  }
});

it('stops who sits at the open desk of a person from guessing the present password', async () => {
  const world = await startGeneratedWorld({ sites: 1 });
  const shop = await openWorkshop(world);
  const desk = await openDesk(shop.services, { host: '127.0.0.1', port: 0 });
  try {
    const ada = await addUser({ name: 'Ada', role: 'reader', password: 'correct horse battery' }, shop.services);
    const cookie = `revenant-session=${await signIn(ada, '', shop.services)}`;
    const guess = async (current: string): Promise<string> => {
      const body = new URLSearchParams({ current, next: 'taken over by me', again: 'taken over by me' });
      const headers = { origin: desk.base, cookie };
      return (await fetch(`${desk.base}/account/password`, { method: 'POST', headers, body })).text();
    };
    const isSlowed = (text: string | undefined): boolean => text?.includes('Too many wrong passwords. Wait') === true;
    const texts: string[] = [];
    while (!texts.slice(-2).every(isSlowed) || texts.length < 2) texts.push(await guess(`wrong ${texts.length}`));
    expect(texts.slice(0, 5).every((text) => text.includes('the present password is wrong'))).toBe(true);
    expect(texts.length).toBeLessThan(30);
    expect(await guess('correct horse battery'), 'the right one too').toContain('Too many wrong passwords');
  } finally {
    await desk.close();
    await shop.close();
    await world.close();
  }
});
