import { describe, expect, it } from 'vitest';
import type { ArticleDraft } from '../../../functions/archive/article.ts';
import { atMost } from '../../../functions/search/at-most.ts';
import { draft } from '../../support/articles.ts';
import { reader } from '../../support/reader.ts';

/** Lambda's: 6 MB. */
const LARGEST = 6 * 1024 * 1024;

/** A draft with so many short quotations, each of another speaker: what makes most of a text of 600,000 characters. */
const crowded = (id: string, quotations: number): ArticleDraft => {
  const [quotation] = draft('incoming/a.txt').quotations;
  const [speaker] = draft('incoming/a.txt').speakers;
  if (quotation === undefined || speaker === undefined) throw new Error('the draft has no quotation');
  const each = Array.from({ length: quotations }, (_, at) => at);
  return draft(`incoming/${id}.txt`, {
    id,
    blocks: each.map((at) => ({ type: 'paragraph', text: `"Barges," said Tom Weld${at}.` })),
    quotations: each.map((at) => ({
      ...quotation,
      id: `q${at}`,
      block: at,
      end: 7,
      text: 'Barges,',
      speaker: `s${at}`,
    })),
    speakers: each.map((at) => ({ ...speaker, id: `s${at}`, name: `Tom Weld${at}`, person: `tom-weld${at}` })),
  });
};

/** A draft that is one quotation as long as a text may be. */
const longWinded = (id: string): ArticleDraft => {
  const text = 'We wait. '.repeat(65_000);
  const [quotation] = draft('incoming/a.txt').quotations;
  if (quotation === undefined) throw new Error('the draft has no quotation');
  return draft(`incoming/${id}.txt`, {
    id,
    blocks: [{ type: 'paragraph', text: `"${text}"` }],
    quotations: [{ ...quotation, block: 0, end: text.length + 1, text }],
  });
};

describe('The largest article', () => {
  it('can be read, and as it is only by who does not insist on it uncompressed', async () => {
    const { archive, ask } = reader();
    archive.publish([crowded('a', 19_000)]);
    const whole = await ask('/articles/a');
    expect([whole.status, whole.headers.get('content-encoding')]).toEqual([200, 'gzip']);
    expect(JSON.stringify(whole.body).length).toBeGreaterThan(LARGEST);
    expect((await ask('/articles/a', { headers: { accept: 'application/ld+json' } })).status).toBe(200);
    const insisting = await ask('/articles/a', { headers: { 'accept-encoding': 'identity' } });
    expect(insisting).toMatchObject({ status: 406, body: { type: 'urn:cuttings:problem:not-acceptable' } });
  });
});

describe('A page of a hundred', () => {
  it('has of each quotation and of each list of speakers so much that it can be sent', async () => {
    const { archive, ask } = reader();
    archive.publish(Array.from({ length: 12 }, (_, at) => longWinded(`long${at}`)));
    archive.publish([crowded('crowd', 2_000)]);
    const plain = { headers: { 'accept-encoding': 'identity' } };
    for (const route of ['/quotes?limit=100', '/speakers/tomas-weld?limit=100', '/search?q=barges&limit=100']) {
      const { status, body } = await ask(route, plain);
      expect([route, status]).toEqual([route, 200]);
      const texts = [
        ...(body.quotations ?? []),
        ...(body.hits ?? []).map((hit: { quotation?: object }) => hit.quotation),
      ];
      for (const one of texts) if (one) expect(one.text.length).toBeLessThanOrEqual(10_002);
      for (const { speakers } of body.hits ?? []) expect(speakers.length).toBeLessThanOrEqual(100);
    }
  });

  it('cuts no character in two', () => {
    expect(atMost('a😀b', 2)).toBe('a …');
    expect(atMost('a😀b', 3)).toBe('a😀 …');
    expect(atMost('a😀b', 4)).toBe('a😀b');
  });
});

describe('An address', () => {
  it('of more than 32,768 characters is refused, before anything of it is read', async () => {
    const { ask, logged } = reader();
    const { status, body } = await ask(`/search?q=${'a'.repeat(33_000)}`);
    expect([status, body.type]).toEqual([414, 'urn:cuttings:problem:too-long']);
    expect(JSON.stringify(logged)).not.toContain('aaa');
    expect((await ask(`/search?q=${'a'.repeat(32_000)}`)).status).toBe(200);
  });

  it('of thousands of parameters costs no more than its length', async () => {
    const { ask } = reader();
    const many = Array.from({ length: 8_000 }, (_, at) => `${at.toString(36)}=`).join('&');
    expect((await ask(`/search?q=a&${many}`.slice(0, 32_000))).status).toBe(400);
  });
});
