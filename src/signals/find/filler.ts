/** Recognises filler: pseudo-Latin, and the sentences in which a theme asks for words. */
import { memoised } from '../../model/memoised.ts';
import { ownersBlocks } from '../../page/view/part.ts';
import type { Page, TextBlock } from '../../page/view/views.ts';
import { foldText, isAscii } from '../../sketch/characters.ts';
import { remembered } from '../../values/remember.ts';

/** Cicero's De finibus 1.10.32-33 and generators' own words, compared by stem: they decline. */
const CICERO = `lorem ipsum dolor sit amet consectetur consectetuer adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua enim ad
  minim minima veniam quis nostrud exercitation exercitationem ullam ullamco laboris laboriosam nisi aliquip aliquid aliquam aliquet ex ea commodo commodi
  consequat consequatur consequuntur duis aute autem vel irure iure in reprehenderit voluptate voluptas voluptatem voluptatibus velit esse
  cillum illum eu fugiat fugit nulla pariatur excepteur sint occaecat occaecati cupidatat cupiditate non proident provident sunt culpa qui
  officia officiis deserunt mollit mollitia anim animi id est laborum perspiciatis unde omnis iste natus error accusantium accusamus
  doloremque laudantium totam rem aperiam eaque ipsa quae ab illo inventore veritatis quasi architecto beatae vitae dicta explicabo nemo
  ipsam quia aspernatur aut odit odio magni eos ratione sequi nesciunt neque porro quisquam dolorem numquam eius modi tempora incidunt
  quaerat suscipit molestiae molestias nihil quo quas at vero iusto dignissimos ducimus blanditiis praesentium deleniti delenit atque corrupti
  quos quam excepturi similique fuga harum quidem rerum facilis expedita distinctio nam libero tempore cum soluta nobis eligendi optio
  cumque impedit minus quod maxime placeat facere possimus assumenda repellendus temporibus quibusdam debitis necessitatibus saepe
  eveniet voluptates repudiandae recusandae itaque earum hic tenetur a sapiente delectus reiciendis maiores alias perferendis doloribus
  asperiores repellat et harum
  ac accumsan adipisci aenean amet ante aptent arcu auctor augue bibendum blandit class condimentum congue conubia convallis cras cubilia curabitur
  curae cursus dapibus diam dictum dictumst dignissim dis donec egestas eget eleifend elementum enim erat eros etiam euismod faucibus felis
  fermentum feugiat feugait fringilla fusce gravida habitant habitasse hac hendrerit himenaeos iaculis imperdiet inceptos integer interdum justo
  lacinia lacus laoreet lectus leo ligula litora lobortis luctus luptatum maecenas massa mattis mauris metus mi molestie mollis montes morbi mus nascetur
  natoque nec netus nibh nisl nonummy nostra nullam nunc orci ornare parturient pede pellentesque penatibus per pharetra phasellus placerat platea
  porta porttitor posuere potenti praesent pretium primis proin pulvinar purus quisque rhoncus ridiculus risus rutrum sagittis sapien
  scelerisque sem semper senectus sociis sociosqu sodales sollicitudin suspendisse taciti tellus tincidunt torquent tortor tristique turpis
  ullamcorper ultrices ultricies urna varius vehicula vestibulum vivamus viverra volutpat vulputate zzril`;
const ENDING = /(?:que)?(?:[aeiou]{1,2}(?:[msrt]|nt|tur|ntur|re|ri|bus|rum|n[dt](?:[aeiou]|[aei]s|[aeu]m)|ns|sse)?)?$/u;
const STEMS = new Set(CICERO.split(/\s+/).map(stemOf));
/** In a short text one of these is enough; any other Latin word may be a brand. */
const COINED = /\b(?:lorem|ipsum)\b/;
const LEAST_WORDS = 4;
/** Latin prose has about a quarter of its words here, other languages less than a fifth. */
const SHARE = 0.5;

const WORDS =
  '(?:text|content|copy|titles?|headings?|headlines?|sub-?titles?|paragraphs?|descriptions?|captions?|story|tagline|slogan|words)';
const SAMPLE = '(?:sample|example|dummy|placeholder|demo|filler|test)';
const PLACEHOLDER = new RegExp(
  [
    `\\byour(?: own)? ${WORDS}(?: goes| go)? here\\b`,
    `\\b(?:add|enter|insert|type|write|put|place|edit|replace|change)(?: in)? (?:your|some|this|the|any)(?: own)?(?: ${SAMPLE})? ${WORDS}(?: here|$)`,
    `\\b(?:click|tap|press|double[- ]click)\\b.{0,30} (?:to|and) (?:edit|change|add|write|replace)(?: (?:this|it|me|your|some|the ${WORDS})\\b|$)`,
    `\\b(?:this|here) is (?:just )?(?:an?|the|your|some) ${SAMPLE} (?:page|post|product|${WORDS}|sentence|block|section|item)\\b`,
    `^(?:this is )?(?:just )?(?:some )?${SAMPLE} (?:page|post|${WORDS})\\b.{0,10}$`,
    `^just another .{1,20} (?:site|weblog|blog|website)$`,
    `^(?:hello world|welcome to wordpress|this is your first post)\\b`,
    `\\b(?:edit or delete (?:it|this)|delete this (?:page|post|text) and)\\b`,
    `^i(?: a|')m an? (?:paragraph|text block|title|heading)\\b`,
  ].join('|'),
  'u',
);

/** Each sentence that asks for words has one of these. */
const MAY_ASK =
  /here|text|content|copy|title|head|paragraph|description|caption|story|tagline|slogan|words|click|tap|press|sample|example|dummy|placeholder|demo|filler|test|another|hello|post|delete/;

/** True if over half of a text's words are pseudo-Latin or in sentences that ask to be replaced. */
export const isFiller = remembered((text): boolean => {
  const folded = foldText(text);
  const word = isAscii(folded) ? ASCII_WORD : WORD;
  const mayAsk = MAY_ASK.test(folded);
  let all = 0;
  let empty = 0;
  for (const sentence of folded.split(SENTENCE_END)) {
    const words = sentence.match(word) ?? [];
    all += words.length;
    if (isPseudoLatin(words) || (mayAsk && PLACEHOLDER.test(words.join(' ')))) empty += words.length;
  }
  return empty * 2 > all;
});

const SENTENCE_END = /[.!?…\n]+/;
const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;
/** The same in a text that has no other letters. */
const ASCII_WORD = /[a-z][a-z'-]*/g;

/** The blocks that a page says itself and shows, without filler. */
export const spokenBlocks = memoised((page: Page): readonly TextBlock[] =>
  ownersBlocks(page).filter(({ hidden, text }) => !hidden && !isFiller(text)),
);

function isPseudoLatin(words: readonly string[]): boolean {
  if (words.length < LEAST_WORDS) return COINED.test(words.join(' '));
  let left = Math.floor((1 - SHARE) * words.length);
  // Most sentences exceed their allowance of other words soon after their start.
  for (const word of words) if (!isCicero(word) && --left < 0) return false;
  return true;
}

const isCicero = remembered((word: string) => STEMS.has(stemOf(word)));

/** The word without its ending, unless hardly anything is left. */
function stemOf(word: string): string {
  const stem = word.replace(ENDING, '');
  return stem.length < 3 ? word : stem;
}
