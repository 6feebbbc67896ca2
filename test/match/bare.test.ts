/** Sites that show no more than a notice would, in words that no list knows: nothing is said of two of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedBackground } from '../../src/match/background/background.ts';
import { matchPair } from '../../src/match/compare.ts';
import type { Match } from '../../src/model/derived/match.ts';
import { type SmallSite, subjectFrom } from '../../testkit/traps/small-site.ts';

interface Notice {
  readonly title: string;
  readonly lines: readonly string[];
  /** Names the domain it stands for, as many do. */
  readonly named?: boolean;
  readonly extra?: string;
}

const HOSTS = ['ormskell.test', 'pellworth.test'] as const;
const SERVER = { address: '203.0.113.7' };

/** One notice on two domains of one host: its icon, its machine, its look. */
function judge({ title, lines, named = false, extra = '' }: Notice): Match {
  const [left, right] = HOSTS.map((host): SmallSite => {
    const text = [...(named ? [host] : []), ...lines].map((line) => `<p>${line}</p>`).join('\n');
    const html = `<!doctype html><html><head><title>${title}</title><link rel="icon" href="/icon.png"></head><body class="n-page"><div class="n-box"><h1>${title}</h1>${text}${extra}</div></body></html>`;
    return { host, name: host, seed: 1, bare: true, whole: { '/': html }, photos: [7], icon: 300, server: SERVER };
  });
  return matchPair(subjectFrom(left as SmallSite), subjectFrom(right as SmallSite), shippedBackground());
}

function saysNothing({ weight, evidence, verdict }: Match): void {
  expect({ weight, evidence, verdict }).toEqual({ weight: 0, evidence: [], verdict: 'not-comparable' });
}

const UNLISTED: readonly (readonly [string, ...string[]])[] = [
  ['Eraikitzen', 'Webgune hau eraikitzen ari gara. Laster itzuliko gara hona, berri onekin eta itxura berri batekin.'],
  ['Yn cael ei adeiladu', 'Mae’r wefan hon yn cael ei hadeiladu. Dewch yn ôl cyn bo hir i weld ein cynnwys newydd.'],
  ['Í vinnslu', 'Þessi vefur er í vinnslu. Við opnum fljótlega, takk fyrir biðlundina og komdu aftur síðar.'],
  ['Në ndërtim', 'Kjo faqe është në ndërtim. Ju lutemi kthehuni së shpejti për të parë përmbajtjen e re.'],
  ['Sayt hazırlanır', 'Saytda texniki işlər aparılır. Tezliklə yenidən xidmətinizdə olacağıq, səbriniz üçün sağ olun.'],
  ['Сайт жасалуда', 'Бұл бет әзірге жоқ. Кейінірек қайтып келіңіз, біз жаңа бет дайындап жатырмыз.'],
  ['Tovuti inajengwa', 'Tovuti hii inajengwa. Tafadhali rudi baadaye ili uone kurasa zetu mpya na habari zetu.'],
  ['Ginagawa pa', 'Ginagawa pa ang pahinang ito. Bumalik po kayo sa lalong madaling panahon para sa bagong nilalaman.'],
  ['নির্মাণাধীন', 'এই পাতাটি এখন তৈরি হচ্ছে। অনুগ্রহ করে কিছুদিন পরে আবার আসুন, নতুন পাতা দেখতে পাবেন।'],
  ['கட்டுமானத்தில்', 'இந்தப் பக்கம் தயாராகி வருகிறது. விரைவில் மீண்டும் வாருங்கள், புதிய பக்கத்தைக் காணலாம்.'],
  ['በግንባታ ላይ', 'ይህ ገጽ በግንባታ ላይ ነው። እባክዎ ትንሽ ቆይተው ይመለሱ፣ አዲሱን ገጽ ያገኛሉ።'],
  ['Засвартай', 'Энэ хуудас одоогоор бэлэн болоогүй байна. Та дараа дахин зочилно уу, баярлалаа.'],
  ['ဆောက်လုပ်ဆဲ', 'ဤစာမျက်နှာကို ပြင်ဆင်နေပါသည်။ ကျေးဇူးပြု၍ နောက်မှ ပြန်လာပါ။'],
  ['កំពុងសាងសង់', 'ទំព័រនេះកំពុងត្រូវបានរៀបចំ។ សូមត្រឡប់មកម្ដងទៀតនៅពេលក្រោយ។'],
  ['Konstruata', 'Ĉi tiu paĝo estas konstruata. Bonvolu reveni post iom da tempo por vidi la novan enhavon.'],
];

describe('two notices of one host in words that no list knows', () => {
  it.each(UNLISTED)('have no weight: %s', (title, ...lines) => {
    saysNothing(judge({ title, lines }));
    saysNothing(judge({ title, lines, named: true }));
    saysNothing(judge({ title, lines, extra: '<img src="/photo-7.jpg" alt=""><a href="/admin">⚙</a>' }));
  });

  it('have none whatever the words, in whatever script', () => {
    const letters = [
      'abcdefghiklmnoprstuvz',
      'абвгдежзиклмнопрсту',
      'αβγδεζηικλμνοπρστυ',
      'אבגדהוזחטיכלמנ',
      'กขคงจชดตนบปพมยรล',
      'अकगचजटडतदनपबमयरल',
    ];
    const word = fc
      .constantFrom(...letters)
      .chain((all) => fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 9 }));
    const line = fc
      .array(word, { minLength: 1, maxLength: 20 })
      .map((words) => `${words.map((one) => one.join('')).join(' ')}.`);
    const extra = fc.constantFrom(
      '',
      '<img src="/photo-7.jpg" alt="">',
      '<a href="/admin">⚙</a>',
      '<form><input name="q"></form>',
      '<script src="/a.js"></script>',
    );
    fc.assert(
      fc.property(
        fc.record({ title: line, lines: fc.array(line, { maxLength: 6 }), named: fc.boolean(), extra }),
        (notice) => {
          const { weight, evidence } = judge(notice);
          expect(weight).toBeLessThanOrEqual(0);
          expect(evidence).toEqual([]);
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('two small shops of one text', () => {
  const lines = ['Goose quills cut by hand in the old mill at Farrowby, in bundles of forty, for offices and schools.'];

  it.each([
    ['telephone', '<p>+49 30 23125 147</p>'],
    ['mailbox', '<p>tolley.quills@post.test</p>'],
    ['messenger', '<p><a href="https://t.me/tolleyquills">Telegram</a></p>'],
  ])('are compared when they give a %s', (_, extra) => {
    const { verdict, weight } = judge({ title: 'Tolley Quills', lines, extra });
    expect(verdict).not.toBe('not-comparable');
    expect(weight).toBeGreaterThan(0);
  });
});
