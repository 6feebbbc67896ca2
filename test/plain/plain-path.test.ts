/** A list as people have it, bare sellers, http alone and one default webhook: what arrives. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlainOutcome, takePlainPath } from '../../testkit/cli/plain-path.ts';
import { temporaryFolder } from '../../testkit/cli/run-cli.ts';
import { generatedAnswers, hostOf } from '../../testkit/generated-world.ts';
import { QUICK_CODE } from '../../testkit/quick-code.ts';

const [LISTED, SUCCESSOR, ALSO_LISTED] = [0, 1, 2];
const STRANGERS = [3, 4, 5];
const folder = temporaryFolder();
let outcome: PlainOutcome;

beforeAll(async () => {
  const answer = generatedAnswers({ [SUCCESSOR]: LISTED });
  outcome = await takePlainPath({
    serve: (request, response) => {
      const site = Number(/^s(\d+)\.test/.exec(request.headers.host ?? '')?.[1]);
      void answer(site, (request.url ?? '/').split('?', 1)[0] ?? '/').then(({ status, type, body }) =>
        response.writeHead(status, { 'content-type': type }).end(body),
      );
    },
    entries: [
      { id: 'old', name: 'Hanlu Baotian Trading Co., Ltd.', website: hostOf(LISTED) },
      { id: 'other', name: 'Ruiqing Foshu Industry LLC', website: hostOf(ALSO_LISTED) },
    ],
    sellers: [SUCCESSOR, ...STRANGERS].map(hostOf),
    folder: folder.path,
    crawl: ['--browser', 'never'],
    node: QUICK_CODE,
  });
});
afterAll(() => folder.remove());

describe('a list of names and websites, and sellers as bare hosts', () => {
  it('visits the listed sites and the sellers by http, where https is refused', () => {
    const hosts = [LISTED, SUCCESSOR, ALSO_LISTED, ...STRANGERS].map(hostOf);
    expect(hosts.map((host) => [host, outcome.visits.get(host)])).toEqual(hosts.map((host) => [host, 'captured']));
  });

  it('sends one signed alert, which names the entity, its site and the successor, and accuses no stranger', () => {
    expect(outcome.unsigned).toBe(0);
    expect(outcome.alerts).toEqual([
      expect.objectContaining({
        type: 'match.flagged',
        entity: 'old',
        name: 'Hanlu Baotian Trading Co., Ltd.',
        sites: expect.toSatisfy(
          (sites: string[]) => [...sites].sort().join() === [hostOf(LISTED), hostOf(SUCCESSOR)].sort().join(),
        ),
      }),
    ]);
  });
});
