import { expect, it } from 'vitest';
import { readWire } from '../../../../../functions/ingest/read/wire/wire.ts';
import { BLOCKS, HTML, LEAD, SECOND } from './story.ts';

const XHTML = `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Ferry back</title></head>
<body><header><h1>Ferry back</h1><ul><li>Transport</li></ul></header><section><p class="teaser">Islanders win.</p>${HTML}</section></body></html></inlineXML>`;

const item = ({
  guid = 'urn:newsml:lindow.example:20260428:ferry',
  version = '3',
  meta = '',
  content = '',
  body = XHTML,
}) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="${guid}" version="${version}" xml:lang="en">
<rightsInfo><copyrightHolder><name>Lindow News</name></copyrightHolder><copyrightNotice>© 2026 Lindow News</copyrightNotice><usageTerms>Not in Hallow.</usageTerms></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2026-04-28T09:00:00+02:00</versionCreated><firstCreated>2026-04-28T06:00:00+02:00</firstCreated>${meta}</itemMeta>
<contentMeta><located><name>Skarrow</name><broader><name>Lindow</name></broader></located><creator><name>lune.ada</name></creator><language tag="en-GB"/>
<subject qcode="medtop:20000337"><name>transport</name></subject><keyword>ferries</keyword>
<headline rank="2">Transport</headline><headline rank="1">Ferry back</headline><by>By Ada Lune</by><dateline>Skarrow (LNA) - </dateline>
<description role="drol:caption">The boat.</description><description role="drol:teaser">Islanders win.</description>${content}</contentMeta>
<contentSet>${body}</contentSet></newsItem>`;

const only = async (text: string) => (await readWire('newsml-g2', text)).map(({ read }) => read())[0];

it('reads every field that NewsML-G2 has for a story', async () => {
  expect(await only(item({ meta: '<pubStatus qcode="stat:usable"/><expires>2027-01-01</expires>' }))).toMatchObject({
    identity: 'urn:newsml:lindow.example:20260428:ferry',
    headlines: [{ text: 'Ferry back', source: 'headline' }, { text: 'Transport' }],
    deck: 'Islanders win.',
    authors: ['By Ada Lune'],
    published: [{ text: '2026-04-28T06:00:00+02:00', source: 'firstCreated' }, { source: 'versionCreated' }],
    updated: [{ text: '2026-04-28T09:00:00+02:00', source: 'versionCreated' }],
    language: 'en-GB',
    copyright: '© 2026 Lindow News',
    wire: {
      version: 3,
      status: 'usable',
      embargo: null,
      dateline: 'Skarrow (LNA) -',
      place: 'Skarrow',
      usageTerms: 'Not in Hallow.',
      expires: '2027-01-01',
      subjects: [
        { name: 'transport', code: 'medtop:20000337' },
        { name: 'ferries', code: null },
      ],
    },
  });
});

it.each([
  ['XHTML, without what repeats the item’s own fields', XHTML],
  [
    'NITF',
    `<inlineXML><nitf><body><body.head><byline>x</byline></body.head><body.content>${HTML}</body.content></body></nitf></inlineXML>`,
  ],
  ['HTML as text', `<inlineData contenttype="text/html"><![CDATA[${HTML}]]></inlineData>`],
])('reads a body of %s', async (_, body) => {
  const document = await only(item({ body }));
  expect(document?.blocks.map(({ kind, text }) => [kind, text])).toEqual(BLOCKS);
});

it('reads a body of plain text, and none of data', async () => {
  const plain = await only(item({ body: `<inlineData contenttype="text/plain">${LEAD}\n\n${SECOND}</inlineData>` }));
  expect(plain?.blocks).toHaveLength(2);
  const data = await only(item({ body: '<inlineXML><scores><team>Skarrow 3</team></scores></inlineXML>', meta: '' }));
  expect(data?.blocks.map(({ text }) => text)).toEqual(['Islanders win.']);
});

it.each([
  ['<pubStatus qcode="stat:withheld"/>', 'withheld', null],
  ['<pubStatus qcode="stat:canceled"/>', 'canceled', null],
  ['<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', 'canceled', null],
  ['<embargoed>2026-04-30T06:00:00Z</embargoed><pubStatus qcode="stat:usable"/>', 'usable', '2026-04-30T06:00:00Z'],
  ['<embargoed/>', 'usable', ''],
  ['', 'usable', null],
])('tells status and embargo apart in %s', async (meta, status, embargo) => {
  expect((await only(item({ meta })))?.wire).toMatchObject({ status, embargo });
});

it.each([
  ['<signal qcode="sig:correction"/>', { note: null }],
  ['<edNote role="x:correction">The boat has 80 seats, not 800.</edNote>', { note: 'The boat has 80 seats, not 800.' }],
  ['<edNote role="x:correction" pubconstraint="x:nonpublic">Ask Ada.</edNote>', null],
  ['<signal qcode="sig:update"/><edNote>The boat has 80 seats.</edNote>', null],
])('tells a correction from an update in %s', async (meta, correction) => {
  expect((await only(item({ meta })))?.wire?.correction).toEqual(correction);
});

it('takes a subject that facets qualify for its main concept', async () => {
  const content =
    '<subject><mainConcept qcode="medtop:1"><name>sailing</name></mainConcept><facetConcept qcode="x:2"><name>women</name></facetConcept></subject>';
  expect((await only(item({ content })))?.wire?.subjects).toContainEqual({ name: 'sailing', code: 'medtop:1' });
});

it('says of an item that is no text what it is', async () => {
  const picture = item({ body: '' }).replace('ninat:text', 'ninat:picture');
  await expect(only(picture)).rejects.toMatchObject({ code: 'no-article', message: /is a picture/ });
});

it('keeps no word of a note to editors', async () => {
  const document = await only(item({ meta: '<edNote pubconstraint="x:nonpublic">Embargo! Ada Lune, 0123</edNote>' }));
  expect(JSON.stringify(document)).not.toContain('0123');
  expect(document?.wire?.notes).toHaveLength(1);
});

it('makes each item of a message a member, by its identifier', async () => {
  const items = [
    item({ guid: 'urn:lindow:1' }),
    item({ guid: 'urn:lindow:2' }),
    item({ guid: 'urn:lindow:1', version: '4' }),
  ];
  const message = `<newsMessage><header><sent>2026</sent></header><itemSet>${items.join('')}<packageItem guid="p"/></itemSet></newsMessage>`;
  expect((await readWire('newsml-g2', message)).map(({ name }) => name)).toEqual([
    'urn:lindow:1',
    'urn:lindow:2',
    'urn:lindow:1 (2)',
  ]);
});

it('rejects what holds no story by its nature', async () => {
  await expect(readWire('newsml-g2', '<planningItem guid="p"/>')).rejects.toMatchObject({ code: 'no-article' });
});
