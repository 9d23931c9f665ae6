import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { ROUTES } from '../../../functions/search/http/table.ts';
import { addressesOf } from '../../support/addresses.ts';
import { draft } from '../../support/articles.ts';
import { type Reader, reader } from '../../support/reader.ts';
import { embargo } from '../../support/replicas.ts';

// Whatever route there is, nothing of an article that readers may not have may come by it. What is asked is made of the
// table of routes: a route that is new is asked, too, and a parameter that is new has to be given something to ask for.

const SECRET = 'secret';
/** What nobody may read who may not read the article: its words, and where it is. */
const WORDS = [
  `articles/${SECRET}`,
  'Zanzibar',
  'zyzzyva',
  'Quentin',
  'Xanthippe',
  'QUOKKAVILLE',
  'Quokkaville',
  'ombudsperson',
];

const secret = (changes: Partial<ArticleDraft> = {}): ArticleDraft => {
  const { speakers } = draft('x');
  return draft(`incoming/${SECRET}.txt`, {
    id: SECRET,
    headline: 'Zanzibar zyzzyva',
    deck: 'zyzzyva',
    authors: [{ name: 'Quentin Zephyrine', role: null }],
    dateline: { place: 'Quokkaville', raw: 'QUOKKAVILLE --', agency: null, date: null },
    published: { iso: '2031-03-03', raw: '3 March 2031', precision: 'day', source: 'text' },
    subjects: [{ name: 'zyzzyva', code: null }],
    speakers: speakers.map((one) => ({
      ...one,
      person: 'xanthippe-quill',
      name: 'Xanthippe Quill',
      forms: ['Xanthippe Quill'],
      role: 'ombudsperson',
    })),
    ...changes,
  });
};

/** What each parameter, of a path or a query, is asked with: what leads to the article. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  id: [SECRET, 'xanthippe-quill'],
  revision: ['1', '2'],
  q: ['barges', 'zyzzyva', 'zan', 'Xanthippe Quill', '"barges wait at dawn"', 'speaker:xanthippe', '-zyzzyva'],
  speaker: ['xanthippe-quill'],
  author: ['Quentin Zephyrine'],
  place: ['Quokkaville'],
  language: ['en'],
  from: ['2031-03', '1'],
  to: ['2031-03', '2'],
  has: ['quotes'],
  sort: ['newest', 'oldest', 'relevance'],
  facets: ['speakers,authors,places,languages,years,months'],
  fields: ['headline,speakers'],
  format: ['atom', 'json'],
  limit: ['1', '100'],
  cursor: [],
  atLeast: ['1'],
  part: ['s'],
};

/** A reader of an archive in which the secret has come to be what `become` makes of it. */
const archiveWhere = async (become: (asked: Reader) => Promise<void> | void): Promise<Reader> => {
  const asked = reader();
  asked.archive.publish([draft('incoming/open.txt', { id: 'open' })]);
  await become(asked);
  return asked;
};

const never = () => archiveWhere(() => {});
const live = () => archiveWhere(({ archive }) => void archive.publish([secret()]));

/** An answer without what differs between any two archives and moments. */
const answerOf = async ({ ask }: Reader, address: string): Promise<string> => {
  const { status, body } = await ask(address);
  expect([address, status < 500]).toEqual([address, true]);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return `${status} ${text.replace(/"(?:commit|took|asOf)":(?:\d+|"[^"]*")/g, '')}`;
};

const HIDDEN: Readonly<Record<string, (asked: Reader) => Promise<void> | void>> = {
  'under embargo from the first': ({ archive, clock }) => {
    archive.publish([secret(embargo(clock.now() + 60_000))], clock.now());
  },
  'corrected under an embargo': ({ archive, clock }) => {
    archive.publish([secret()]);
    archive.publish([secret(embargo(clock.now() + 60_000))], clock.now());
  },
  withdrawn: ({ archive }) => {
    archive.publish([secret()]);
    archive.withdraw(SECRET);
  },
};

const STILL = ['guide', 'document', 'page']; // tell nothing of any article

describe.each(ROUTES.map((route) => [route.path, route] as const))('%s', (_, route) => {
  const addresses = addressesOf(route, VALUES);

  const still = STILL.includes(route.name);
  it(still ? 'tells of no article' : 'tells of an article that is live, so that this test can see it', async () => {
    const [asked, without] = [await live(), await never()];
    const differ = [];
    for (const address of addresses) {
      if ((await answerOf(asked, address)) !== (await answerOf(without, address))) differ.push(address);
    }
    expect(differ.length > 0).toBe(!still);
  });

  it.each(Object.entries(HIDDEN))('answers as if there had never been one that is %s', async (state, become) => {
    const [hidden, without] = [await archiveWhere(become), await never()];
    for (const address of addresses) {
      const answer = await answerOf(hidden, address);
      if (state === 'withdrawn' && answer.startsWith('410 ')) {
        expect(WORDS.filter((word) => answer.includes(word))).toEqual([]);
      } else expect([address, answer]).toEqual([address, await answerOf(without, address)]);
    }
  });

  it('shows no word of one that was withdrawn a moment ago, to a replica that has not heard of it', async () => {
    for (const address of addresses) {
      const asked = await live();
      await asked.ask(address);
      asked.archive.withdraw(SECRET);
      const { status, body } = await asked.ask(address);
      expect([address, status < 500]).toEqual([address, true]);
      const { query: _query, title: _title, ...rest } = typeof body === 'object' && body !== null ? body : { body };
      const told = JSON.stringify(rest).replace(/<title>Cuttings[^<]*<\/title>|https:[^"<]*feed\?[^"<]*/g, '');
      expect([address, WORDS.filter((word) => told.includes(word))]).toEqual([address, []]);
    }
  });
});
