import { HALVES, readConstructions } from './read.ts';
import { judge, type Outcome, scoreOf } from './score.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1).padStart(5)} %`;

const lineOf = (set: string, half: string, outcomes: readonly Outcome[]): string => {
  const { precision, recall, f1 } = scoreOf(outcomes);
  const gold = outcomes.reduce((sum, { construction }) => sum + construction.quotations.length, 0);
  const stated = outcomes.reduce((sum, { roles }) => sum + roles.stated, 0);
  const roles = outcomes.reduce((sum, outcome) => sum + outcome.roles.right, 0);
  const cells = [set.padEnd(8), half.padEnd(5), String(outcomes.length).padStart(8), String(gold).padStart(11)];
  return [...cells, percent(precision), percent(recall), percent(f1), percent(roles / Math.max(stated, 1))].join('  ');
};

const detailsOf = ({ construction, language, missed, wrong }: Outcome): readonly string[] => {
  if (missed.length + wrong.length === 0) return [];
  const text = (paragraph: number, start: number, end: number): string =>
    (construction.paragraphs[paragraph] ?? '').slice(start, end);
  return [
    `\n${construction.set} ${construction.half} (read as ${language}): ${construction.headline}`,
    ...missed.map(
      ({ paragraph, start, end, kind, speaker }) => `  - ${kind} ${speaker.name}: ${text(paragraph, start, end)}`,
    ),
    ...wrong.map((line) => `  + ${line}`),
  ];
};

/**
 * Prints, for every set and half, how well quotations and speakers are found. `sets` limits it to some; `errors` lists
 * what was missed (-) and what was wrong (+) outside the held-out halves, which are never listed.
 */
export const evaluateConstructions = async (
  sets: readonly string[],
  errors: boolean,
  print: (line: string) => void,
): Promise<void> => {
  const stories = (await readConstructions()).filter(({ set }) => sets.length === 0 || sets.includes(set));
  const outcomes: Outcome[] = [];
  for (const story of stories) outcomes.push(await judge(story));
  print('set       half    stories  quotations  precision  recall     F1    roles');
  for (const set of new Set(stories.map((story) => story.set))) {
    for (const half of HALVES) {
      const of = outcomes.filter(({ construction }) => construction.set === set && construction.half === half);
      if (of.length > 0) print(lineOf(set, half, of));
    }
  }
  if (!errors) return;
  for (const outcome of outcomes.filter(({ construction }) => construction.half !== 'held'))
    for (const line of detailsOf(outcome)) print(line);
};
