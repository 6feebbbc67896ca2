import type { Page } from '../view/views.ts';
import type { Layout } from './items.ts';

/** What of a page tells whose its contacts are. */
export interface OwnPage
  extends Pick<Page, 'url' | 'role' | 'lang' | 'title' | 'blocks' | 'links' | 'images' | 'outline' | 'isOfVisitors'> {
  readonly layout: Layout;
  /** Called a page of contacts by its address or by what leads to it. */
  readonly isContactPage: boolean;
  /** A legal notice that is no imprint. */
  readonly isNotice: boolean;
}
