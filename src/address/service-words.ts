/** Labels and folders by which services name their own machinery, and never a tenant. */

const WORDS = new Set(
  `www web m wap cdn cdns img imgs image images pic pics picture pictures photo photos static statics asset assets media file files content contents
   data api apis graphql rest rpc ws socket app apps js css html font fonts icon icons svg emoji emojis logo logos flag flags video videos audio stream
   live player embed embeds widget widgets sdk lib libs library libraries vendor vendors npm ajax dist bundle bundles build builds module modules plugin plugins
   res resource resources upload uploads userfiles download downloads thumb thumbs thumbnail thumbnails avatar avatars cache proxy gateway server servers
   edge node nodes lb origin storage store bucket public private shared common core base default main master theme themes template templates skin skins
   help support doc docs dev developer developers blog about status account accounts login signin signup auth sso oauth secure ssl checkout pay payment
   payments billing search maps map tiles events event analytics stats metrics tracking track tag tags pixel pixels log logs report reports mail email
   smtp admin dashboard console panel portal editor builder preview client clients user users username my id demo test testing example sample samples stock
   placeholder prod production stage staging qa uat beta alpha canary next stable latest release releases old new v ver version
   global world us usa eu ap sa af me ca cn uk de asia europe america east west north south central northeast southeast northwest southwest
   integration integrations international local region zone s3 oss cos obs`.split(/\s+/),
);
/** Labels that look like a film's or calendar's name but are none. */
const WHOLE = new Set(['bp', 'video-c', 'event_types', 'videoseries', 'live_stream']);
const NUMBERED = /^(?:\d{1,3}|[a-z]\d{1,2}|v\d+)$/;
const YEAR = /^(?:19|20)\d\d$/;
/** "your-store", "yoursite": a blank that somebody should have filled in. */
const YOURS = /^your/;

/**
 * True if a label has only service words, versions, regions, years: "static", "cdn-eu-2", "v1.2".
 */
export function isServiceLabel(label: string): boolean {
  const folded = label.toLowerCase();
  if (WHOLE.has(folded) || YOURS.test(folded)) return true;
  return folded
    .split(/[-_.]+/)
    .filter((part) => part !== '')
    .every(
      (part) => NUMBERED.test(part) || YEAR.test(part) || WORDS.has(part) || WORDS.has(part.replace(/\d{1,4}$/, '')),
    );
}
