import type { Article, Quotation, Speaker } from '../../archive/article.ts';
import type { LinkedQuotation, NewsArticle } from '../answers/json-ld.ts';

/**
 * The article as a NewsArticle of schema.org, its quotations as parts of it, each with who said it. What the article does
 * not say is left out: nothing is invented, and of the archive's part in it nothing is said (no publisher).
 * @param url where it is read: ids of quotations and speakers are fragments of it
 */
export const newsArticle = (article: Article, url: string): NewsArticle => {
  const { headline, deck, published, updated, committed, dateline, rights, source, correction } = article;
  const keywords = (article.subjects ?? []).flatMap(({ name }) => name ?? []);
  const speakers = new Map(article.speakers.map((speaker) => [speaker.id, speaker]));
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    '@id': url,
    url,
    identifier: article.id,
    headline,
    ...some('alternativeHeadline', deck),
    ...some('datePublished', published?.iso),
    ...some('dateModified', updated?.iso ?? (article.revision > 1 ? committed : null)),
    ...some('inLanguage', article.language === 'und' ? null : article.language),
    ...someOf(
      'author',
      article.authors.map(({ name, role }) => ({ '@type': 'Person', name, ...some('jobTitle', role) }) as const),
    ),
    ...some('contentLocation', dateline?.place ? ({ '@type': 'Place', name: dateline.place } as const) : null),
    articleBody: bodyOf(article),
    version: article.revision,
    ...some('copyrightNotice', rights.copyright),
    ...someOf('keywords', keywords),
    ...some('correction', correction && ({ '@type': 'CorrectionComment', ...some('text', correction.note) } as const)),
    ...some('isBasedOn', source.url),
    ...someOf(
      'hasPart',
      article.quotations.map((one) => quotationOf(one, speakers.get(one.speaker ?? ''), url)),
    ),
  };
};

/** What is said in it, captions with their credits left to where they stand. */
const bodyOf = ({ blocks }: Article): string =>
  blocks
    .filter(({ type }) => type !== 'caption')
    .map(({ text }) => text)
    .join('\n\n');

const quotationOf = ({ id, text }: Quotation, speaker: Speaker | undefined, url: string): LinkedQuotation => {
  const said = { '@type': 'Quotation', '@id': `${url}#${id}`, text } as const;
  if (speaker === undefined || speaker.kind === 'document') return said; // a document is no one who speaks
  const who = `${url}#${speaker.id}`;
  return { ...said, spokenByCharacter: speakerOf(speaker, who), creator: { '@id': who } };
};

const speakerOf = ({ kind, name, role, affiliation }: Speaker, id: string): LinkedQuotation['spokenByCharacter'] => {
  if (kind === 'organisation') return { '@type': 'Organization', '@id': id, name };
  return {
    '@type': 'Person',
    '@id': id,
    ...(kind === 'unnamed' ? { description: name } : { name }),
    ...some('jobTitle', role),
    ...some('affiliation', affiliation ? ({ '@type': 'Organization', name: affiliation } as const) : null),
  };
};

const some = <N extends string, V>(name: N, value: V): { readonly [K in N]?: NonNullable<V> } =>
  (value === null || value === undefined || value === '' ? {} : { [name]: value }) as {
    readonly [K in N]?: NonNullable<V>;
  };

const someOf = <N extends string, V>(name: N, values: readonly V[]): { readonly [K in N]?: readonly V[] } =>
  (values.length === 0 ? {} : { [name]: values }) as { readonly [K in N]?: readonly V[] };
