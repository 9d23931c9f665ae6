import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Article, ArticleDraft } from '../../../functions/archive/article.ts';
import { atomOf } from '../../../functions/search/syndication/atom.ts';
import { feedOf } from '../../../functions/search/syndication/feed.ts';
import { draft } from '../../support/articles.ts';
import { reader } from '../../support/reader.ts';
import { embargo } from '../../support/replicas.ts';
import { runs } from '../../support/runs.ts';

const story = (id: string, iso: string | null, changes: Partial<ArticleDraft> = {}): ArticleDraft =>
  draft(`incoming/${id}.txt`, {
    id,
    published: iso === null ? null : { iso, raw: iso, precision: iso.length > 10 ? 'time' : 'day', source: 'text' },
    ...changes,
  });

type Element = {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Element[];
  text: string;
};

/** @throws where it is not well-formed, namespaces included */
const parse = (xml: string): Element => {
  const parser = new SaxesParser({ xmlns: true });
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  parser.on('opentag', ({ name, attributes }) => {
    const one: Element = {
      name,
      attributes: Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value])),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(one);
    open.push(one);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last) last.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  const [document] = root.children;
  if (document === undefined) throw new Error('no root');
  return document;
};

const all = (parent: Element, name: string): readonly Element[] => parent.children.filter((one) => one.name === name);
const only = (parent: Element, name: string): string => {
  const found = all(parent, name);
  expect([name, found.length]).toEqual([name, 1]);
  return found[0]?.text ?? '';
};

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** RFC 4287: what a feed and each of its entries must have. */
const checkAtom = (feed: Element): void => {
  expect([feed.name, feed.attributes.xmlns]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
  for (const one of [feed, ...all(feed, 'entry')]) {
    expect(only(one, 'id')).toMatch(/^urn:cuttings:\w+:\w+$/);
    expect(only(one, 'title')).toBeTypeOf('string');
    expect(only(one, 'updated')).toMatch(INSTANT);
    for (const { text } of all(one, 'published')) expect(text).toMatch(INSTANT);
    for (const author of all(one, 'author')) expect(only(author, 'name')).not.toBe('');
    for (const { attributes } of all(one, 'link')) expect(() => new URL(attributes.href ?? '')).not.toThrow();
  }
  expect(all(feed, 'author')).toHaveLength(1);
  expect(all(feed, 'link').filter(({ attributes }) => attributes.rel === 'self')).toHaveLength(1);
  for (const entry of all(feed, 'entry')) only(entry, 'summary');
};

const three = () => {
  const asked = reader();
  asked.archive.publish([story('a', '2031-04-01'), story('b', '2031-04-03T10:00'), story('c', null)]);
  return asked;
};

describe('/feed', () => {
  it('is Atom: what a search finds, the newest first', async () => {
    const { headers, body } = await three().ask('/feed?q=barges');
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = parse(body);
    checkAtom(feed);
    expect(all(feed, 'entry').map((entry) => only(entry, 'id'))).toEqual(
      ['b', 'a', 'c'].map((id) => `urn:cuttings:article:${id}`),
    );
    expect(all(feed, 'entry').map((entry) => all(entry, 'published')[0]?.text)).toEqual([
      '2031-04-03T10:00:00.000Z',
      '2031-04-01T00:00:00.000Z',
      undefined,
    ]);
    expect(only(feed, 'title')).toBe('Cuttings: barges');
  });

  it('is JSON Feed as well, of the same articles', async () => {
    const { headers, body } = await three().ask('/feed?q=barges&format=json');
    expect(headers.get('content-type')).toBe('application/feed+json');
    expect(body.version).toBe('https://jsonfeed.org/version/1.1');
    expect(body.feed_url).toBe('https://localhost/feed?q=barges&format=json&limit=10');
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(
      ['b', 'a', 'c'].map((id) => `urn:cuttings:article:${id}`),
    );
    expect(body.items[0]).toMatchObject({
      url: 'https://localhost/articles/b',
      title: 'Lock keepers ask for a longer day',
      content_text: 'Keepers of the canal want to open the gates an hour earlier.',
      authors: [{ name: 'Ines Carrow' }],
      language: 'en',
    });
  });

  it('holds every article once, page after page', async () => {
    const { ask } = three();
    const seen: string[] = [];
    for (let url: string | undefined = '/feed?limit=1&format=json'; url !== undefined; ) {
      const { body } = await ask(url.replace('https://localhost', ''));
      seen.push(...body.items.map(({ url: one }: { url: string }) => one.slice(-1)));
      url = body.next_url;
    }
    expect(seen).toEqual(['b', 'a', 'c']);
  });

  it('keeps the id of an article that is corrected, and says when it was', async () => {
    const { archive, clock, ask } = three();
    const updated = async () =>
      (await ask('/feed?format=json')).body.items.find(({ id }: { id: string }) => id.endsWith(':a'));
    const before = await updated();
    archive.publish([story('a', '2031-04-01', { headline: 'Corrected' })], 0, '2031-05-04T05:00:00.000Z');
    clock.pass(1_001);
    const after = await updated();
    expect([after.id, after.title, after.date_modified]).toEqual([before.id, 'Corrected', '2031-05-04T05:00:00.000Z']);
    expect(after.date_published).toBe(before.date_published);
  });

  it('was updated when the embargo ended, where that was later', async () => {
    const { archive, clock, ask } = reader();
    const until = clock.now() + 5_000;
    archive.publish([story('a', null, embargo(until))], clock.now());
    expect((await ask('/feed?format=json')).body.items).toEqual([]);
    clock.pass(5_000);
    expect((await ask('/feed?format=json')).body.items[0].date_modified).toBe(new Date(until).toISOString());
  });

  it('has articles with every word alone: who subscribes wants what was asked for', async () => {
    const { ask } = three();
    expect((await ask('/search?q=barges%20zeppelins')).body.total).toBe(3);
    expect((await ask('/feed?q=barges%20zeppelins&format=json')).body.items).toEqual([]);
    checkAtom(parse((await ask('/feed?q=barges%20zeppelins')).body));
  });

  it('drops what is withdrawn at once', async () => {
    const { archive, ask } = three();
    await ask('/feed');
    archive.withdraw('b');
    expect((await ask('/feed')).body).not.toContain('/articles/b');
  });

  it('is well-formed, whatever stands in an article or a question', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(text, text, text, (headline, author, words) => {
        const article: Article = {
          ...story('a', null, { headline, deck: `${words}]]>`, authors: [{ name: author, role: null }] }),
          subjects: [{ name: words, code: null }],
          state: 'live',
          revision: 1,
          commit: 1,
        };
        const found = { articles: [article], cursor: 'next', commit: 1 };
        const feed = parse(atomOf(feedOf(found, { q: words, format: 'atom' }, 'https://archive.example')));
        checkAtom(feed);
        expect(all(feed, 'entry')).toHaveLength(1);
      }),
      runs(100),
    );
  });
});
