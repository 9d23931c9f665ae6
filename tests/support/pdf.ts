import { deflateSync } from 'node:zlib';

/** A line of a page: where it begins, in points from the lower left corner, and the size of its letters. */
export type Set = { readonly text: string; readonly x?: number; readonly y: number; readonly size?: number };

const literal = (text: string) => text.replace(/[\\()]/g, (sign) => `\\${sign}`);

/** The operators that set these lines in Helvetica (ISO 32000-1, 9.4). */
export const contentOf = (lines: readonly Set[]): string =>
  lines.map(({ text, x = 72, y, size = 10 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${literal(text)}) Tj ET`).join('\n');

/** Lines of a column from `top` down, twelve points apart. */
export const column = (texts: readonly string[], { x = 72, top = 700, size = 10 } = {}): readonly Set[] =>
  texts.map((text, at) => ({ text, x, y: top - at * 12, size }));

/** A PDF of pages with these contents, deflated, in the Latin alphabet; `trailer` is added to its trailer. */
export const pdfWith = (
  contents: readonly (string | Uint8Array | { readonly deflated: Uint8Array })[],
  trailer = '',
): Uint8Array => {
  const pages = contents.map((_, at) => `${4 + at * 2} 0 R`);
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${pages.join(' ')}] /Count ${pages.length} >>`),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
  ];
  for (const [at, content] of contents.entries()) {
    const packed =
      typeof content === 'string'
        ? deflateSync(Buffer.from(content, 'latin1'))
        : 'deflated' in content
          ? content.deflated
          : deflateSync(content);
    objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + at * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      ),
      Buffer.concat([
        Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
        packed,
        Buffer.from('\nendstream'),
      ]),
    );
  }
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let at = 9;
  for (const [number, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${number + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    offsets.push(at);
    parts.push(part);
    at += part.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
};

export const pdfOf = (...pages: readonly (readonly Set[])[]): Uint8Array => pdfWith(pages.map(contentOf));
