import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { ROUTES } from '../../../functions/search/http/table.ts';
import { jsonInScript } from '../../../functions/search/markup/html.ts';
import { draft } from '../../support/articles.ts';
import { type Answered, type Reader, reader } from '../../support/reader.ts';
import { runs } from '../../support/runs.ts';

/** Words that mean something to HTML, XML, JSON or a browser, and would show as an element, an attribute or an address. */
const SIGNS = [
  '<planted-element>',
  '</script><planted-element>',
  '</title><planted-element>',
  '" onplanted="x',
  "' onplanted='x",
  '<!--<script>',
  ']]><planted-element>',
  '<![CDATA[',
  '&lt;planted-element&gt;',
  '&#60;planted-element&#62;',
  'javascript:planted()',
  '\u0000\u0008\u001b',
  '\u2028\u2029\u202e',
  '\ud800',
  '{{planted}}',
  'barges',
];
const hostile = fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 4 }).map((signs) => signs.join(' '));

const storyOf = (words: string): ArticleDraft => {
  const text = `${words} barges`;
  const made = draft('incoming/a.txt');
  return {
    ...made,
    id: 'a',
    headline: text,
    deck: words,
    authors: [{ name: words, role: words }],
    dateline: { place: words, raw: words, agency: words, date: words },
    blocks: [
      { type: 'paragraph', text },
      { type: 'cross-head', text: words },
      { type: 'list', text: words },
      { type: 'table', text: words },
      { type: 'caption', text: words, credit: words },
    ],
    quotations: made.quotations.map((one) => ({ ...one, block: 0, start: 0, end: text.length, text, cue: words })),
    speakers: made.speakers.map((one) => ({ ...one, name: words, role: words, affiliation: words, forms: [words] })),
    rights: { copyright: words, usageTerms: words, embargoedUntil: null },
    subjects: [{ name: words, code: words }],
    correction: { note: words },
    source: { ...made.source, key: `incoming/${words}`, url: `https://example.org/${words}` },
  };
};

/** Every route with what its path needs, asked with hostile words where it takes any. */
const addressesOf = (words: string): readonly string[] => {
  const said = encodeURIComponent(words.replaceAll('\ud800', ''));
  return [
    ...ROUTES.map(({ path, query }) => {
      const filled = path.replace('{id}', path.startsWith('/speakers') ? 'tomas-weld' : 'a').replace('{revision}', '1');
      const names = Object.keys(query.shape);
      const asked =
        ['from', 'to'].every((name) => names.includes(name)) && path.endsWith('/diff') ? '?from=1&to=2' : '';
      return filled + (path === '/suggest' ? '?q=barges' : asked);
    }),
    `/search?q=barges&facets=speakers,places,authors`,
    `/search?q=${said}`,
    `/search?author=${said}&place=${said}`,
    `/search?${said}=1`,
    `/feed?q=${said}`,
    `/feed?q=barges&format=json`,
    `/${said}`,
    `/articles/${said}`,
    `/speakers/${said}`,
  ];
};

/** What stands in a page that ought not to: an element or attribute of the words, a script of its own, a strange address. */
const wrongInHtml = (page: string): string[] => {
  const wrong: string[] = [];
  let data: string | null = null;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (/planted|iframe|object|embed|^base$|svg|math/.test(name)) wrong.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (/^on|^style$|^srcdoc$|planted/.test(attribute)) wrong.push(`${name} ${attribute}`);
        if (
          /^(?:href|src|action|formaction)$/.test(attribute) &&
          !/^(?:\/(?!\/)|https?:\/\/|#|data:image\/svg)/.test(value)
        )
          wrong.push(`${attribute}=${value}`);
      }
      if (name !== 'script') return;
      if (attributes.type === 'application/ld+json') data = '';
      else if (!/^\/assets\//.test(attributes.src ?? '')) wrong.push('a script in the page');
    },
    ontext: (text) => {
      if (data !== null) data += text;
    },
    onclosetag: (name) => {
      if (name === 'script' && data !== null) JSON.parse(data);
      data = null;
    },
  });
  parser.end(page);
  return wrong;
};

