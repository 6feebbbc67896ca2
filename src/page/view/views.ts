/** The input of the signals: lazy, memoised views over a Visit. Never stored. */
import type { AnyNode, Element } from 'domhandler';
import type { PlatformAddress } from '../../address/platform.ts';
import type { AppliedRule, ValueKind } from '../../model/derived/extraction-rule.ts';
import type { Place, Proof } from '../../model/derived/fingerprint.ts';
import type { Capture, DocumentInfo, ImageGrid, Visit } from '../../model/facts/visit.ts';
import type { Condition, Kind, PageRole } from '../../model/words.ts';
import type { PageElement } from './nodes.ts';

export type Zone = 'head' | 'header' | 'nav' | 'main' | 'footer';

/** A run of text that a reader sees as one: paragraph, heading, cell, item. White space folded. */
export interface TextBlock {
  readonly text: string;
  readonly tag: string;
  readonly zone: Zone;
  /** Hidden by attribute or inline style: kept for residual names, no part of the visible text. */
  readonly hidden: boolean;
  /** The signs in its text (`values/text-signs.ts`). */
  readonly signs: number;
  readonly node: AnyNode;
}

export interface Link {
  readonly href: string;
  /** Absolute and folded; null for text that is no web address (mailto:, tel:, javascript:). */
  readonly url: string | null;
  readonly text: string;
  readonly rel: string;
  readonly zone: Zone;
  readonly hreflang: string | null;
  readonly node: AnyNode;
}

export interface ImageRef {
  readonly url: string;
  readonly alt: string;
  readonly zone: Zone;
  readonly node: AnyNode;
}

/** A picture that was captured, with the first page that shows it. */
export interface SiteImage {
  readonly capture: Capture;
  readonly url: string;
  readonly alt: string;
  readonly grid: ImageGrid;
  /** SHA-256 of the bytes. */
  readonly digest: string;
  readonly place: Place;
  /** The element that shows it; null for the default favicon and pictures of style sheets. */
  readonly ref: ImageRef | null;
  /** True if it is shown in visitors' words and quotations alone. */
  readonly cited: boolean;
  /** The proof by which the value of a code in it is the site's own. */
  readonly proof: Proof | undefined;
}

export interface SiteRedirect {
  readonly from: string;
  readonly to: string;
  /** True if it was the home page: an inner page may lead wherever a visitor's link says. */
  readonly home: boolean;
  readonly place: Place;
}

/** A document (PDF) that was captured and could be read. */
export interface SiteDocument {
  readonly capture: Capture;
  readonly url: string;
  readonly info: DocumentInfo;
  /** SHA-256 of the bytes. */
  readonly digest: string;
  /** The document as a place, with the words that were found in it (cut to 200 characters). */
  place(quote: string): Place;
}

/** One step of the pre-order walk over elements: enough for structure signals without the tree. */
export interface OutlineElement {
  readonly tag: string;
  readonly depth: number;
  readonly classes: readonly string[];
  readonly id: string | null;
  readonly node: PageElement;
}

export interface Script {
  readonly src: string | null;
  readonly text: string;
  readonly node: AnyNode;
}

export interface Meta {
  /** name, property, itemprop or http-equiv, lower case. */
  readonly name: string;
  readonly content: string;
  readonly node: AnyNode;
}

/** A value that a rule of the operator names as the site's own. */
export interface RuledValue {
  readonly kind: ValueKind;
  /** The word that a page would write before it; empty: none. */
  readonly label: string;
  readonly value: string;
  readonly node: Element;
}

export interface Page {
  readonly capture: Capture;
  readonly url: string;
  readonly role: PageRole;
  readonly condition: Condition;
  /**
   * Primary subtag (en, ru, zh): the declared language when the text agrees, else the detected one;
   * null when unsure.
   */
  readonly lang: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly metas: readonly Meta[];
  readonly blocks: readonly TextBlock[];
  /** Visible text of the main zone, a line a block; of the whole page if that zone is too small. */
  readonly mainText: string;
  readonly text: string;
  /** Navigation lists in document order, each its labels in order, without empty ones. */
  readonly navs: readonly (readonly Link[])[];
  readonly links: readonly Link[];
  readonly images: readonly ImageRef[];
  readonly scripts: readonly Script[];
  readonly comments: readonly { readonly text: string; readonly node: AnyNode }[];
  readonly outline: readonly OutlineElement[];
  /** Parsed JSON-LD blocks that were valid JSON; @context is never fetched. */
  readonly jsonLd: readonly { readonly data: unknown; readonly node: AnyNode }[];
  readonly ruled: readonly RuledValue[];
  /** Walk or depth limits that cut the page: parse:depth, limit:nodes. */
  readonly marks: readonly string[];
  /** The elements with one of these names, in document order: no reader passes over all. */
  named(...names: readonly string[]): readonly Element[];
  /** The elements with an attribute whose name is asked for, in document order. */
  having(isAsked: (attribute: string) => boolean): readonly Element[];
  /** True if a visitor, or the maker of a link to the page, not the owner, wrote the text there. */
  isOfVisitors(node: AnyNode): boolean;
  /** True in a quotation, by the elements around a node that are no wrappers of the page. */
  isQuoted(node: AnyNode): boolean;
  /** True if the text at a node is in the frame: the same slot on most pages. */
  isFramed(node: AnyNode): boolean;
  /** True if most pages of the site have this part in their titles. */
  isFramedTitle(part: string): boolean;
  /** The proof by which a contact at a node is the site's own; undefined: the site only says it. */
  proofAt(node: AnyNode): Proof | undefined;
  /** Where a node is, with the words that were found there (cut to 200 characters). */
  place(node: AnyNode, quote: string): Place;
}

export interface Site {
  readonly visit: Visit;
  readonly url: string;
  readonly domain: string;
  readonly kind: Kind;
  readonly condition: Condition;
  /** No page shows more than a notice in unknown words: two such sites cannot be compared. */
  readonly bare: boolean;
  /** Pages whose condition is content, the home page first, then in the order of capture. */
  readonly pages: readonly Page[];
  readonly images: readonly SiteImage[];
  readonly documents: readonly SiteDocument[];
  readonly languages: readonly string[];
  /** The operator's rules about its pages, with what each found. */
  readonly rules: readonly AppliedRule[];
  readonly redirects: readonly SiteRedirect[];
  /** Where on a platform the home page is, or claims to be; null for a site of its own. */
  readonly platform: PlatformAddress | null;
  /**
   * On a platform: the site without the platform's frame, in which two of its sellers are compared.
   */
  readonly ownPart: Site | null;
}
