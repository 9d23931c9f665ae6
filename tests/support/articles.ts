import type { ArticleDraft } from '../../functions/archive/article.ts';
import { articleId } from '../../functions/archive/article-id.ts';
import { padSequencer } from '../../functions/archive/sequencer.ts';
import type { Upload } from '../../functions/archive/upload.ts';

/** A short invented story, as ingest would make it of the object `key`. */
export const draft = (key: string, changes: Partial<ArticleDraft> = {}): ArticleDraft => ({
  id: articleId(key),
  headline: 'Lock keepers ask for a longer day',
  deck: null,
  authors: [{ name: 'Ines Carrow', role: null }],
  dateline: { place: 'Marlow Cross', raw: 'MARLOW CROSS --', agency: null, date: null },
  published: null,
  updated: null,
  language: 'en',
  script: 'Latn',
  blocks: [
    { type: 'paragraph', text: 'Keepers of the canal want to open the gates an hour earlier.' },
    { type: 'paragraph', text: '"The barges wait at dawn," said Tomas Weld, a lock keeper.' },
  ],
  quotations: [
    {
      id: 'q1',
      block: 1,
      start: 1,
      end: 25,
      text: 'The barges wait at dawn,',
      kind: 'direct',
      speaker: 's1',
      cue: 'said',
      verbatim: true,
      confidence: 0.98,
      rule: 'cue-after',
    },
  ],
  speakers: [
    {
      id: 's1',
      person: 'tomas-weld',
      name: 'Tomas Weld',
      kind: 'person',
      role: 'lock keeper',
      affiliation: null,
      forms: ['Tomas Weld'],
    },
  ],
  rights: { copyright: null, usageTerms: null, embargoedUntil: null },
  source: { key, format: 'text', bytes: 240, url: null },
  ...changes,
});

/** An event of S3 for one key. `sequence` orders the events. */
export const upload = (key: string, sequence: number, changes: Partial<Upload> = {}): Upload => ({
  change: 'put',
  key,
  versionId: `v${sequence}`,
  sequencer: padSequencer(sequence.toString(16).padStart(16, '0')),
  bytes: 240,
  ...changes,
});
