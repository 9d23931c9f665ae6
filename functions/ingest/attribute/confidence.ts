import type { Attribution } from './direct.ts';

/** How often a rule was right, by how the speaker is written there; measured, rounded down. */
const BY_RULE: Readonly<Record<string, number>> = {
  'verb-then-name': 0.95,
  'unlisted-verb-then-name': 0.8,
  'name-then-verb': 0.95,
  'saying-before': 0.9,
  'closing-attribution': 0.9,
  'attributed-after': 0.9,
  continued: 0.93,
  'carried-over': 0.85,
  'according-to': 0.85,
  'sentence-before': 0.8,
  'sentence-subject': 0.65,
  'passive-before': 0.7,
  'name-before': 0.6,
  'name-before-colon': 0.85,
  'name-after': 0.85,
  'carried-far': 0.5,
  'report-then-name': 0.9,
  'name-then-report': 0.9,
  'according-to-report': 0.85,
};
const BY_FORM: Readonly<Record<Attribution['form'], number>> = { name: 1, carried: 1, pronoun: 0.88, noun: 0.9 };
const UNATTRIBUTED = 0.3;

/** How likely an attribution is right, 0 to 1. */
export const confidenceOf = (rule: string, form: Attribution['form'], attributed: boolean): number =>
  attributed ? Math.round((BY_RULE[rule] ?? 0.5) * BY_FORM[form] * 100) / 100 : UNATTRIBUTED;
