import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import type { Route } from '../../../functions/search/http/route.ts';
import { ROUTES } from '../../../functions/search/http/table.ts';
import { addressesOf } from '../../support/addresses.ts';
import { draft } from '../../support/articles.ts';
import { ON_OPENSEARCH } from '../../support/engine-under-test.ts';
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
  name: ['AAAAAAAAAAAAAAAA.css'],
  q: ['barges', 'zyzzyva', 'zan', 'Xanthippe Quill', '"barges wait at dawn"', 'speaker:xanthippe', '-zyzzyva'],
  speaker: ['xanthippe-quill'],
  author: ['Quentin Zephyrine'],
  place: ['Quokkaville'],
  language: ['en'],
  from: ['2031-03', '1'],
  to: ['2031-03', '1', '2'],
  has: ['quotes'],
  sort: ['newest', 'oldest', 'relevance'],
  recency: ['mild', 'off'],
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
const answerOf = async ({ ask }: Reader, address: string, accept: string): Promise<string> => {
  const { status, body } = await ask(address, { headers: { accept } });
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

const STILL = ['guide', 'document', 'page', 'asset']; // tell nothing of any article

const MOST = 10; // addresses of a route

/** Every route as programs have it, and those that people have as well. */
const FORMS = ROUTES.flatMap((route) => {
  const types = Object.keys(route.answers[200]);
  const page = types.length > 1 && types.includes('text/html');
  return [['*/*', route.path, route], ...(page ? [['text/html', route.path, route]] : [])] as [string, string, Route][];
});

describe.each(FORMS)('%s of %s', (accept, _, route) => {
  const all = addressesOf(route, VALUES);
  // In OpenSearch, where an answer takes several requests and an archive is an index, some of them stand for all.
  const every = ON_OPENSEARCH ? Math.max(1, Math.floor(all.length / MOST)) : 1;
  const addresses = all.filter((_one, at) => at % every === 0);

  const still = accept === '*/*' && STILL.includes(route.name);
  it(still ? 'tells of no article' : 'tells of an article that is live, so that this test can see it', async () => {
    const [asked, without] = [await live(), await never()];
    const differ = [];
    for (const address of addresses) {
      if ((await answerOf(asked, address, accept)) !== (await answerOf(without, address, accept))) differ.push(address);
    }
    expect(differ.length > 0).toBe(!still);
  });

  it.each(Object.entries(HIDDEN))('answers as if there had never been one that is %s', async (state, become) => {
    const [hidden, without] = [await archiveWhere(become), await never()];
    for (const address of addresses) {
      const answer = await answerOf(hidden, address, accept);
      if (state === 'withdrawn' && answer.startsWith('410 ')) {
        expect(wordsIn(answer, address)).toEqual([]);
      } else expect([address, answer]).toEqual([address, await answerOf(without, address, accept)]);
    }
  });

  it('shows no word of one that was withdrawn a moment ago, to a replica that has not heard of it', async () => {
    for (const address of ON_OPENSEARCH ? addresses.slice(0, 2) : addresses) {
      const asked = await live();
      await asked.ask(address, { headers: { accept } });
      asked.archive.withdraw(SECRET);
      const answer = await answerOf(asked, address, accept);
      const echo = await answerOf(await never(), address, accept); // of what was asked
      const told = WORDS.filter((word) => countOf(word, answer, address) > countOf(word, echo, address));
      expect([address, told]).toEqual([address, []]);
    }
  });
});

const wordsIn = (answer: string, address: string): string[] =>
  WORDS.filter((word) => countOf(word, answer, address) > 0);

/** How often an answer has a word, but for the address that was asked: a page links to itself in other languages. */
const countOf = (word: string, answer: string, address: string): number =>
  answer.replaceAll(new URL(address, 'https://archive.example').pathname, '').split(word).length - 1;
