import type { Document } from '../document.ts';
import { linkTo, type View } from '../view.ts';
import type { Question } from './question.ts';

/** The addresses by which one subscribes to a search: its feeds are the newest first, unless it is sorted by date itself. */
export const feedOf = (question: Question, view: View): NonNullable<Document['feed']> => {
  const { sort: _, recency: __, ...asked } = question;
  const address = (format: string): string => linkTo({ chosen: null }, '/feed', { ...asked, format });
  return {
    title: [view.words.archive, question.q].filter(Boolean).join(': '),
    atom: address('atom'),
    json: address('json'),
  };
};
