/**
 * The home page of a site with hardly any other page → the links by which visitors order its goods:
 * each of a series of like boxes leads to one contact, behind words that do not give it. On a board
 * the last adverts may all be by one author.
 */
import { type AnyNode, type Element, isTag } from 'domhandler';
import { appendTo, groupBy } from '../../model/group-by.ts';
import { memoised } from '../../model/memoised.ts';
import type { Page } from '../view/views.ts';
import { contactTokens, linkTokens } from './contact-tokens.ts';

/** Boxes side by side, each with its own words; fewer may be anything. */
const LEAST_BOXES = 3;
const LEVELS = 4;
const MOST_LINKS = 1_000;
/** The home page and a notice. */
export const MOST_PAGES = 2;

/** True if a link is one of those. */
export const isOrder = (page: Pick<Page, 'links'>, node: AnyNode): boolean => orderLinks(page).has(node);

const orderLinks = memoised((page: Pick<Page, 'links'>): ReadonlySet<AnyNode> => {
  const found = new Set<AnyNode>();
  const boxes = new Map<AnyNode, { readonly link: AnyNode; readonly token: string }[]>();
  for (const { node, href, zone, text } of page.links.slice(0, MOST_LINKS)) {
    const [token] = zone === 'main' && contactTokens(text).length === 0 ? linkTokens(href) : [];
    if (token === undefined) continue;
    for (let up = node.parent, step = 0; up !== null && step < LEVELS; up = up.parent, step += 1)
      if (isTag(up)) appendTo(boxes, up, { link: node, token });
  }
  for (const siblings of groupBy([...boxes.keys()].filter(isTag), ({ parent }) => parent).values())
    for (const [form, group] of groupBy(siblings, formOf)) {
      const like = group[0]?.parent?.children.filter((one) => isTag(one) && formOf(one) === form) ?? [];
      const inside = group.flatMap((box) => boxes.get(box) ?? []);
      // Adverts of several people lead to several; one that leads nowhere is no offer.
      const isOne = new Set(inside.map(({ token }) => token)).size === 1 && like.length === group.length;
      if (isOne && group.length >= LEAST_BOXES) for (const { link } of inside) found.add(link);
    }
  return found;
});

const formOf = ({ name, children }: Element): string =>
  `${name} ${children.flatMap((child) => (isTag(child) ? child.name : [])).join(' ')}`;
