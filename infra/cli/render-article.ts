import type { ArticleDraft, Block, Quotation, Speaker } from '../../functions/archive/article.ts';
import { type Console, harmless, wrap } from './console.ts';

/** An article as a person proofreads it: its words, then what was understood of them. */
export const renderArticle = (article: ArticleDraft, view: Pick<Console, 'width' | 'emphasise'>): string[] => {
  const prose = (text: string, indent = ''): string[] => wrap(harmless(text), view.width, indent);
  const facts: readonly (readonly [string, string | null])[] = [
    ['by', article.authors.map(({ name, role }) => (role === null ? name : `${name}, ${role}`)).join('; ') || null],
    ['from', article.dateline?.place ?? null],
    ['published', article.published?.iso ?? null],
    ['updated', article.updated?.iso ?? null],
    ['language', `${article.language} (${article.script})`],
    ['embargoed', article.rights.embargoedUntil],
    ['copyright', article.rights.copyright],
    ['usage', article.rights.usageTerms],
    ['format', article.source.format],
    ['id', article.id],
  ];
  return [
    ...wrap(harmless(article.headline), view.width).map(view.emphasise),
    ...(article.deck === null ? [] : prose(article.deck)),
    '',
    ...facts.flatMap(([name, value]) => (value === null ? [] : prose(`${name}: ${value}`, '  '))),
    ...article.blocks.flatMap((block) => ['', ...renderBlock(block, prose, view.emphasise)]),
    ...section(
      'Quotations',
      article.quotations.flatMap((quotation) => prose(sentence(quotation, article.speakers), '  ')),
    ),
    ...section(
      'Speakers',
      article.speakers.flatMap((speaker) => prose(introduction(speaker), '  ')),
    ),
  ];
};

type Prose = (text: string, indent?: string) => string[];

const renderBlock = (block: Block, prose: Prose, emphasise: Console['emphasise']): string[] => {
  switch (block.type) {
    case 'paragraph':
      return prose(block.text);
    case 'cross-head':
      return prose(block.text).map(emphasise);
    case 'list':
      return block.text.split('\n').flatMap((item) => prose(`- ${item}`, '  '));
    case 'table':
      return block.text.split('\n').map((row) => `  ${harmless(row)}`);
    case 'caption':
      return prose(`[${block.text}${block.credit === null ? '' : ` / ${block.credit}`}]`, '  ');
  }
};

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

const sentence = ({ speaker, kind, text, confidence, rule }: Quotation, speakers: readonly Speaker[]): string => {
  const name = speakers.find(({ id }) => id === speaker)?.name ?? 'nobody named';
  return `${name}, ${kind}: ${text} (${Math.round(confidence * 100)}%, ${rule})`;
};

const introduction = ({ name, kind, role, affiliation, forms }: Speaker): string => {
  const other = forms.filter((form) => form !== name);
  return [
    [name, role, affiliation].filter((part) => part !== null).join(', '),
    ...(kind === 'person' ? [] : [`(${kind})`]),
    ...(other.length === 0 ? [] : [`also: ${other.join(', ')}`]),
  ].join(' ');
};
