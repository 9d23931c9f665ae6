import type { ArticleDraft } from '../../functions/archive/article.ts';
import { draft } from '../support/articles.ts';
import { type Reader, reader } from '../support/reader.ts';
import { embargo } from '../support/replicas.ts';

const story = (id: string, changes: Partial<ArticleDraft> = {}): ArticleDraft =>
  draft(`incoming/${id}.txt`, { id, ...changes });

const published = (iso: string): Partial<ArticleDraft> => ({
  published: { iso, raw: iso, precision: iso.length > 10 ? 'time' : 'day', source: 'text' },
});

/** Ids that mean something in the archive of the contract, by state. */
export const IDS = { live: 'live', revised: 'revised', odd: 'odd', hidden: 'hidden', withdrawn: 'gone' } as const;

/** An archive with an article in each state that one can be in, and some that are odd. */
export const contractArchive = (): Reader => {
  const asked = reader();
  const { archive, clock } = asked;
  archive.publish([
    story(IDS.live, published('2031-04-03')),
    story(IDS.revised, { headline: 'Otters return to the lock', ...published('2030-12-31T23:59:59Z') }),
    story(IDS.withdrawn, { headline: 'Badgers take the towpath' }),
    story(IDS.odd, {
      headline: '<b>Зудова</b> & “مرحبا” \u202e 👩‍👩‍👧 \ud800',
      deck: ']]>',
      language: 'und',
      authors: [],
      dateline: null,
      blocks: [
        { type: 'cross-head', text: 'Ё' },
        { type: 'list', text: 'one\ntwo' },
        { type: 'table', text: 'a\tb' },
        { type: 'caption', text: 'The gate \u0000\u0008\ufffe', credit: null },
        { type: 'paragraph', text: 'The barges wait '.repeat(200) },
      ],
      quotations: [],
      speakers: [],
      subjects: [{ name: null, code: '04000000' }],
      correction: { note: null },
    }),
    ...Array.from({ length: 30 }, (_, at) => story(`more${at}`, published(`20${10 + at}`))),
  ]);
  archive.publish([story(IDS.revised, { headline: 'Beavers return to the lock' })]);
  archive.publish([story(IDS.hidden, embargo(clock.now() + 1e9))], clock.now());
  archive.withdraw(IDS.withdrawn);
  return asked;
};
