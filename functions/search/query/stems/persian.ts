import { type Layer, peel } from './peel.ts';

const LAYERS: readonly Layer[] = [
  { ending: /(?<=ها)(?:یی|ی)?(?:شان|مان|تان|ش|م|ت)?$/, least: 4 },
  { ending: /ها$/, least: 3 },
  { ending: /(?<=ند)گان$/, least: 4, mend: (left) => `${left}ه` }, // نماینده, نمایندگان
  { ending: /(?<=...گر)ان$/, least: 4 }, // کارگر, کارگران
];

/** Words that end so of themselves: end, at most, appetite. */
const WHOLE: ReadonlySet<string> = new Set(['انتها', 'منتها', 'اشتها']);

/**
 * The stem of a Persian word: without the plural in -hā, with the link to what follows and the possessives after it, and
 * without those in -ān and -gān where nothing else ends so. Where -hā is joined by a narrow space, it is a word of its own
 * already. The -i of ایرانی, which makes an Iranian of Iran, stays.
 */
export const persian = (term: string): string => (WHOLE.has(term) ? term : peel(term, LAYERS));
