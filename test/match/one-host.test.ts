/** Two blogs of strangers on one host that nobody knows: what the host puts on every page of its customers is no evidence. */
import { describe, expect, it } from 'vitest';
import { shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import { subjectOf } from '../../src/match/readings/subject.ts';
import { LEAD, WITNESS } from '../../src/match/weigh/policy.ts';
import { fingerprintSite } from '../../src/signals/fingerprint.ts';
import { siteFrom } from '../../testkit/site-fixture.ts';

interface Blog {
  readonly host: string;
  readonly title: string;
  readonly menu: string;
  readonly story: string;
  /** In the head, by the owner's hand. */
  readonly own?: string;
}

const SITEKEY = '6LfQ7mXkAAAAAN3vTqz81LbHcR5wYp2KdGs9JeUo';
const CONFIG = `{"assets":"https://static.penharbour.example/v3/","measure":{"ga":"G-QM7XK2P9LD"},"captcha":{"sitekey":"${SITEKEY}"}}`;

/** As the host sends it: its looks, its counter, its captcha, its help desk and its profiles around what the customer wrote. */
const blog = ({
  title,
  menu,
  story,
  own = '',
}: Blog): string => `<!doctype html><html lang="en"><head><title>${title}</title>
  <meta name="generator" content="Penharbour 3.2"><meta property="og:site_name" content="${title}"><meta property="fb:app_id" content="384920175566201">
  <link rel="stylesheet" href="https://static.penharbour.example/v3/blog.css"><script src="https://static.penharbour.example/v3/blog.js"></script>
  <script>window.__blog = ${CONFIG}; gtag('config', window.__blog.measure.ga);</script>
  <script type="application/ld+json">{"@type":"BlogPosting","headline":"${title}","publisher":{"@type":"Organization","name":"Penharbour Network Ltd","logo":"https://static.penharbour.example/logo.png"}}</script>${own}</head>
  <body><header><a href="/">${title}</a><nav>${menu}</nav></header><main><article>${story}</article></main>
  <footer><p>Powered by <a href="https://penharbour.example/">Penharbour</a></p><p>© 2026 Penharbour Network Ltd</p><p>Report a post: <a href="mailto:help@penharbour.example">help@penharbour.example</a></p>
  <a href="https://www.facebook.com/penharbour">F</a> <a href="https://twitter.com/penharbour_help">T</a> <a href="https://t.me/penharbour">M</a></footer></body></html>`;

const GARDEN = {
  title: 'Anna’s garden',
  menu: '<a href="/beans">Beans and peas</a> <a href="/soil">Soil</a> <a href="/seeds">Seeds to swap</a>',
  story:
    '<h1>Beans in May</h1><p>The runner beans are up along the south wall, and the slugs have found only two of them so far.</p><p>I water at dawn with what the barrel holds, and lay straw between the rows before the first hot week of the year.</p>',
};
const TRAINS = {
  title: 'Night trains',
  menu: '<a href="/routes">Routes</a> <a href="/berths">Berths and prices</a> <a href="/maps">Maps</a>',
  story:
    '<h1>To the coast by sleeper</h1><p>At ten the sleeper leaves the old station, and by breakfast the sea lies on the left side of the carriage.</p><p>Book the upper berth in the last wagon: nobody walks past it, and the window opens a hand wide.</p>',
};

const match = (one: Blog, two: Blog) =>
  matchPair(
    ...([one, two].map((each) =>
      subjectOf(fingerprintSite(siteFrom({ '/': blog(each) }, { host: each.host })), null),
    ) as [ReturnType<typeof subjectOf>, ReturnType<typeof subjectOf>]),
    shippedBackground(),
  );

const HOSTED = ['anna.penharbour.example', 'trains.penharbour.example'] as const;
const APART = ['annas-garden.example', 'night-trains.example'] as const;

describe('two blogs of strangers on one host', () => {
  it.each([
    ['under its domain', HOSTED],
    ['on domains of their own', APART],
  ])('are unrelated, %s', (_, [one, two]) => {
    const found = match({ ...GARDEN, host: one }, { ...TRAINS, host: two });
    const rows = found.evidence.filter(({ weight }) => weight > 0).map(({ signal, weight }) => `${signal} ${weight}`);
    expect(found.weight, rows.join(', ')).toBeLessThan(LEAD / 2);
    expect(found.verdict).toBe('unrelated');
  });

  it.each([
    ['under its domain', HOSTED],
    ['on domains of their own', APART],
  ])('show nothing of an identity that the host brings, %s', (_, [one, two]) => {
    const found = match({ ...GARDEN, host: one }, { ...TRAINS, host: two });
    const told = found.evidence.filter(({ group, weight }) => group === 'identity' && weight > 3);
    expect(told.map(({ signal, weight, right }) => `${signal} ${weight} ${right.value}`)).toEqual([]);
  });
});

describe('two shops of one owner on one host', () => {
  const own = `<script>gtag('config','G-7QK2M9ZXW4');ym(73920184, "init", {})</script>`;

  it('are found by the account that the owner brought', () => {
    const found = match({ ...GARDEN, host: APART[0], own }, { ...TRAINS, host: APART[1], own });
    expect(found.evidence[0]?.signal).toBe('tracker');
    expect(found.evidence[0]?.right.value).toMatch(/G-7QK2M9ZXW4|73920184/);
    // Half of what it weighs elsewhere: both stand on one template, which may bring accounts.
    expect(found.evidence[0]?.weight).toBeGreaterThanOrEqual(WITNESS);
  });

  it('are found by a mailbox that the owner wrote, under the host’s domain too', () => {
    const menu = (links: string) => `${links} <p>Orders: anna.beans@post.test</p>`;
    const found = match(
      { ...GARDEN, host: HOSTED[0], menu: menu(GARDEN.menu) },
      { ...TRAINS, host: HOSTED[1], menu: menu(TRAINS.menu) },
    );
    expect(found.evidence[0]?.signal).toBe('contact-email');
    expect(found.evidence[0]?.weight).toBeGreaterThanOrEqual(LEAD);
  });
});
