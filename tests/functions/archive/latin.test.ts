import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toLatin } from '../../../functions/archive/latin.ts';

describe('the common Latin form', () => {
  it.each([
    ['Ольга Зудова', 'Olga Zudova'],
    ['Расул Рысмамбетов', 'Rasul Rysmambetov'],
    ['Ельцин, Токаев, Алексеев', 'Yeltsin, Tokayev, Alekseyev'],
    ['Щербаков и Хрущёв', 'Shcherbakov i Khrushchev'],
    ['Бродский', 'Brodsky'],
    ['Белый', 'Bely'],
    ['ЖУКОВ', 'ZHUKOV'],
    ['Қасым-Жомарт', 'Kasym-Zhomart'], // Kazakh
    ['Өмүрбек Бабанов', 'Omurbek Babanov'], // Kyrgyz
    ['Ўткир Ҳошимов', 'Otkir Hoshimov'], // Uzbek, Cyrillic
    ['Oʻtkir G‘ulom', 'Otkir Gulom'], // Uzbek, Latin
    ['Тоҷикӣ', 'Tojiki'],
    ['Ґанна Їжакевич', 'Ganna Izhakevich'], // Ukrainian
  ])('of %s is %s', (given, latin) => {
    expect(toLatin(given)).toBe(latin);
  });

  it('folds the diacritics of Latin letters', () => {
    expect(toLatin('Łukasz Søren Ångström, Zoë Groß')).toBe('Lukasz Soren Angstrom, Zoe Gross');
  });

  it('leaves other scripts alone', () => {
    expect(toLatin('محمد 2015')).toBe('محمد 2015');
  });

  it('is the same applied twice', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => toLatin(toLatin(text)) === toLatin(text)));
  });

  it('leaves no Cyrillic letter of the alphabets it knows', () => {
    const letters = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіўҳӣӯҷґєї';
    expect(toLatin(letters + letters.toUpperCase())).toMatch(/^[a-z]+$/i);
  });
});
