import { readFileSync } from 'node:fs';
import { readConstructions } from '../constructions/read.ts';

/** A headline, or a paragraph of 100 characters or more, and the language that its author wrote it in: BCP 47. */
export type Sample = { readonly language: string; readonly kind: 'headline' | 'paragraph'; readonly text: string };

const LEAST_PARAGRAPH = 100;
const MORE = new URL('./more.txt', import.meta.url);

/**
 * Text of our own in every language that the archive knows: the invented stories of the constructions, and lines written
 * for this set before its rules. Uzbek counts as one language in two scripts, `uz-Latn` and `uz-Cyrl`.
 */
export const languageSamples = async (): Promise<readonly Sample[]> => {
  const stories = await readConstructions();
  return [
    ...stories.flatMap(({ set, headline, paragraphs }) => samplesOf(tagOf(set), headline, paragraphs)),
    ...readFileSync(MORE, 'utf8')
      .split(/^= /m)
      .flatMap((section) => {
        const [language = '', ...lines] = section.split('\n').filter((line) => line !== '');
        return lines.map(
          (line): Sample =>
            line.startsWith('# ')
              ? { language, kind: 'headline', text: line.slice(2) }
              : { language, kind: 'paragraph', text: line },
        );
      }),
  ];
};

const tagOf = (set: string): string => {
  const [language, script = ''] = set.split('-');
  return script === '' ? set : `${language}-${script.charAt(0).toUpperCase()}${script.slice(1)}`;
};

/** Paragraphs of these stories are short: as many in a row make a sample as it takes. */
const samplesOf = (language: string, headline: string, paragraphs: readonly string[]): readonly Sample[] => {
  const samples: Sample[] = [{ language, kind: 'headline', text: headline }];
  let open = '';
  for (const paragraph of paragraphs) {
    open = `${open} ${paragraph}`.trim();
    if (open.length < LEAST_PARAGRAPH) continue;
    samples.push({ language, kind: 'paragraph', text: open });
    open = '';
  }
  return samples;
};
