import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personId } from '../../../functions/archive/person-id.ts';

describe('the id of a person', () => {
  it('is the name in lower case with hyphens', () => {
    expect(personId('Olga Zudova')).toBe('olga-zudova');
  });

  it('is the same in Cyrillic and in Latin', () => {
    expect(personId('Ольга Зудова')).toBe('olga-zudova');
  });

  it('is the same with and without a title', () => {
    expect(personId('Ms. Olga Zudova')).toBe('olga-zudova');
    expect(personId('Sen. Olga Zudova')).toBe('olga-zudova');
  });

  it('keeps a name that is only a title', () => {
    expect(personId('Judge')).toBe('judge');
  });

  it('keeps Jr. apart from Sr.', () => {
    expect(personId('John Doe Jr.')).not.toBe(personId('John Doe Sr.'));
  });

  it('folds diacritics and apostrophes', () => {
    expect(personId('Siân O’Brïen')).toBe('sian-obrien');
    expect(personId("Sian O'Brien")).toBe('sian-obrien');
  });

  it('tells names apart in a script it cannot write in Latin', () => {
    expect(personId('محمد')).not.toBe(personId('أحمد'));
    expect(personId('محمد')).toMatch(/^[a-z0-9]+$/);
  });

  it('is never empty, safe in a URL and short, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) =>
        /^[a-z0-9][a-z0-9-]{0,79}$/.test(personId(name)),
      ),
    );
  });
});
