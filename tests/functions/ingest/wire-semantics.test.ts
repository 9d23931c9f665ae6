import { describe, expect, it } from 'vitest';
import { articleId } from '../../../functions/archive/article-id.ts';
import { type Newsdesk, newsdesk } from '../../support/newsdesk.ts';
import { HTML } from './read/wire/story.ts';

/** What an archive owes a wire service (IPTC, "NewsML-G2 Guidelines": pubStatus, embargoed, version), asked as readers do. */

const URI = 'urn:lindow:ferry';
const ID = articleId(URI);
const ninjs = (version: number, change: object = {}): string =>
  JSON.stringify({ uri: URI, version: String(version), headline: 'Ferry sails again', body_xhtml: HTML, ...change });

/** Every way that leads to the article: its words, beginnings of them, its phrase, who is quoted, its own address. */
const WAYS = [
  '/search?q=ferry',
  '/search?q=fer',
  '/search?q=chamber',
  '/search?q=%22maths+lesson%22',
  '/search?q=Wilhelmina+Aske',
  '/speakers/wilhelmina-aske',
  `/articles/${ID}`,
  '/health',
];

/** What all of them answer, but for how far the index is. */
const answers = async ({ ask }: Newsdesk) =>
  Promise.all(
    WAYS.map(async (way) => {
      const { status, body } = await ask(way);
      const { commit: _, took: __, asOf: ___, ...rest } = body;
      return [way, status, rest] as const;
    }),
  );
const totals = async (desk: Newsdesk) =>
  (await answers(desk)).map(([way, status, { total, articles }]) => (way === '/health' ? articles : (total ?? status)));
const EVERYWHERE = [1, 1, 1, 1, 1, 1, 200, 1];

const later = ({ clock }: Newsdesk, hours: number) => new Date(clock.now() + hours * 3_600_000).toISOString();

describe('an update under another file name', () => {
  it('supersedes the version before it, which is found no more', async () => {
    const desk = newsdesk();
    await desk.file('1.json', ninjs(1, { headline: 'Ferry may return' }));
    const receipt = await desk.file('2.json', ninjs(2));
    expect(receipt).toMatchObject({ state: 'accepted', article: { id: ID, revision: 2 } });
    expect(await totals(desk)).toEqual(EVERYWHERE);
    expect((await desk.ask('/search?q=return')).body.total).toBe(0);
  });

  it('that is older and late changes nothing, and its receipt says so', async () => {
    const desk = newsdesk();
    await desk.file('2.json', ninjs(2));
    const { notes } = await desk.file('1.json', ninjs(1, { headline: 'Ferry may return' }));
    expect(notes).toEqual(['It is version 1; the archive has version 2 of this article.']);
    expect((await desk.ask(`/articles/${ID}`)).body).toMatchObject({ headline: 'Ferry sails again', revision: 1 });
  });

  it('that calls itself a correction says what it corrects', async () => {
    const desk = newsdesk();
    const g2 = (version: number, meta: string) =>
      `<newsItem guid="${URI}" version="${version}"><itemMeta>${meta}</itemMeta><contentMeta><headline>Ferry sails again</headline></contentMeta><contentSet><inlineXML><body>${HTML}</body></inlineXML></contentSet></newsItem>`;
    await desk.file('1.xml', g2(1, ''));
    await desk.file(
      '2.xml',
      g2(2, '<edNote role="r:correction">The boat has 80 seats.</edNote><edNote>Ada: 0123</edNote>'),
    );
    const { body } = await desk.ask(`/articles/${ID}`);
    expect(body).toMatchObject({ revision: 2, correction: { note: 'The boat has 80 seats.' } });
    expect(JSON.stringify(body)).not.toContain('0123');
    expect((await desk.ask('/search?q=0123')).body.total).toBe(0);
  });
});

describe('a canceled version', () => {
  it('withdraws the article at once and everywhere, and leaves a notice without a word of it', async () => {
    const desk = newsdesk();
    const before = await answers(desk);
    await desk.file('1.json', ninjs(1));
    await desk.file('2.json', ninjs(2));
    expect(await totals(desk)).toEqual(EVERYWHERE);
    const receipt = await desk.file('3.json', ninjs(3, { pubstatus: 'canceled' }));
    expect(receipt).toMatchObject({ state: 'withdrawn', article: { id: ID, revision: 3 } });
    const others = ([way]: readonly [string, ...unknown[]]) => way !== `/articles/${ID}`;
    expect((await answers(desk)).filter(others)).toEqual(before.filter(others));
    const { status, body } = await desk.ask(`/articles/${ID}`);
    expect([status, body.state, body.by]).toEqual([410, 'withdrawn', 'wire']);
    expect(JSON.stringify(body)).not.toMatch(/ferry|Aske/i);
    expect(desk.kept()).toBe(0);
  });

  it('outlives every version that was sent before it, even where it comes first', async () => {
    const desk = newsdesk();
    await desk.file('3.json', ninjs(3, { pubstatus: 'canceled' }));
    expect(await desk.file('2.json', ninjs(2))).toMatchObject({
      state: 'withdrawn',
      reason: expect.stringContaining('version above 3'),
    });
    expect((await desk.ask('/search?q=ferry')).body.total).toBe(0);
    await desk.file('4.json', ninjs(4));
    expect(await totals(desk)).toEqual(EVERYWHERE);
  });
});

describe('an embargoed article', () => {
  it('leaves no trace on any way until its time has come, and is found on all of them after', async () => {
    const desk = newsdesk();
    const before = await answers(desk);
    await desk.file('1.json', ninjs(1, { pubstatus: 'usable', embargoed: later(desk, 2) }));
    expect(await answers(desk)).toEqual(before);
    desk.clock.pass(2 * 3_600_000 - 1_002);
    expect(await answers(desk)).toEqual(before);
    desk.clock.pass(1_002);
    expect(await totals(desk)).toEqual(EVERYWHERE);
  });

  it('takes the version before it along', async () => {
    const desk = newsdesk();
    const before = await answers(desk);
    await desk.file('1.json', ninjs(1));
    await desk.file('2.json', ninjs(2, { embargoed: later(desk, 2) }));
    expect(await answers(desk)).toEqual(before);
  });

  it('without a time stays until a later version lifts it', async () => {
    const desk = newsdesk();
    const { notes } = await desk.file('1.json', ninjs(1, { embargoed: '' }));
    expect(notes).toEqual([expect.stringContaining('until a later version lifts it')]);
    desk.clock.pass(365 * 24 * 3_600_000);
    expect((await desk.ask('/search?q=ferry')).body.total).toBe(0);
    await desk.file('2.json', ninjs(2));
    expect(await totals(desk)).toEqual(EVERYWHERE);
  });
});

it('keeps what is withheld from readers until a version is usable', async () => {
  const desk = newsdesk();
  const before = await answers(desk);
  await desk.file('1.json', ninjs(1, { pubstatus: 'withheld' }));
  expect(await answers(desk)).toEqual(before);
  await desk.file('2.json', ninjs(2, { pubstatus: 'usable' }));
  expect(await totals(desk)).toEqual(EVERYWHERE);
});

it('shows the terms on which an article may be used, and when they end', async () => {
  const desk = newsdesk();
  await desk.file('1.json', ninjs(1, { usageterms: 'NO ARCHIVAL USE', expires: '2031-06-01' }));
  expect((await desk.ask(`/articles/${ID}`)).body.rights).toMatchObject({
    usageTerms: 'NO ARCHIVAL USE',
    expires: '2031-06-01',
  });
});
