import { expect, it } from 'vitest';
import { furnitureIn } from '../../../../functions/ingest/normalise/furniture.ts';
import { rawBlock } from '../../../../functions/ingest/read/document.ts';

it.each([
  ['Do you like this article?', 'widget'],
  ['0 Comment(s)', 'counter'],
  ['Comment Policy * Denotes Required Field 1500 characters remaining (1500 max)', 'widget'],
  ['ADVERTISEMENT', 'widget'],
  ['Share this article', 'widget'],
  ['Follow us on Facebook', 'widget'],
  ['We use cookies to make this site better and to remember your choices. Read our policy.', 'notice'],
  ['Related stories', 'box'],
  ['Read also: Heron count highest in ten years', 'box'],
  ['(Reporting by Ada Lune; editing by Bram Oost)', 'sign-off'],
  ['© 2026 The Lindow Post', 'sign-off'],
  ['Image 1 of 5', 'counter'],
  ['* * *', 'separator'],
  ['Поделиться', 'widget'],
  ['Читайте также', 'box'],
  ['12 комментариев', 'counter'],
  ['Подпишитесь на наш канал в Telegram', 'widget'],
  ['Бөлісу', 'widget'],
  ['Kanalimizga obuna bo‘ling', 'widget'],
  ['Artikel teilen', 'widget'],
  ['À lire aussi', 'box'],
  ['Síguenos en las redes', 'widget'],
  ['Updated at 1:23 p.m.', 'counter'],
  ['ATENÇÃO: Comentários com palavras grosseiras não serão publicados.', 'notice'],
  ['Get The Lindow Post delivered every month. 12 issues for £11.99. Click here for more.', 'notice'],
  ['Citation: Ferry sails again (2031, May 4) retrieved 5 May 2031 from https://lindow.example/ferry', 'notice'],
  ['The Lindow Post 12 Quay Street | 202-555-0100 tel | 202-555-0101 fax', 'notice'],
  ['Email Ada Lune at ada@lindow.example or follow her @adalune.', 'notice'],
])('drops "%s" as %s', (line, kind) => {
  expect(furnitureIn(rawBlock('text', line))).toBe(kind);
});

it.each([
  'Share prices fell on Tuesday.',
  '“Follow us on Facebook,” the baker told the crowd.',
  'Comments from the public were read aloud in the county chamber for more than an hour on Tuesday.',
  'The human cost of repairing the damage can be high.',
  'Related families met in Lindow on Tuesday, and they agreed to share the farm.',
  '12 people commented',
  'Updated figures were published at 1:23 p.m.',
  'Comments that insult others will not be published, the minister said.',
  'The shop sells 12 issues for £11.99, and readers get one more.',
  'Customers may order by telephone on 555 0100 or, if they have one, by fax.',
  '2018',
])('keeps "%s"', (line) => {
  expect(furnitureIn(rawBlock('text', line))).toBeNull();
});

it('drops what a content system left unexpanded', () => {
  expect(
    furnitureIn(rawBlock('text', '[button link="http://lindow.example/" type="big"] Send us a tip[/button]')),
  ).toBe('widget');
  expect(furnitureIn(rawBlock('text', '[Terrorists] are said to recruit children.'))).toBeNull();
});

it('drops a list of tags, nearly all of it links', () => {
  const line = 'ferry, harbour lights, timetable, Skarrow';
  expect(furnitureIn({ ...rawBlock('text', line), linked: 0.9 })).toBe('links');
  expect(furnitureIn({ ...rawBlock('text', line), linked: 0.3 })).toBeNull();
});

it('drops a line that is all link and no sentence', () => {
  const line = 'Harbour crane is to be painted blue';
  expect(furnitureIn({ ...rawBlock('text', line), linked: 1 })).toBe('link');
  expect(furnitureIn(rawBlock('text', line))).toBeNull();
});
