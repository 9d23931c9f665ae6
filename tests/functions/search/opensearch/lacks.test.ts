import { describe, expect, it } from 'vitest';
import { Lacks, type Stage } from '../../../../functions/search/opensearch/lacks.ts';

const newLacks = () => {
  const lacks = new Lacks();
  const loaded: string[] = [];
  const get = (key: string, stage: Stage = 'answers'): number =>
    lacks.of({
      stage,
      key,
      otherwise: 0,
      load: async () => {
        loaded.push(key);
        return key.length;
      },
    });
  return { lacks, loaded, get };
};

describe('What an answer lacks', () => {
  it('is read, all of it at once, and the question is put again', async () => {
    const { lacks, loaded, get } = newLacks();
    let asked = 0;
    const sum = await lacks.answer(() => {
      asked++;
      return get('a') + get('bb');
    });
    expect([sum, asked, loaded]).toEqual([3, 2, ['a', 'bb']]);
  });

  it('is not read for a question of words that are not known yet', async () => {
    const { lacks, loaded, get } = newLacks();
    await lacks.answer(() => get(`search for what has ${get('word', 'words')}`));
    expect(loaded).toEqual(['word', 'search for what has 4']);
  });

  it('is known for the next question where it is of words, and read again where it is an answer', async () => {
    const { lacks, loaded, get } = newLacks();
    const ask = () => get('word', 'words') + get('answer');
    await lacks.answer(ask);
    await lacks.answer(ask);
    expect(loaded).toEqual(['word', 'answer', 'answer']);
  });

  it('may have come along with something else', async () => {
    const { lacks, loaded, get } = newLacks();
    const both = await lacks.answer(() => {
      const found = lacks.of({
        stage: 'answers',
        key: 'search',
        otherwise: false,
        load: async (tell) => {
          tell('its document', 7);
          return true;
        },
      });
      return found ? get('its document') : 0;
    });
    expect([both, loaded]).toEqual([7, []]);
  });

  it('is told while it is asked: nothing of such an answer may be kept', async () => {
    const { lacks, get } = newLacks();
    const lacking: boolean[] = [];
    await lacks.answer(() => {
      get('a');
      lacking.push(lacks.lacking);
    });
    expect(lacking).toEqual([true, false]);
  });

  it('hides what a question throws that was put in vain, and not what it throws in the end', async () => {
    const { lacks, get } = newLacks();
    const ask = (bad: number) => () => {
      if (get('aa') === bad) throw new Error(`There are ${bad}`);
      return 'well';
    };
    expect(await lacks.answer(ask(0))).toBe('well');
    await expect(lacks.answer(ask(2))).rejects.toThrow('There are 2');
  });

  it('has an end', async () => {
    const { lacks, get } = newLacks();
    let asked = 0;
    await expect(lacks.answer(() => get(`always another: ${asked++}`))).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('is asked for through an answer alone', () => {
    expect(() => newLacks().get('a')).toThrow('through answer() alone');
  });
});
