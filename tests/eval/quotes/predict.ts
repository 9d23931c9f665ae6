import type { Quotation, Speaker } from '../../../functions/archive/article.ts';
import { type Attributed, attribute } from '../../../functions/ingest/attribute/attribute.ts';
import type { LanguagePack } from '../../../functions/ingest/attribute/languages/pack.ts';
import { normalise } from '../../../functions/ingest/normalise/normalise.ts';
import type { Story } from '../../../functions/ingest/normalise/story.ts';
import { readText } from '../../../functions/ingest/read/text.ts';
import type { GoldArticle, PredictedQuote } from './scorer.ts';

/** A quotation as the scorer takes it, with what else the archive says of it. */
export type Predicted = PredictedQuote & { readonly quotation: Quotation; readonly by: Speaker | null };

/** CPU milliseconds: of reading, normalising and attributing, and of attributing alone. */
export type Cost = { readonly all: number; readonly attribute: number };

const cpuNow = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** An article through reader, normaliser and attribution, as an upload of its text would go. */
export const predict = (article: GoldArticle, pack?: LanguagePack) => {
  const begin = cpuNow();
  const { story } = normalise(readText(article.text), {
    key: `incoming/${article.id}.txt`,
    format: 'text',
    bytes: Buffer.byteLength(article.text),
    url: null,
  });
  const middle = cpuNow();
  const attributed = attribute(story, pack);
  const end = cpuNow();
  const cost: Cost = { all: end - begin, attribute: end - middle };
  return { quotes: inText(article.text, story, attributed), cost };
};

/** Whoever is no person is told as a mention: the scorer asks for people's names. Reports outside marks are left out. */
const inText = (text: string, story: Story, { quotations, speakers }: Attributed): readonly Predicted[] => {
  const starts = startsOf(text, story);
  return quotations
    .filter((quotation) => quotation.kind !== 'indirect')
    .map((quotation) => {
      const by = speakers.find(({ id }) => id === quotation.speaker) ?? null;
      const block = starts[quotation.block] ?? -1;
      return {
        ...(block === -1 ? {} : { start: block + quotation.start, end: block + quotation.end }),
        text: quotation.text,
        speaker: by?.kind === 'person' ? by.name : null,
        mention: by?.name ?? null,
        quotation,
        by,
      };
    });
};

/** Where each block stands in the text; -1 where reading has changed its white space. */
const startsOf = (text: string, { blocks }: Story): readonly number[] => {
  let from = 0;
  return blocks.map((block) => {
    const at = text.indexOf(block.text, from);
    if (at !== -1) from = at + block.text.length;
    return at;
  });
};
