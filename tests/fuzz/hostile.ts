import { gzipSync } from 'node:zlib';
import { docxOf, paragraph, wordParts } from '../support/docx.ts';
import { pdfWith } from '../support/pdf.ts';
import { packedZeros } from '../support/zeros.ts';
import { zipOf } from '../support/zip.ts';
import { SAMPLES } from './samples.ts';

/** A file that was made to do harm, or could have been. `make` builds it when its turn comes. */
export type Hostile = { readonly name: string; readonly make: () => Promise<Uint8Array> | Uint8Array };

const text = (content: string): Uint8Array => new Uint8Array(Buffer.from(content));
const PROSE = 'The ferry sails again from Monday, the company said on Tuesday. ';
const MB = 1_000_000;

const nitf = (body: string, before = '') =>
  text(
    `<?xml version="1.0"?>${before}<nitf><body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head><body.content><p>${PROSE}${body}</p></body.content></body></nitf>`,
  );
const page = (body: string) => text(`<html><body><h1>Ferry back</h1><p>${PROSE.repeat(9)}</p>${body}</body></html>`);
const laughs = (entities: string) => `<!DOCTYPE nitf [${entities}]>`;

const wordWith = (content: Uint8Array, megabytes: number): Uint8Array =>
  zipOf(
    wordParts('').map((part) =>
      part.name === 'word/document.xml' ? { ...part, content, packed: true, says: megabytes * 1024 * 1024 } : part,
    ),
  );

const BOMBS: Readonly<Record<string, Hostile['make']>> = {
  'a Word document of 1.5 GB in 1.5 MB': async () => wordWith(await packedZeros(1500, 'raw'), 1500),
  'the same, stating 1 MB': async () => wordWith(await packedZeros(1500, 'raw'), 1),
  'a gzip archive of 2 GB': () => packedZeros(2000, 'gzip'),
  'an archive of 1 GB': async () =>
    zipOf([{ name: 'a.txt', content: await packedZeros(1000, 'raw'), packed: true, says: 1000 * 1024 * 1024 }]),
  'an archive of 500 files of 40 MB': async () => {
    const content = await packedZeros(40, 'raw');
    const name = (_: unknown, at: number) => ({ name: `${at}.txt`, content, packed: true, says: 40 * 1024 * 1024 });
    return zipOf(Array.from({ length: 500 }, name));
  },
  'a PDF page of 1 GB': async () => pdfWith([{ deflated: await packedZeros(1000, 'deflate') }]),
  'a PDF object stream of 1 GB': async () => {
    const bytes = Buffer.from(pdfWith([{ deflated: await packedZeros(1000, 'deflate') }])).toString('latin1');
    return new Uint8Array(Buffer.from(bytes.replace('<< /Length', '<< /Type /ObjStm /N 1 /First 9 /Length'), 'latin1'));
  },
  'a PDF whose pages are their own parents': () =>
    new Uint8Array(
      Buffer.from(
        Buffer.from(pdfWith(['BT ET']))
          .toString('latin1')
          .replace('/Kids [4 0 R]', '/Kids [2 0 R]'),
        'latin1',
      ),
    ),
};

const XML: Readonly<Record<string, Hostile['make']>> = {
  'a billion laughs': () =>
    nitf(
      '&j;',
      laughs(
        `<!ENTITY a "ha">${[...'bcdefghij'].map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}`,
      ),
    ),
  'one long entity 10,000 times': () => nitf('&a;'.repeat(10_000), laughs(`<!ENTITY a "${'ha'.repeat(50_000)}">`)),
  'an external entity': () => nitf('&a;', laughs('<!ENTITY a SYSTEM "file:///etc/passwd">')),
  'XML 200,000 deep': () => nitf(`${'<b>'.repeat(200_000)}${'</b>'.repeat(200_000)}`),
  'XML of 300,000 unclosed elements': () => nitf('<p>'.repeat(300_000)),
  'an element of 200,000 attributes': () =>
    nitf(`<b ${Array.from({ length: 200_000 }, (_, at) => `a${at}="x"`).join(' ')}/>`),
  'a comment of 9 MB': () => nitf(`<!--${'- '.repeat(4.5 * MB)}-->`),
  'a feed of 10,000 entries': () =>
    text(
      `<rss><channel>${`<item><title>Ferry</title><description>${PROSE.repeat(10)}</description></item>`.repeat(10_000)}</channel></rss>`,
    ),
  'a feed of 9 MB in one entry': () =>
    text(
      `<rss><channel><item><title>x</title><description>${'&lt;p&gt;a'.repeat(MB)}</description></item></channel></rss>`,
    ),
};

