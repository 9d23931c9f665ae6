import { describe, expect, it } from 'vitest';
import { dateInWords } from '../../../../functions/search/page/parts/date.ts';
import { wordsIn } from '../../../../functions/search/page/words/languages.ts';

describe('a date', () => {
  it.each([
    ['2026', '2026', '2026'],
    ['2026-05', 'May 2026', 'май 2026 г.'],
    ['2026-05-14', '14 May 2026', '14 мая 2026 г.'],
    ['2026-05-14T07:30:00', '14 May 2026, 07:30', '14 мая 2026 г., 07:30'],
    ['2026-05-14T23:30:00-11:00', '14 May 2026, 23:30', '14 мая 2026 г., 23:30'],
    ['2026-19-14', '2026-19-14', '2026-19-14'],
    ['yesterday', 'yesterday', 'yesterday'],
  ])('%s is written by the clock of where it was printed', (iso, inEnglish, inRussian) => {
    expect([dateInWords(iso, wordsIn('en')), dateInWords(iso, wordsIn('ru'))]).toEqual([inEnglish, inRussian]);
  });
});
