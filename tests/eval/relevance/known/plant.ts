import type { ArticleDraft } from '../../../../functions/archive/article.ts';
import { articleId } from '../../../../functions/archive/article-id.ts';
import { personId } from '../../../../functions/archive/person-id.ts';
import { draft } from '../../../support/articles.ts';

/** A short story in which somebody is quoted, or only spoken of. */
export const story = (
  key: string,
  { headline, name, quoted, russian }: { headline: string; name: string; quoted: boolean; russian: boolean },
): ArticleDraft => {
  const said = russian ? 'Решение будет принято осенью' : 'A decision will be taken in autumn';
  const text = russian ? `«${said}», — сказал ${name}.` : `"${said}," ${name} said.`;
  const spokenOf = russian ? `На встрече говорили и о том, что сделал ${name}.` : `${name} was spoken of as well.`;
  return draft(`incoming/${key}.txt`, {
    id: articleId(`known/${key}`),
    headline,
    authors: [],
    dateline: null,
    language: russian ? 'ru' : 'en',
    script: russian ? 'Cyrl' : 'Latn',
    blocks: [{ type: 'paragraph', text: quoted ? text : spokenOf }],
    quotations: quoted
      ? [
          {
            id: 'q1',
            block: 0,
            start: 1,
            end: 1 + said.length,
            text: said,
            kind: 'direct',
            speaker: 's1',
            cue: 'said',
            verbatim: true,
            confidence: 0.98,
            rule: 'cue-after',
          },
        ]
      : [],
    speakers: quoted
      ? [{ id: 's1', person: personId(name), name, kind: 'person', role: null, affiliation: null, forms: [name] }]
      : [],
  });
};
