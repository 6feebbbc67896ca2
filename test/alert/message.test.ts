/** What each channel says of the companies, and what a hostile name does to it. */
import { describe, expect, it } from 'vitest';
import { sendingOf } from '../../src/alert/channels/channels.ts';
import { deliveryOf } from '../../src/alert/deliveries.ts';
import { digestOf } from '../../src/alert/digest.ts';
import { messageOf } from '../../src/alert/message.ts';
import { type Alert, Channel, type Hook } from '../../src/model/alert.ts';
import { alertNounOf } from '../../src/signals/words.ts';
import { deliveryOf as plainDelivery } from '../../testkit/store/facts.ts';

const LINK = 'https://desk.team.example/matches/m';
const ALERT: Alert = {
  ...{ ...plainDelivery('m').alert, link: LINK, left: 'old.example', right: 'new.example' },
  entity: { id: 'ofac-8', name: 'Old Trading Co., Ltd.', list: 'OFAC SDN' },
  companies: { left: { name: 'Old Trading Ltd' }, right: { name: 'New Trading Ltd' } },
  listed: {
    ...{ side: 'left', why: 'list', since: '2021-12-15', checked: true },
    text: 'named by the list since 2021-12-15',
  },
  more: ['a', 'b'],
};
const hookOf = (as: Channel): Hook => ({
  ...{ schema: 'revenant.hook/1', id: 'hook-1', url: 'https://hooks.team.example/in', all: false, chat: '-1', as },
  ...{ secret: `whsec_${'A'.repeat(44)}`, createdAt: ALERT.time, disabledAt: null },
  mail: { from: 'desk@team.example', to: 'team@team.example' },
});
/** The words as a person reads them: escapes of Markdown, JSON and HTML taken away. */
function textOf(alert: Alert, as: Channel): string {
  const { by, request } = sendingOf(alert, hookOf(as), new Date(ALERT.time), alertNounOf);
  const text = by === 'smtp' ? `${request.subject}\n${request.text}\n${request.html}` : request.body;
  return as === 'mattermost' ? text.replaceAll('\\\\', '') : text;
}
const CHATS = Channel.options.filter((as) => as !== 'standard');
const lineOf = (alert: Alert): string | undefined =>
  messageOf(alert, alertNounOf).lines.find((line) => line.includes('new[.]example ') && !line.startsWith('Sites'));

describe('a message', () => {
  it.each(CHATS)('for %s names both companies, the listed side and why, and how many findings go with it', (as) => {
    const text = textOf(ALERT, as);
    expect(text).toContain(
      'old[.]example is the listed side (named by the list since 2021-12-15) and calls its company Old Trading Ltd; new[.]example calls its company New Trading Ltd',
    );
    expect(text).toContain('2 more findings of the same operator in the same run');
  });

  it('says what is not known, and reads so for an entry and for a finding that lists nobody', () => {
    const { listed } = ALERT;
    if (listed === undefined) throw new Error('no listed side');
    const companies = { left: { name: null }, right: { name: null } };
    expect(lineOf({ ...ALERT, companies })).toBe(
      'old[.]example is the listed side (named by the list since 2021-12-15); new[.]example names no company as its own',
    );
    const entry = { ...listed, why: 'entry' as const, text: 'an entry of the list as of 2025-02-03' };
    expect(lineOf({ ...ALERT, listed: entry })).toBe(
      'The listed side is an entry of the list as of 2025-02-03; new[.]example calls its company New Trading Ltd',
    );
    const { listed: _, ...nobody } = ALERT;
    expect(lineOf({ ...nobody, entity: null })).toBe(
      'old[.]example calls its company Old Trading Ltd, and new[.]example calls its company New Trading Ltd',
    );
    expect(lineOf({ ...nobody, entity: null, companies })).toBeUndefined();
    const chained = { ...listed, why: 'person' as const, chain: ['first.example', 'mid.example'] };
    expect(messageOf({ ...ALERT, listed: chained }, alertNounOf).lines).toContain(
      'Through: first[.]example → mid[.]example, each confirmed by a person',
    );
    const also = [{ id: 'eu-1', name: 'Old Trading', list: 'EU' }];
    expect(messageOf({ ...ALERT, listed: { ...listed, also } }, alertNounOf).lines).toContain(
      'Also listed: Old Trading (EU, eu-1)',
    );
  });

  const HOSTILE =
    '<!channel> @here <b>x</b> [y](http://click.example) **z** `c` & \u202efdp\u0000\nwww.lure.example ' +
    'w'.repeat(10_000);
  it.each(CHATS)('for %s makes of no hostile name a link, mention, markup or a second line', (as) => {
    const hostile: Alert = { ...ALERT, companies: { left: { name: HOSTILE }, right: { name: HOSTILE } } };
    const text = textOf(hostile, as);
    expect(text.length).toBeLessThan(5_000);
    expect(text).not.toMatch(/(?<!\[)@(?:here|channel)/);
    expect(text).not.toContain('\u202e');
    expect(text).not.toContain('click.example');
    expect(text).not.toContain('www.lure.example');
    if (as === 'email') expect(text.slice(text.indexOf('<html'))).not.toContain('<b>x');
    const lines = (alert: Alert) => messageOf(alert, alertNounOf).lines.length;
    expect(lines(hostile)).toBe(lines(ALERT));
    if (as === 'slack') expect(JSON.parse(text).text).not.toMatch(/[<>]/);
    if (as === 'mattermost') {
      const { request } = sendingOf(hostile, hookOf(as), new Date(ALERT.time), alertNounOf);
      const { text: marked } = JSON.parse('body' in request ? request.body : '{}') as { text: string };
      const ours = marked.replace('**New finding**', '').replace(`<${LINK}>`, '');
      expect(ours.replaceAll(/\\[\\`*_{}[\]()#+\-.!|<>~:&]/g, '')).not.toMatch(/[\\`*_{}[\]()#<>|]/);
    }
  });

  it('in a digest says how many findings go with it', () => {
    const digest = digestOf([deliveryOf(ALERT, { id: 'h', digest: { cron: '@daily' } })], 'h', null, new Date());
    expect(messageOf(digest.alert, alertNounOf).lines[1]).toBe(
      'New finding: old[.]example and new[.]example (strong, 22.0 bits), and 2 more findings',
    );
  });
});
