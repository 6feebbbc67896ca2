/** Texts of briefs, reports and exports. What a signal says of itself stands with the signal. */
import { counted } from '../model/counted.ts';

export const reportTexts = {
  // The menu of exports.
  brief: 'Brief, one page',
  report: 'Report, six pages at most',
  html: 'HTML',
  pdf: 'PDF',
  docx: 'Word (DOCX)',
  ofFindings: 'Briefs and reports of its findings',
  ftm: 'FollowTheMoney',
  csv: 'Table of all evidence (CSV)',
  jsonl: 'Match documents (JSON Lines)',
  stix: 'STIX 2.1',
  misp: 'MISP event (JSON)',

  // The head of each document.
  brandBrief: 'revenant · brief',
  brandReport: 'revenant · report',
  brandCase: 'revenant · case report',
  question: 'Do these two sites have one operator?',
  madeAt: (at: string) => `Made on ${at}`,
  stamps: {
    none: 'NOT REVIEWED: no person has judged this finding',
    proposed: 'PROPOSED: one person judged it positive, a second has not agreed yet',
    positive: 'REVIEWED: a person confirmed this finding',
    confirmed: 'REVIEWED: two people confirmed this finding',
    negative: 'REJECTED: a person judged this finding to be wrong',
    unsure: 'REVIEWED, NOT DECIDED: a person looked and could not decide',
  },
  page: 'Page',
  of: 'of',

  // The answer.
  bits: (bits: string) => `${bits} bits`,
  probability: (percent: string, prior: string) => `Probability of one operator: ${percent}${prior}.`,
  prior: (pairs: number, bits: number) => `, with a prior of 1 in ${pairs} (${bits} bits against) for such a pair`,
  weakerThanItWas: 'Weaker than it was',
  homePage: (site: string, captured: string) => `The home page of ${site}, ${captured}`,
  noPicture: (site: string) => `There is no picture of the home page of ${site}.`,
  pictureOf: (site: string) => `the home page of ${site}`,

  // Reasons.
  why: 'Why: what both sites show',
  reason: (title: string, note: string, bits: string) => [`${title}.`, note, `(${bits} bits)`] as const,
  againstTitle: 'What speaks against it',
  notExcluded: (explanation: string) => `Not excluded: ${explanation}`,
  noneAgainst: 'No row of evidence speaks against it. Missing data is not evidence against.',
  moreRows: (count: number, where: string) => `And ${counted(count, 'more row')}, in ${where}.`,
  moreReasons: (count: number) => `And ${counted(count, 'more reason')}, in the report.`,
  moreLines: (count: number, where: string) => `And ${count} more, in ${where}.`,
  morePictures: (count: number, where: string) => `And ${counted(count, 'more pair')} of pictures, in ${where}.`,
  inBundle: (bundle: string, path: string) => `the bundle (${bundle}, ${path})`,
  withoutBits: (titles: string) => `Rows without bits: ${titles}.`,

  // Evidence.
  addsUp: 'How the weight adds up',
  addsUpWhat:
    'Bits are log2 of a Bayes factor: each bit doubles the odds of one operator. The rows add up to the weight.',
  weight: 'Weight',
  others: (count: number) => counted(count, 'other row'),
  evidenceFor: 'Evidence for one operator',
  evidenceAgainst: 'Evidence against',
  evidence: 'Evidence',
  bitsHead: 'Bits',
  soundsLike: (latin: string) => `sounds like: ${latin}`,
  translated: (text: string) => `translated by a program: ${text}`,
  inAll: (count: number) => `${count} in all`,
  place: (path: string, capture: string) => `${path}${capture === '' ? '' : ` · capture ${capture}`}`,
  quotationMarks: ['“', '”'] as const,
  pictures: 'Pictures that both sites show',
  leftRight: (left: string, right: string) => `In each pair, ${left} is on the left and ${right} on the right.`,
  how: {
    bytes: 'The same file, byte for byte.',
    look: 'The same picture, saved again.',
    mirror: 'A mirror image.',
    part: 'A cropped or marked copy.',
  },
  pair: 'a picture of both sites',

  // Time.
  succession: 'Which came first',
  captured: 'Captured',
  pages: 'Pages',
  state: 'State',
  site: 'Site',
  when: 'When',
  what: 'What',
  seen: 'Seen',
  byTimeline: (command: string) => `the timeline (${command})`,

  // People.
  judged: 'Who judged it',
  notReviewed: 'Not reviewed. No person has judged this finding. A program made it, and only a person can confirm it.',
  decision: 'Decision',
  by: 'By',
  because: 'Reason',
  judgement: { positive: 'confirmed', negative: 'rejected', unsure: 'not decided' },
  earlierJudgements: (count: number) => `${counted(count, 'earlier judgement')}, in the log and the bundle.`,

  // Custody.
  custody: 'Custody: what was kept, and how it is proven',
  custodyWhat:
    'Each line is a thing that was kept. Its digest (SHA-256) changes if one byte of it changes. The log is a chain: no entry can be changed or removed without changing all that follow.',
  thing: 'What',
  logged: 'In the log',
  digest: 'Digest (SHA-256) or signature',
  checks: 'What verify checks',
  finding: (id: string) => `The finding ${id}`,
  visit: (site: string, pages: string, from: string) => `The capture of ${site}: ${pages}, ${from}`,
  home: (site: string, bytes: string, address: string) => `The home page of ${site} as received: ${bytes}${address}`,
  fromAddress: (address: string) => `, from the IP address ${address}`,
  entity: (name: string) => `The list entry of ${name}`,
  judgementBy: (what: string, by: string) => `The judgement “${what}” by ${by}`,
  checkpoint: (size: number) => `The signature over the log, ${counted(size, 'entry', 'entries')}`,
  root: (root: string) => `Merkle root ${root}`,
  key: (key: string) => `Key (Ed25519) ${key}`,
  stamp: 'The time stamp (RFC 3161)',
  stampOf: (authority: string) => `by ${authority}`,
  exported: 'The latest bundle that was handed out',
  counts: (model: string) => `The counts that rarity was taken from (model ${model})`,
  entry: (seq: number, at: string) => `entry ${seq}, ${at}`,
  noEntry: 'not in the log yet: the next export adds it',
  notSigned: 'not signed yet: the next export signs it',
  noStamp: 'none: no authority is set',
  notExported: 'none yet',
  agrees: 'stored as logged',
  differs: 'STORED OTHERWISE THAN LOGGED',
  checksFinding: 'computed again from the captured bytes: the verdict and each row',
  checksVisit: 'each record: body, length, time, address, header',
  checksHome: 'the body against its record',
  checksEntry: 'its digest against the one in the finding',
  checksJudgement: 'the judgement against the log, both ways',
  checksCheckpoint: 'the audit path of each entry, and the signature',
  checksStamp: 'imprint, signature, purpose and chain (--tsa-ca)',
  checksExport: 'the digest of every entry, and the seal',
  checksCounts: 'the counts against their digest',

  // The check.
  howToCheck: 'How to check this report',
  checkIt: 'This report is for reading. The proof is the sealed bundle. Two commands make and check it, offline:',
  checkAnswer:
    'The second answers “bytes: unchanged” and “match …: same”, or names what was changed. Compare the key that it prints with the one that the owner publishes.',
  checkRight: 'It says nothing about who runs a site: the weight is a likelihood, and a person judges it.',
  proof: 'Where the proof is',
  digestOf: (digest: string) => `Digest of the finding: ${digest}`,
  noLinks:
    'Addresses have brackets so that no program makes links of them: a visit would tell the other side who is looking.',

  // Cases.
  caseLine: (opened: string, by: string, closed: string | null, assignee: string | null) =>
    `Opened ${opened} by ${by}${closed === null ? '' : `, closed ${closed}`}${assignee === null ? '' : `, with ${assignee}`}.`,
  caseId: (id: string) => `Case ${id}`,
  holds: 'What the case holds',
  nothing: 'Nothing yet.',
  findingGone: (id: string) => `Finding ${id}, no longer stored`,
  findingLine: (title: string, verdict: string, bits: string) => `Finding: ${title}, ${verdict}, ${bits} bits`,
  siteLine: (site: string) => `Site: ${site}`,
  note: 'Note',
  fileLine: (name: string, bytes: string, digest: string) => `File: ${name}, ${bytes}, SHA-256 ${digest}`,
  writtenBy: (at: string, by: string) => `${at}, by ${by}`,
  caseStamp: (open: number, all: number) =>
    open === 0
      ? `All ${counted(all, 'finding')} reviewed by a person`
      : `NOT REVIEWED: ${open} of ${counted(all, 'finding')}`,
  caseExport: (command: string) => `The sealed evidence of each finding: ${command}`,
} as const;
