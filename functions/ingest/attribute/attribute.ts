import type { Author, Block, Dateline, Quotation, Speaker } from '../../archive/article.ts';
import type { Attribution } from './attribution.ts';
import { confidenceOf } from './confidence.ts';
import { attributeSpans } from './direct.ts';
import { packOf } from './languages/languages.ts';
import type { LanguagePack } from './languages/pack.ts';
import { looseNames } from './loose-names.ts';
import type { Mention } from './names.ts';
import { castOf } from './people.ts';
import { gendersByPronoun } from './pronoun-gender.ts';
import { type Reading, readStory } from './reading.ts';
import { reportIn } from './rules/indirect.ts';
import { prominentIn } from './salience.ts';
import { type Source, sourceOf } from './source.ts';
import { speakerList } from './speakers.ts';
import { gendersByVerb } from './verb-gender.ts';

export type Story = {
  readonly headline: string;
  readonly authors: readonly Author[];
  readonly dateline: Dateline | null;
  readonly language: string;
  readonly blocks: readonly Block[];
};
export type Attributed = { readonly quotations: readonly Quotation[]; readonly speakers: readonly Speaker[] };

type Found = Omit<Quotation, 'id' | 'speaker' | 'text' | 'confidence'> & {
  readonly source: Source | null;
  readonly form: Attribution['form'];
};

const inOrder = (a: Found, b: Found): number => a.block - b.block || a.start - b.start;

const looseNamesIn = ({ headline }: Story, { clauses }: Reading, pack: LanguagePack): readonly Mention[] => {
  const tokens = clauses.flatMap((clause) => clause.tokens);
  const lifted = tokens.flatMap(({ kind, text }) =>
    kind === 'quote' ? [text] : kind === 'aside' ? [text.slice(1, -1)] : [],
  );
  return [headline, ...lifted].flatMap((text) => looseNames(text, pack));
};

/**
 * Who said what in a story: every quotation, direct or reported, with exact offsets into its block, and every speaker,
 * by the fullest form of the name. Rules only, no model; what cannot be told is null. Linear in the story, milliseconds
 * for an article. A language without a pack of its own is read as English; `pack` stands in for the language's own.
 */
export const attribute = (story: Story, pack: LanguagePack = packOf(story.language)): Attributed => {
  const { blocks } = story;
  const reading = readStory(blocks, pack);
  const prominent = new Set(reading.clauses.flatMap((clause) => prominentIn(clause)));
  const genders = reading.clauses.flatMap((clause) => gendersByVerb(clause));
  const cast = castOf(
    [...reading.clauses.flatMap((clause) => clause.mentions), ...reading.quotedNames],
    { prominent, genders, hints: gendersByPronoun(reading.clauses), loose: looseNamesIn(story, reading, pack) },
    pack,
  );
  const { attributions, meanings, holderOf } = attributeSpans(reading, cast, blocks);
  const { speakers, idOf } = speakerList(reading, blocks);
  const found: Found[] = [];

  reading.spans.forEach((span, index) => {
    const attribution = attributions.get(index);
    const { look } = span;
    if (look === 'scare' || look === 'title' || (attribution === undefined && look !== 'speech')) return;
    const { source = null, cue = null, rule = 'unattributed', form = 'noun' } = attribution ?? {};
    const kind = look === 'fragment' ? 'mixed' : 'direct';
    found.push({ block: span.block, start: span.start, end: span.end, kind, cue, verbatim: true, rule, source, form });
  });

  for (const clause of reading.clauses) {
    const report = reportIn(clause);
    const block = clause.sentence.block;
    const first = clause.tokens[report?.from ?? -1];
    const last = clause.tokens[(report?.to ?? 0) - 1];
    if (report === null || first === undefined || last === undefined) continue;
    const source = sourceOf(report.finding, cast, meanings, blocks[block]?.text ?? '', holderOf);
    if (source === null) continue;
    const { rule, cue, subject } = report.finding;
    found.push({
      block,
      start: first.start,
      end: last.end,
      kind: 'indirect',
      cue,
      verbatim: false,
      rule,
      source,
      form: subject?.kind ?? 'noun',
    });
  }

  const quotations = found.sort(inOrder).map(
    ({ source, form, ...quotation }, index): Quotation => ({
      id: `q${index + 1}`,
      ...quotation,
      text: blocks[quotation.block]?.text.slice(quotation.start, quotation.end) ?? '',
      speaker: source === null ? null : idOf(source),
      confidence: confidenceOf(quotation.rule, form, source !== null),
    }),
  );
  return { quotations, speakers };
};
