import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rejectionCode } from '../../../../../functions/archive/errors.ts';
import type { Made } from '../../../../../functions/ingest/made.ts';
import { makeFile } from '../../../../../functions/ingest/make-articles.ts';
import { HTML } from './story.ts';

const NITF = `<nitf><head><docdata><doc-id id-string="f"/><date.issue norm="20260428"/></docdata></head><body><body.head><hedline><hl1>Ferry back</hl1></hedline><byline>By Ada Lune</byline></body.head><body.content>${HTML}</body.content></body></nitf>`;
const G2 = `<newsMessage><itemSet><newsItem guid="urn:f" version="1"><itemMeta><pubStatus qcode="stat:usable"/><embargoed>2026-04-28</embargoed></itemMeta><contentMeta><headline>Ferry back</headline></contentMeta><contentSet><inlineXML><html><body>${HTML}</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>`;
const RSS = `<?xml version="1.0"?><rss><channel><item><title>Ferry &amp;amp; boat</title><guid>1</guid><pubDate>Tue, 28 Apr 2026 06:00:00 GMT</pubDate><description><![CDATA[${HTML}]]></description></item></channel></rss>`;
const NINJS = JSON.stringify({
  uri: 'urn:f',
  version: '1',
  headline: 'Ferry back',
  byline: 'Ada Lune',
  body_xhtml: HTML,
  associations: { a: { type: 'picture', description_text: 'A boat.' } },
});
const JSON_LD = JSON.stringify({
  '@type': 'NewsArticle',
  headline: 'Ferry back',
  author: { name: 'Ada Lune' },
  articleBody: HTML,
});

const make = (text: string): Promise<Made> => makeFile({ key: 'incoming/file', bytes: Buffer.from(text) });

/** Every member is made too. A rejection is an answer; any other error is a bug and thrown. */
const outcomeOf = async (text: string): Promise<string> => {
  try {
    const made = await make(text);
    if (made.kind === 'collection') for (const member of made.members) await member.make();
    return made.kind;
  } catch (error) {
    const code = rejectionCode(error);
    if (code === null) throw error;
    return code;
  }
};

it('makes an article, a kill or a collection of any damaged wire file, or rejects it', async () => {
  const damage = fc.record({
    sample: fc.constantFrom(NITF, G2, RSS, NINJS, JSON_LD),
    from: fc.nat({ max: 900 }),
    length: fc.nat({ max: 200 }),
    put: fc.constantFrom(
      '',
      '<',
      '>',
      '"',
      '&',
      '\u0000',
      '{',
      '[]',
      'null',
      '<p>',
      '</p>',
      '<![CDATA[',
      '<!--',
      '2026',
      '\ud800',
      'again',
    ),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ sample, from, length, put }) => {
      const gone = sample.slice(from, from + length);
      await outcomeOf(sample.slice(0, from) + (put === 'again' ? gone + gone : put) + sample.slice(from + length));
    }),
    { numRuns: 300 },
  );
}, 60_000);

it.each([
  ['NITF', NITF],
  ['NewsML-G2', G2],
  ['RSS', RSS],
])('takes half a file of %s for no article', async (_, sample) => {
  expect(await outcomeOf(sample.slice(0, sample.length / 2))).toBe('unreadable');
});

it.each([
  ['the items of a list', `[${Array(10_001).fill('{"uri": "urn:f", "headline": ""}').join(',')}]`],
  [
    'the length of a body',
    JSON.stringify({ uri: 'urn:f', headline: 'x', body_text: 'The ferry sails. '.repeat(200_000) }),
  ],
  [
    'the depth of XML in JSON',
    JSON.stringify({ uri: 'urn:f', headline: 'x', body_nitf: `<nitf>${'<block>'.repeat(1000)}` }),
  ],
])('bounds %s', async (_, text) => expect(await outcomeOf(text)).toBe('too-large'));

it('bounds what an item states, so that the article can be stored', async () => {
  const long = 'Ada '.repeat(500_000);
  const subject = Array(5000).fill({ name: long.slice(0, 1000), code: 'x' });
  const made = await make(
    JSON.stringify({
      uri: long,
      headline: long,
      byline: long,
      usageterms: long,
      located: long,
      subject,
      body_html: HTML,
    }),
  );
  expect(made.kind === 'article' && JSON.stringify(made.draft).length).toBeLessThan(200_000);
});
