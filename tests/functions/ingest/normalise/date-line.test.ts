import { expect, it } from 'vitest';
import { readDateLine } from '../../../../functions/ingest/normalise/date-line.ts';

it.each([
  ['3 April 2018', 'published', '3 April 2018'],
  ['Published: May 4, 2026, 10:40', 'published', 'May 4, 2026, 10:40'],
  ['Опубликовано 4 мая 2026 г.', 'published', '4 мая 2026 г.'],
  ['Updated 4 May 2026', 'updated', '4 May 2026'],
  ['Обновлено: 4 мая 2026', 'updated', '4 мая 2026'],
  ['Aktualisiert am 4. Mai 2026 um 10:30 Uhr', 'updated', 'am 4. Mai 2026 um 10:30 Uhr'],
])('reads "%s"', (line, tells, raw) => {
  expect(readDateLine(line)).toMatchObject({ tells, date: { raw, source: 'text' } });
});

it.each(['The budget of 3 April 2018 was the last', 'Updated timetable', '3 April', 'Founded in 1998 by Ada Lune'])(
  'does not take "%s" for a date line',
  (line) => {
    expect(readDateLine(line)).toBeNull();
  },
);
