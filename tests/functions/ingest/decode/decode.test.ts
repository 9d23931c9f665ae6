import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { decode } from '../../../../functions/ingest/decode/decode.ts';

const RUSSIAN =
  'Канал Марле откроют весной. Жители деревень спорят о шлюзе, а фермеры опасаются наводнения, и совет графства обещает ответ к июню.';
const GERMAN =
  'Der Fährmann sagte, für die Bäckerin müsse das frühe Schiff fahren. Die Straße zum Hafen bleibt nachts geöffnet.';
const KAZAKH =
  'Компания сейсенбіде жаңа кестені жариялады, деп хабарлады арал тұрғындары. Кеме таңғы сағат алтыда шығады және қалаға жетіге дейін келеді.';
const bytes = (text: string) => new TextEncoder().encode(text);
const wide = (text: string, big: boolean) => {
  const buffer = Buffer.from(text, 'utf16le');
  return new Uint8Array(big ? buffer.swap16() : buffer);
};

it('reads UTF-8, with and without its mark', async () => {
  expect(await decode(bytes(RUSSIAN))).toEqual({ text: RUSSIAN, encoding: 'utf-8', damaged: 0 });
  expect(await decode(bytes(`\uFEFF${RUSSIAN}`))).toEqual({ text: RUSSIAN, encoding: 'utf-8', damaged: 0 });
});

it('reads UTF-16 of either byte order by its mark', async () => {
  expect(await decode(wide(`\uFEFF${RUSSIAN}`, false))).toMatchObject({ text: RUSSIAN, encoding: 'utf-16le' });
  expect(await decode(wide(`\uFEFF${RUSSIAN}`, true))).toMatchObject({ text: RUSSIAN, encoding: 'utf-16be' });
});

it('reads UTF-16 without a mark, even where no letter is Latin', async () => {
  expect(await decode(wide(RUSSIAN, false))).toMatchObject({ text: RUSSIAN, encoding: 'utf-16le' });
  expect(await decode(wide(RUSSIAN, true))).toMatchObject({ text: RUSSIAN, encoding: 'utf-16be' });
  expect(await decode(wide(GERMAN, false))).toMatchObject({ text: GERMAN });
});

it.each([
  ['windows-1251', RUSSIAN],
  ['koi8-r', RUSSIAN],
  ['windows-1252', GERMAN],
  ['rk1048', KAZAKH], // which the platform itself does not know
])('recognises %s', async (encoding, text) => {
  expect((await decode(new Uint8Array(iconv.encode(text, encoding)))).text).toBe(text);
});

it('believes the encoding that a page declares where the bytes are not UTF-8', async () => {
  const page = `<html><head><meta charset="windows-1251"></head><p>${RUSSIAN}</p>`;
  expect(await decode(new Uint8Array(iconv.encode(page, 'windows-1251')))).toMatchObject({
    text: page,
    encoding: 'windows-1251',
  });
});

it('keeps a UTF-8 text with a damaged character, and counts it', async () => {
  const damaged = bytes(`${RUSSIAN} ж`).subarray(0, -1);
  expect(await decode(damaged)).toEqual({ text: `${RUSSIAN} \uFFFD`, encoding: 'utf-8', damaged: 1 });
});

it('rejects a file without a byte, and one of white space only', async () => {
  await expect(decode(new Uint8Array())).rejects.toMatchObject({ code: 'empty' });
  await expect(decode(bytes(' \n\t\u00A0\r\n'))).rejects.toMatchObject({ code: 'empty' });
});

it('rejects zeros, noise and one character repeated', async () => {
  const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * at * 31 + (at >> 3) * 17) & 255);
  for (const file of [new Uint8Array(10_000), noise, bytes('x'.repeat(10_000))])
    await expect(decode(file)).rejects.toMatchObject({ code: 'unreadable', retryable: false });
});

it('answers any bytes with a text or a rejection', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (file) => {
      const outcome = await decode(file).catch((error: { code: string }) => error.code);
      expect(typeof outcome === 'string' ? ['empty', 'unreadable'] : [outcome]).toContainEqual(outcome);
    }),
    { numRuns: 60 },
  );
});
