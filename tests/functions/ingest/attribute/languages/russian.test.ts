import { describe, expect, it } from 'vitest';
import { attributed, reported, said } from '../story.ts';

const ru = (...paragraphs: readonly string[]) => said(paragraphs, 'ru');

describe('quotations in Russian', () => {
  it('have the verb before the name, after a comma and a dash', () => {
    expect(ru('«Мы построим новую школу к осени», – сказал Тимур Оспанов.')).toEqual([
      'Тимур Оспанов: Мы построим новую школу к осени',
    ]);
  });

  it('may end in a question', () => {
    expect(ru('«Кто заплатит за новую дорогу?» – спросила Алия Бекова.')).toEqual([
      'Алия Бекова: Кто заплатит за новую дорогу?',
    ]);
  });

  it('may have a hyphen typed for the dash', () => {
    expect(ru('"Вода в реке поднимается слишком быстро", - сообщил Марат Юсупов.')).toEqual([
      'Марат Юсупов: Вода в реке поднимается слишком быстро',
    ]);
  });

  it('are introduced by a colon', () => {
    expect(ru('Тимур Оспанов сказал: «Мы построим новую школу к осени».')).toEqual([
      'Тимур Оспанов: Мы построим новую школу к осени',
    ]);
  });

  it('leave the attribution inside their marks out, where the sentence goes on', () => {
    expect(ru('«Мы построим школу, – сказал Тимур Оспанов, – если область даст деньги».')).toEqual([
      'Тимур Оспанов: Мы построим школу,',
      'Тимур Оспанов: если область даст деньги',
    ]);
  });

  it('leave the attribution inside their marks out, where a new sentence begins', () => {
    expect(ru('«Мы построим школу, – отметила директор Алия Бекова. – Дети ждут её давно».')).toEqual([
      'Алия Бекова: Мы построим школу,',
      'Алия Бекова: Дети ждут её давно',
    ]);
  });

  it('have a role between the verb and the name', () => {
    const { quotations, speakers } = attributed(
      ['«Закон давно пора изменить», – заявил президент Союза юристов Казахстана Нурлан Садыков.'],
      'ru',
    );
    expect(quotations).toHaveLength(1);
    expect(speakers).toMatchObject([
      { name: 'Нурлан Садыков', role: 'президент', affiliation: 'Союза юристов Казахстана', person: 'nurlan-sadykov' },
    ]);
  });

  it('take the surname for the full name', () => {
    expect(ru('На встречу приехал Тимур Оспанов.', '«Мы построим новую школу», – добавил Оспанов.')).toEqual([
      'Тимур Оспанов: Мы построим новую школу',
    ]);
  });

  it('take a pronoun for the person of that gender', () => {
    expect(
      ru(
        'Алия Бекова руководит школой. Ей помогает Тимур Оспанов.',
        '«Дети ждут новую школу давно», – рассказала она.',
      ),
    ).toEqual(['Алия Бекова: Дети ждут новую школу давно']);
  });

  it('take the speaker after "according to", whatever the case', () => {
    expect(ru('Школу открыл Тимур Оспанов.', 'По словам Тимура Оспанова, «ремонт идёт быстрее любого плана».')).toEqual(
      ['Тимур Оспанов: ремонт идёт быстрее любого плана'],
    );
  });

  it('take a declined surname for the person', () => {
    expect(ru('Школу открыл Тимур Оспанов.', 'По мнению Оспанова, «ремонт идёт быстрее любого плана».')).toEqual([
      'Тимур Оспанов: ремонт идёт быстрее любого плана',
    ]);
  });

  it('put a declined name into the nominative, where the story has no other form', () => {
    expect(ru('По словам Тимура Оспанова, «ремонт идёт быстрее любого плана».')).toEqual([
      'Тимур Оспанов: ремонт идёт быстрее любого плана',
    ]);
    expect(ru('По словам Ольги Бековой, «ремонт идёт быстрее любого плана».')).toEqual([
      'Ольга Бекова: ремонт идёт быстрее любого плана',
    ]);
  });

  it('go on with the same speaker in the next paragraph', () => {
    expect(ru('«Мы построим новую школу», – сказал Тимур Оспанов.', '«Дети ждут её уже семь лет».')).toEqual([
      'Тимур Оспанов: Мы построим новую школу',
      'Тимур Оспанов: Дети ждут её уже семь лет',
    ]);
  });

  it('are no names of newspapers and unions', () => {
    expect(ru('Газета «Новости» и союз «Акбулак» получили письмо.')).toEqual([]);
  });

  it('may be speech after a dash, without marks', () => {
    expect(ru('– Мы построим новую школу, – сказал Тимур Оспанов.')).toEqual([
      'Тимур Оспанов: Мы построим новую школу,',
    ]);
  });
});

describe('reports in Russian', () => {
  it('follow "that"', () => {
    expect(reported(['Тимур Оспанов сообщил, что школа откроется к осени.'], 'ru')).toEqual([
      'Тимур Оспанов: школа откроется к осени',
    ]);
  });

  it('follow "according to"', () => {
    expect(reported(['Школу открыл Тимур Оспанов.', 'По словам Оспанова, школа откроется к осени.'], 'ru')).toEqual([
      'Тимур Оспанов: школа откроется к осени',
    ]);
  });
});