const wrongInXml = (xml: string): string[] => {
  const wrong: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => wrong.push(error.message));
  parser.on('opentag', ({ name, attributes }) => {
    if (/planted/.test(name) || Object.keys(attributes).some((it) => /planted/.test(it))) wrong.push(name);
  });
  for (const event of ['comment', 'cdata', 'processinginstruction', 'doctype'] as const)
    parser.on(event, () => wrong.push(event));
  parser.write(xml).close();
  return wrong;
};

const wrongIn = ({ headers, body }: Answered): string[] => {
  const type = headers.get('content-type') ?? '';
  if (type === 'text/html; charset=utf-8') return wrongInHtml(body);
  if (/^application\/(?:atom\+)?xml; charset=utf-8$/.test(type)) return wrongInXml(body);
  if (/^text\/(?:css|javascript); charset=utf-8$/.test(type)) return [];
  // JSON was parsed by the reader of the tests.
  return /^application\/(?:json|problem\+json|ld\+json|feed\+json)$/.test(type) ? [] : [`the type ${type}`];
};

const PROMISED = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'strict-transport-security': /^max-age=\d{8}/,
  'content-security-policy': /^default-src 'none';.*base-uri 'none'; frame-ancestors 'none'$/,
  'cross-origin-resource-policy': /^cross-origin$/,
};

const promisesBroken = ({ headers }: Answered): string[] => [
  ...Object.entries(PROMISED).flatMap(([name, value]) => (value.test(headers.get(name) ?? '') ? [] : [name])),
  ...(/unsafe|\*|data:(?!;)|https?:/.test(
    (headers.get('content-security-policy') ?? '').replace("img-src 'self' data:", ''),
  )
    ? ['a wide policy']
    : []),
  ...(headers.has('set-cookie') ? ['a cookie'] : []),
];

const ACCEPTS = ['text/html,*/*;q=0.1', 'application/json', 'application/ld+json, */*;q=0.1'];

const answersTo = async ({ ask }: Reader, words: string, accept: string) =>
  Promise.all(addressesOf(words).map(async (path) => ({ path, answer: await ask(path, { headers: { accept } }) })));

describe('Words of articles and of readers', () => {
  it.each(ACCEPTS)('are words in every answer to %s, and never anything else', async (accept) => {
    await fc.assert(
      fc.asyncProperty(hostile, async (words) => {
        const made = reader();
        made.archive.publish([{ ...storyOf('calm'), id: 'a' }]);
        made.archive.publish([storyOf(words)]);
        for (const { path, answer } of await answersTo(made, words, accept)) {
          expect([path, wrongIn(answer)]).toEqual([path, []]);
          expect([path, promisesBroken(answer)]).toEqual([path, []]);
          expect([path, answer.status]).not.toEqual([path, 500]);
        }
      }),
      runs(15),
    );
  });

  it('come back whole', async () => {
    const made = reader();
    const words = SIGNS.filter((sign) => sign !== '\ud800').join(' ');
    made.archive.publish([storyOf(words)]);
    const { body } = await made.ask('/articles/a', { headers: { accept: 'application/ld+json' } });
    expect(body.headline).toBe(`${words} barges`);
  });
});

describe('JSON in a script element', () => {
  it('is one element, whatever is in it, and is the same JSON', () => {
    fc.assert(
      fc.property(hostile, (words) => {
        let [elements, text] = [0, ''];
        const count = new Parser({ onopentag: () => elements++, ontext: (more) => (text += more) });
        count.end(`<script type="application/ld+json">${jsonInScript({ words }).html}</script>`);
        return elements === 1 && JSON.parse(text).words === words;
      }),
    );
  });
});

describe('The headers of every answer', () => {
  it.each([
    ['POST', '/search?q=a', 405],
    ['OPTIONS', '/search', 204],
    ['HEAD', '/search?q=a', 200],
    ['GET', '/nowhere', 404],
    ['GET', '/search?limit=0', 400],
    ['DELETE', '/articles/a', 405],
    ['PUT', '/', 405],
  ])('of %s %s are the promised ones', async (method, path, status) => {
    const answer = await reader().ask(path, { method });
    expect([answer.status, promisesBroken(answer)]).toEqual([status, []]);
  });

  it('say of a page that it is nobody’s window and has no use for a camera', async () => {
    const { headers } = await reader().ask('/api', { headers: { accept: 'text/html' } });
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
  });
});