const TREES: Readonly<Record<string, Hostile['make']>> = {
  'HTML 100,000 deep': () => page(`${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}`),
  'HTML 999 deep': () => page(`${'<div>'.repeat(999)}${PROSE}${'</div>'.repeat(999)}`),
  'tables 10,000 deep': () => page('<table><tr><td>'.repeat(10_000)),
  'HTML of 300,000 unclosed spans': () => page('<span>a '.repeat(300_000)),
  'a page of 4.9 MB of paragraphs': () => page(`<p>${PROSE}</p>`.repeat(69_000)),
  'a page of 4.9 MB of links': () => page('<a href=x>y</a> '.repeat(300_000)),
  'a page of 4.9 MB of empty blocks': () => page('<p></p>'.repeat(690_000)),
  'a page of 4.9 MB in one paragraph': () => page(`<p>${PROSE.repeat(75_000)}</p>`),
  'a page of 10 MB': () => page(`<p>${PROSE}</p>`.repeat(140_000)),
  'a page of 500,000 attributes': () => page(`<p ${'a=b '.repeat(500_000)}>x</p>`),
  'a page of scripts': () => page('<script>'.repeat(300_000)),
  'JSON 100,000 deep': () => text('['.repeat(100_000) + ']'.repeat(100_000)),
  'ninjs 100,000 deep': () => text(`{"uri":"a","headline":"b","bodies":${'['.repeat(100_000)}${']'.repeat(100_000)}}`),
  'JSON objects 100,000 deep': () => text(`${'{"@graph":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
  'JSON-LD 100,000 deep in a page': () =>
    page(`<script type="application/ld+json">${'['.repeat(100_000)}${']'.repeat(100_000)}</script>`),
  'ninjs of 10 MB': () =>
    text(
      `[${Array(10_000)
        .fill(JSON.stringify({ uri: 'a', headline: 'b', body_text: PROSE.repeat(14) }))
        .join()}]`,
    ),
  'ninjs with a body of 1.9 MB': () =>
    text(JSON.stringify({ uri: 'a', headline: 'b', body_html: '<i>a</i>'.repeat(240_000) })),
};

const OFFICE: Readonly<Record<string, Hostile['make']>> = {
  'a Word document with macros and links to elsewhere': () =>
    docxOf(paragraph(PROSE), [
      { name: 'word/vbaProject.bin', content: new Uint8Array(100_000).fill(7) },
      {
        name: 'word/_rels/document.xml.rels',
        content:
          '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" TargetMode="External"/><Relationship Id="r8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/></Relationships>',
      },
    ]),
  'a Word document of 149,000 marks': () => docxOf('<w:p/>'.repeat(149_000)),
  'a Word document of 9 MB of text': () => docxOf(paragraph(PROSE.repeat(140_000))),
  'a Word document of 2.9 MB of text': () => docxOf(paragraph(PROSE.repeat(45_000))),
  'a Word document of tables 400 deep': () =>
    docxOf(`${'<w:tbl><w:tr><w:tc>'.repeat(120)}${paragraph('x')}${'</w:tc></w:tr></w:tbl>'.repeat(120)}`),
  'an archive of 5,000 files': () => zipOf(Array.from({ length: 5000 }, (_, at) => ({ name: `${at}`, content: 'x' }))),
};

const HEAD = 'From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nDate: x\r\nMIME-Version: 1.0\r\n';
const MAILS: Readonly<Record<string, Hostile['make']>> = {
  'an e-mail of parts 1,900 deep': () =>
    text(
      `${HEAD}${Array.from({ length: 1900 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')}`,
    ),
  'an e-mail in an e-mail 1,000 times': () => text(`${HEAD}Content-Type: message/rfc822\r\n\r\n`.repeat(1000)),
  'an e-mail with 40 MB attached': () =>
    text(
      `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${'QUJD'.repeat(18).concat('\r\n').repeat(560_000)}--b--`,
    ),
  'an e-mail of 900,000 lines': () => text(`${HEAD}\r\n${'a\r\n'.repeat(900_000)}`),
  'an e-mail of one line of 40 MB': () => text(`${HEAD}\r\n${'a b '.repeat(10 * MB)}`),
  'an e-mail with 100,000 header fields': () => text(`${HEAD}${'X-A: b\r\n'.repeat(100_000)}\r\n${PROSE}`),
  'an e-mail with a header field of 10 MB': () =>
    text(`${HEAD}X-A: ${'=?utf-8?B?QUJD?= '.repeat(600_000)}\r\n\r\n${PROSE}`),
};

const BULK: Readonly<Record<string, Hostile['make']>> = {
  '50 MB of zeros': () => new Uint8Array(50 * MB),
  '50 MB of one letter': () => new Uint8Array(50 * MB).fill(97),
  '50 MB of line ends': () => new Uint8Array(50 * MB).fill(10),
  '50 MB of bytes above 127': () => Uint8Array.from({ length: 50 * MB }, (_, at) => 128 + ((at * 7919) % 128)),
  '10 MB of prose': () => text(PROSE.repeat(156_000)),
  '600,000 characters of prose': () => text(`Ferry back\n\n${`${PROSE.repeat(5)}\n\n`.repeat(1860)}`),
  '49 MB of prose in a gzip archive': () => gzipSync(text(PROSE.repeat(760_000))),
};

/** Signs and words at which some rule on text looks, each of which may come as often as a text is long. */
const TOKENS: readonly string[] = [
  ...'"“”«»„\'’‘()[]{}<>—–-.,:;!?*_`#~|=+/\\@&%$ ',
  ...[
    'a',
    'A',
    'a ',
    'A ',
    'A. ',
    'a.',
    '1',
    '1 ',
    '20',
    '2026-',
    '12:',
    '\t',
    '\u00a0',
    '\u00ad',
    '\u200d',
    '\u0301',
    'é',
    'ж',
    'Ж. ',
    'س',
    '漢',
    '😀',
  ],
  ...[
    'By ',
    'By A and ',
    'By A, ',
    'and ',
    'said ',
    'said A ',
    'said A B. ',
    '" said ',
    '"a" ',
    '“a,” ',
    '“a ',
    'who ',
    'told ',
    'according to ',
    ', the ',
  ],
  ...[
    'LONDON (Reuters) - ',
    'LONDON, ',
    '(a) ',
    '[a] ',
    '— A. ',
    '– А, ',
    'Photo: ',
    'Copyright ',
    '© 2026 ',
    'http://a ',
    'a@b.c ',
    '@a ',
    '#a ',
    'Mr. ',
    'Ms A ',
    'de la ',
  ],
  ...[
    '**a** ',
    '[a](b) ',
    '[a](<b',
    '![',
    '> ',
    '- ',
    '1. ',
    '| a ',
    '*a_ ',
    '`a',
    '<p>',
    '</p>',
    '<a ',
    '<!--',
    '&amp;',
    '&#x',
    '<a b="',
    "<a b='",
  ],
];

const LENGTH = 590_000;
const SHAPES: readonly (readonly [string, (token: string) => string])[] = [
  ['in one line', (token) => token.repeat(LENGTH / token.length)],
  ['in lines', (token) => `${token.repeat(Math.ceil(90 / token.length))}\n`.repeat(LENGTH / 95)],
  ['in paragraphs', (token) => `${token.repeat(Math.ceil(280 / token.length))}\n\n`.repeat(LENGTH / 290)],
];

const REPEATED: readonly Hostile[] = TOKENS.flatMap((token) =>
  SHAPES.map(([shape, repeat]) => ({
    name: `${JSON.stringify(token)} ${shape}`,
    make: () => text(`Ferry back\n\nThe ferry sails again from Monday, it said.\n\n${repeat(token)}`),
  })),
);

const HALVES: readonly Hostile[] = SAMPLES.map(({ name, bytes, pack }) => ({
  name: `half of a ${name}`,
  make: () => {
    const whole = pack(bytes);
    return whole.slice(0, whole.length / 2);
  },
}));

/** Each in a process of its own, so that its memory can be told; those that follow share one. */
export const LARGE: readonly Hostile[] = [BOMBS, XML, TREES, OFFICE, MAILS, BULK].flatMap((group) =>
  Object.entries(group).map(([name, make]) => ({ name, make })),
);
export const MANY: readonly Hostile[] = [...HALVES, ...REPEATED];
