import { expect, it } from 'vitest';
import { readCaption } from '../../../../functions/ingest/normalise/caption.ts';

it.each([
  ['Judges discuss the law in Almaty. [Sud.gov.kz]', 'Judges discuss the law in Almaty.', 'Sud.gov.kz'],
  ['Volunteers clear the lock. [Hester Quill/Lindow Post]', 'Volunteers clear the lock.', 'Hester Quill/Lindow Post'],
  ['The ferry at its berth. Photo: Ada Lune', 'The ferry at its berth.', 'Ada Lune'],
  ['The ferry at its berth (Photo by Ada Lune)', 'The ferry at its berth', 'Ada Lune'],
  ['The ferry at its berth. (Ada Lune/AFP)', 'The ferry at its berth.', 'Ada Lune/AFP'],
  ['Паром у причала. Фото: Мила Ветрова', 'Паром у причала.', 'Мила Ветрова'],
  ['The ferry at its berth. © Ada Lune', 'The ferry at its berth.', 'Ada Lune'],
  ['Foto: Uwe Lenz', '', 'Uwe Lenz'],
  ['Ada Lune | Lindow Wire | Getty Images', '', 'Ada Lune | Lindow Wire | Getty Images'],
  ['Ada Lune | Reuters', '', 'Ada Lune | Reuters'],
])('reads text and credit of "%s"', (line, text, credit) => {
  expect(readCaption(line)).toEqual({ text, credit });
});

it.each([
  '"It has become more adaptive [sought as a recruit]," he said.',
  'It has become more adaptive to the person [sought as a recruit]',
  '[Terrorists] turn children into spies',
  'The ferry sails again from Monday.',
  'He said that the photo: a ferry, was his',
  'The minister (Labour) resigned',
  'Harbour | Ferries | Lindow',
])('does not take "%s" for a caption', (line) => {
  expect(readCaption(line)).toBeNull();
});
