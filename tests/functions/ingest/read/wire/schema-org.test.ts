import { expect, it } from 'vitest';
import { readWire } from '../../../../../functions/ingest/read/wire/wire.ts';
import { LEAD, SECOND } from './story.ts';

const ARTICLE = {
  '@type': 'NewsArticle',
  '@id': 'https://lindow.example/ferry#article',
  url: 'https://lindow.example/ferry',
  headline: 'Ferry back',
  description: 'Islanders win.',
  author: [{ '@id': '#ada' }, { '@type': 'Person', name: 'Bram Oost' }],
  datePublished: '2026-04-28T06:00:00+02:00',
  dateModified: '2026-04-28T09:00:00+02:00',
  inLanguage: 'en-GB',
  copyrightHolder: { name: 'Lindow News' },
  dateline: 'SKARROW --',
  keywords: 'ferries, islands',
  about: { name: 'transport' },
  version: 3,
  articleBody: `${LEAD}\n\n${SECOND}`,
};

it('reads every field that schema.org has for an article', async () => {
  const file = {
    '@context': 'https://schema.org',
    '@graph': [{ '@type': 'Person', '@id': '#ada', name: 'Ada Lune' }, ARTICLE],
  };
  const [item, ...others] = await readWire('schema-org', JSON.stringify(file));
  expect(others).toEqual([]);
  expect(item?.read()).toMatchObject({
    identity: 'https://lindow.example/ferry#article',
    headlines: [{ text: 'Ferry back' }],
    deck: 'Islanders win.',
    authors: ['Ada Lune', 'Bram Oost'],
    published: [{ text: '2026-04-28T06:00:00+02:00' }],
    updated: [{ text: '2026-04-28T09:00:00+02:00' }],
    language: 'en-GB',
    url: 'https://lindow.example/ferry',
    copyright: 'Lindow News',
    blocks: [{ text: LEAD }, { text: SECOND }],
    wire: {
      version: 3,
      dateline: 'SKARROW --',
      subjects: [
        { name: 'transport', code: null },
        { name: 'ferries', code: null },
        { name: 'islands', code: null },
      ],
    },
  });
});

it.each([
  ['The boat has 80 seats.', { note: 'The boat has 80 seats.' }],
  [{ '@type': 'CorrectionComment', text: 'The boat has 80 seats.' }, { note: 'The boat has 80 seats.' }],
  [undefined, null],
])('reads the correction %o', async (correction, expected) => {
  const [item] = await readWire('schema-org', JSON.stringify({ ...ARTICLE, correction }));
  expect(item?.read().wire?.correction).toEqual(expected);
});

it('gives readers no address but of the web', async () => {
  const [item] = await readWire('schema-org', JSON.stringify({ ...ARTICLE, url: 'javascript:alert(1)' }));
  expect(item?.read().url).toBeNull();
});

it('makes each article of a list a member', async () => {
  const text = JSON.stringify([ARTICLE, { ...ARTICLE, '@id': 'https://lindow.example/2' }]);
  expect((await readWire('schema-org', text)).map(({ name }) => name)).toEqual([
    ARTICLE['@id'],
    'https://lindow.example/2',
  ]);
});
