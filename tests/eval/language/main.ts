import { detectLanguage } from '../../../functions/ingest/normalise/language.ts';
import type { EvalOptions, Report } from '../report.ts';
import { languageSamples, type Sample } from './samples.ts';

export type Share = { readonly right: number; readonly of: number };

/** A sample, and what was taken for its language where that is another. */
export type Judged = Sample & { readonly mistakenFor: string | null };

/** What the archive takes the language of each sample for. */
export const judgeLanguages = async (): Promise<readonly Judged[]> =>
  (await languageSamples()).map((sample) => {
    const { language, script } = detectLanguage(sample.text);
    const found = sample.language.includes('-') ? `${language}-${script}` : language;
    return { ...sample, mistakenFor: found === sample.language ? null : found };
  });

export const shareOf = (judged: readonly Judged[]): Share => ({
  right: judged.filter(({ mistakenFor }) => mistakenFor === null).length,
  of: judged.length,
});

/** How often the language of headlines and paragraphs is told right, in all and by language. Needs no data. */
export const evaluateLanguage = async ({ errors }: Pick<EvalOptions, 'errors'>): Promise<Report> => {
  const judged = await judgeLanguages();
  const of = (kind: Sample['kind'], language?: string): Share =>
    shareOf(judged.filter((one) => one.kind === kind && (language === undefined || one.language === language)));
  const languages = [...new Set(judged.map(({ language }) => language))].sort();
  const row = (name: string, language?: string): string =>
    `${name.padEnd(8)} headlines ${show(of('headline', language))}  paragraphs ${show(of('paragraph', language))}`;
  return {
    text: [
      row('all'),
      ...languages.map((language) => row(language, language)),
      ...(errors
        ? judged.flatMap(({ language, mistakenFor, text }) =>
            mistakenFor === null ? [] : [`${language} taken for ${mistakenFor}: ${text}`],
          )
        : []),
    ].join('\n'),
    figures: {
      headlines: of('headline'),
      paragraphs: of('paragraph'),
      languages: Object.fromEntries(
        languages.map((language) => [
          language,
          { headlines: of('headline', language), paragraphs: of('paragraph', language) },
        ]),
      ),
    },
  };
};

const show = ({ right, of }: Share): string =>
  `${right} of ${of} (${of === 0 ? '-' : ((100 * right) / of).toFixed(1)} %)`;
