import { expect, it } from 'vitest';
import { articleId } from '../../../functions/archive/article-id.ts';
import type { Made } from '../../../functions/ingest/made.ts';
import { makeFile } from '../../../functions/ingest/make-articles.ts';
import { HTML } from './read/wire/story.ts';

const item = (change: object) =>
  JSON.stringify({ uri: 'urn:lindow:ferry', version: '1', headline: 'Ferry back', body_xhtml: HTML, ...change });
const make = (key: string, text: string): Promise<Made> => makeFile({ key, bytes: Buffer.from(text) });
const draftOf = (made: Made | undefined) => (made?.kind === 'article' ? made.draft : null);

it('makes versions of one item one article, whatever their files are called', async () => {
  const first = draftOf(await make('incoming/1.json', item({})));
  const second = draftOf(await make('incoming/2.json', item({ version: '2', headline: 'Ferry back again' })));
  expect(first).toMatchObject({ id: articleId('urn:lindow:ferry'), source: { format: 'ninjs', version: 1 } });
  expect(second).toMatchObject({ id: first?.id, headline: 'Ferry back again', source: { version: 2 } });
});

it('reads an item on, down to who said what', async () => {
  expect(draftOf(await make('incoming/1.json', item({})))?.speakers).toContainEqual(
    expect.objectContaining({ name: 'Wilhelmina Aske', kind: 'person' }),
  );
});

it('makes a canceled item a kill of its article, though there is no story in it', async () => {
  const canceled = JSON.stringify({ uri: 'urn:lindow:ferry', version: '3', pubstatus: 'canceled' });
  expect(await make('incoming/3.json', canceled)).toMatchObject({
    kind: 'kill',
    id: articleId('urn:lindow:ferry'),
    version: 3,
  });
});

it('keeps an item from readers while it is embargoed or withheld', async () => {
  const until = async (change: object) => draftOf(await make('incoming/1.json', item(change)))?.rights.embargoedUntil;
  expect(await until({ embargoed: '2099-01-01T00:00:00+01:00', pubstatus: 'usable' })).toBe('2098-12-31T23:00:00Z');
  expect(await until({ pubstatus: 'withheld' })).toBe('9999-12-31T23:59:59Z');
});

it('makes several items members, each by its own identifier, and one that is no story fails alone', async () => {
  const made = await make(
    'incoming/all.json',
    `[${item({})}, ${item({ uri: 'urn:lindow:picture', type: 'picture', body_xhtml: '' })}]`,
  );
  if (made.kind !== 'collection') throw new Error(made.kind);
  expect(made.members.map(({ name }) => name)).toEqual(['urn:lindow:ferry', 'urn:lindow:picture']);
  expect(draftOf(await made.members[0]?.make())?.id).toBe(articleId('urn:lindow:ferry'));
  await expect(made.members[1]?.make()).rejects.toMatchObject({ code: 'no-article' });
});

it('names an entry without an identifier by its file and its headline', async () => {
  const entry = (title: string) =>
    `<item><title>${title}</title><description>${HTML.replaceAll('<', '&lt;')}</description></item>`;
  const made = await make('incoming/feed.rss', `<rss><channel>${entry('One')}${entry('Two')}</channel></rss>`);
  if (made.kind !== 'collection') throw new Error(made.kind);
  expect(draftOf(await made.members[1]?.make())?.id).toBe(articleId('incoming/feed.rss#Two'));
});

it('notes a name that disagrees', async () => {
  expect(await make('incoming/ferry.txt', item({}))).toMatchObject({ notes: ['It is named .txt, but it is ninjs.'] });
});
