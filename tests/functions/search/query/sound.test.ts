import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../../functions/search/analysis.ts';
import { soundOf } from '../../../../functions/search/query/sound.ts';

const sound = (name: string): string => termsOf(name).map(soundOf).join(' ');

describe('how a name sounds', () => {
  it.each([
    ['Хрущёв', 'Khrushchev', 'Khruschev'],
    ['Цой', 'Tsoi', 'Tzoy'],
    ['Зеленский', 'Zelensky', 'Zelenskyy'],
    ['Сергей Прокофьев', 'Sergei Prokofiev', 'Sergey Prokofyev'],
    ['Чайковский', 'Tchaikovsky', 'Chaykovskiy'],
    ['Фёдор', 'Fyodor', 'Fedor'],
    ['Жапаров', 'Japarov', 'Zhaparow'],
  ])('%s is %s and %s', (...names) => expect(new Set(names.map(sound)).size).toBe(1));

  it.each([
    ['Каримов', 'Karimova'],
    ['Петров', 'Pavlov'],
    ['Шойгу', 'Shoiga'],
  ])('%s is not %s', (one, other) => expect(sound(one)).not.toBe(sound(other)));
});
