/**
 * A page → the blocks of text that give the contacts of several parties, such as tradesmen or
 * channels to follow: four numbers behind labels of their own, or accounts of one service under
 * three names that have nothing in common.
 */
import type { AnyNode } from 'domhandler';
import { socialProfile } from '../../address/social-profile.ts';
import { appendTo, groupBy } from '../../model/group-by.ts';
import { lettersOf } from '../../values/plain-text.ts';
import { DIGIT } from '../../values/text-signs.ts';
import { blockOf, linedText } from './at-node.ts';
import { withoutContacts } from './contact-line.ts';
import { contactTokens, kindOf } from './contact-tokens.ts';
import type { OwnPage } from './own-page.ts';

/** An owner has a telephone, a fax and a mobile telephone. */
const LEAST_NUMBERS = 4;
const LEAST_ACCOUNTS = 3;
/** Letters in a row that make two names akin. */
const LEAST_STEM = 4;
const LONGEST_BLOCK = 400;
const LONGEST_NAME = 60;
const MOST_LINKS = 1_000;
/** More accounts of one service in one place are a list, whatever they are called. */
const MOST_ACCOUNTS = 40;

interface Giving {
  readonly node: AnyNode;
  readonly phones: readonly string[];
  readonly label: string;
  /** "telegram:name" */
  readonly accounts: readonly string[];
}

/** @param own the site's names, without blanks */
export function blocksOfSeveral(page: OwnPage, own: readonly string[]): ReadonlySet<AnyNode> {
  const found = new Set<AnyNode>();
  for (const run of runsOn(page)) {
    const labels = new Map(run.flatMap(({ phones, label }) => (label === '' ? [] : phones.map((one) => [one, label]))));
    const areNumbers = new Set(labels.values()).size >= LEAST_NUMBERS;
    const strangers = strangersAmong(new Set(run.flatMap(({ accounts }) => accounts)), own);
    for (const { node, phones, accounts } of run)
      if ((areNumbers && phones.length > 0) || accounts.some((one) => strangers.has(one))) found.add(node);
  }
  return found;
}

/** Blocks with contacts, with no more than a label between them. */
function runsOn(page: OwnPage): Giving[][] {
  const linked = new Map<AnyNode, string[]>();
  for (const { url, node } of page.links.slice(0, MOST_LINKS)) {
    const account = url === null ? null : socialProfile(url);
    const block = account === null ? null : blockOf(page, node);
    if (account !== null && block !== null) appendTo(linked, block.node, account);
  }
  const runs: Giving[][] = [[]];
  let before: string | null = null;
  for (const block of page.blocks) {
    const phones = (block.signs & DIGIT) === 0 ? [] : phonesIn(block.text);
    const accounts = linked.get(block.node) ?? [];
    if (phones.length + accounts.length === 0) {
      if (before !== null && (runs.at(-1) as Giving[]).length > 0) runs.push([]);
      before = block.text;
      continue;
    }
    const written = plain(withoutContacts(linedText(page, block)));
    const label = written === '' ? plain(before ?? '') : written;
    runs.at(-1)?.push({ node: block.node, phones, accounts, label });
    before = null;
  }
  return runs;
}

const phonesIn = (text: string): readonly string[] =>
  text.length > LONGEST_BLOCK || !/(?:\d\D{0,3}){6}\d/.test(text)
    ? []
    : contactTokens(text).filter((token) => kindOf(token) === 'phone');

/** Accounts of one service under at least three names, none akin to another or to the site. */
function strangersAmong(accounts: ReadonlySet<string>, own: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const group of groupBy(accounts, (one) => one.slice(0, one.indexOf(':'))).values()) {
    const families: string[][] = group.length > MOST_ACCOUNTS ? group.map((one) => [one]) : [];
    for (const account of families.length > 0 ? [] : group) {
      const name = plain(account.slice(account.indexOf(':')));
      if (own.some((one) => areAkin(one, name))) continue;
      const family = families.find((some) => some.some((one) => areAkin(plain(one.slice(one.indexOf(':'))), name)));
      if (family === undefined) families.push([account]);
      else family.push(account);
    }
    if (families.length >= LEAST_ACCOUNTS) for (const account of families.flat()) found.add(account);
  }
  return found;
}

const plain = (text: string): string => lettersOf(text.slice(0, LONGEST_NAME));

function areAkin(one: string, two: string): boolean {
  for (let at = 0; at + LEAST_STEM <= one.length; at += 1)
    if (two.includes(one.slice(at, at + LEAST_STEM))) return true;
  return false;
}
