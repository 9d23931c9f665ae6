import { describe, expect, it } from 'vitest';
import { nominativeOf, stemOf } from '../../../../../functions/ingest/attribute/languages/russian-cases.ts';

describe('a declined Russian name', () => {
  it.each([
    ['Анны Петровой', 'Анна Петрова'],
    ['Анне Петровой', 'Анна Петрова'],
    ['Тимура Оспанова', 'Тимур Оспанов'],
    ['Тимуром Оспановым', 'Тимур Оспанов'],
    ['Игоря Валевского', 'Игорь Валевский'],
    ['Елены Соболевской', 'Елена Соболевская'],
    ['Дмитрия Белого', 'Дмитрий Белый'],
    ['Константина Иваненко', 'Константин Иваненко'],
    ['Галины Шевчук', 'Галина Шевчук'],
    ['Льва Мельника', 'Лев Мельник'],
    ['Николая Степановича Громова', 'Николай Степанович Громов'],
    ['Веры Николаевны Тумановой', 'Вера Николаевна Туманова'],
    ['А. В. Лапина', 'А. В. Лапина'], // a woman's nominative as well
    ['Салтанат Ибраеву', 'Салтанат Ибраева'],
    ['Лилианы Громовой', 'Лилиана Громова'], // no list has the given name; the surname tells
    ['Отара Гелашвили', 'Отара Гелашвили'], // nor here, and nothing tells
  ])('%s is of %s', (declined, nominative) => {
    expect(nominativeOf(declined.split(' ')).join(' ')).toBe(nominative);
  });

  it.each(['Анна Петрова', 'Тимур Оспанов', 'Жанна Мюллер', 'Илья Кравец'])('%s stays in the nominative', (name) => {
    expect(nominativeOf(name.split(' ')).join(' ')).toBe(name);
  });

  it('has one stem in all cases', () => {
    expect(new Set(['Зудова', 'Зудовой', 'Зудову'].map(stemOf)).size).toBe(1);
    expect(new Set(['Белый', 'Белого', 'Белому', 'Белым'].map(stemOf)).size).toBe(1);
  });
});
