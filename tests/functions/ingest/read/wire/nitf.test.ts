import { expect, it } from 'vitest';
import { readWire } from '../../../../../functions/ingest/read/wire/wire.ts';
import { BLOCKS, CROSS_HEAD, LEAD, SECOND, THIRD } from './story.ts';

const nitf = ({ docdata = '', dateline = '' }) => `<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf baselang="en-GB"><head><title>Ferry-Back</title>
<tobject><tobject.subject tobject.subject.refnum="04015000" tobject.subject.matter="Transport"/></tobject>
<docdata ${docdata}</docdata><pubdata date.publication="20260428"/><revision-history norm="20260428T090000+0200"/></head>
<body><body.head><hedline><hl1>Ferry back</hl1><hl2>Islanders win</hl2></hedline>
<byline>By Ada Lune and Bram Oost <byttl>Harbour Correspondent</byttl></byline><byline>gr/bp</byline>
<dateline>${dateline}</dateline></body.head>
<body.content><p lede="true">${LEAD}</p><block><p>${SECOND.replace('Wilhelmina Aske', '<person>Wilhelmina <em>Aske</em></person>')}</p></block>
<media media-type="image"><media-reference source="LNA" mime-type="image/jpeg"/><media-caption>The boat at its berth in Skarrow.</media-caption><media-producer>Mila Vetrova</media-producer></media>
<note><body.content><p>Eds: call Ada on 0123.</p></body.content></note>
<hl2>${CROSS_HEAD}</hl2><p>${THIRD}</p></body.content></body></nitf>`;

const DOCDATA = `management-status="usable"><doc-id regsrc="LNA" id-string="ferry-1"/><du-key key="ferry" version="3"/>
<date.issue norm="20260428T060000+0200"/><date.expire norm="20270101"/><doc.copyright year="2026" holder="Lindow News"/>
<key-list><keyword key="ferries"/></key-list>`;

const only = async (text: string) => (await readWire('nitf', text)).map(({ read }) => read())[0];

it('reads every field that NITF has for a story', async () => {
  const document = await only(
    nitf({
      docdata: DOCDATA,
      dateline: '<location>Skarrow, Lindow</location> <story.date norm="20260428">Apr. 28</story.date>',
    }),
  );
  expect(document).toMatchObject({
    identity: 'LNA:ferry-1',
    headlines: [{ text: 'Ferry back' }, { text: 'Ferry-Back' }],
    deck: 'Islanders win',
    authors: ['By Ada Lune and Bram Oost, Harbour Correspondent'],
    published: [{ text: '20260428T060000+0200', source: 'date.issue' }, { text: '20260428' }, { text: '20260428' }],
    updated: [{ text: '20260428T090000+0200' }],
    language: 'en-GB',
    copyright: '2026 Lindow News',
    wire: {
      version: 3,
      status: 'usable',
      embargo: null,
      dateline: 'Skarrow, Lindow',
      place: 'Skarrow, Lindow',
      expires: '20270101',
      subjects: [
        { name: 'Transport', code: '04015000' },
        { name: 'ferries', code: null },
      ],
      notes: [],
    },
  });
});

it('reads paragraphs, cross-heads and captions with their credit, and no note to editors', async () => {
  const document = await only(nitf({ docdata: DOCDATA }));
  expect(document?.blocks.filter(({ kind }) => kind !== 'caption').map(({ kind, text }) => [kind, text])).toEqual(
    BLOCKS,
  );
  expect(document?.blocks.find(({ kind }) => kind === 'caption')).toMatchObject({
    text: 'The boat at its berth in Skarrow.',
    credit: 'Mila Vetrova',
  });
});

it.each([
  [
    'its release',
    '<date.release norm="20260430T060000+0200"/><date.expire norm="20270101"/>',
    '20260430T060000+0200',
    '20270101',
  ],
  ['its expiry, as Superdesk writes it', '<date.expire norm="20260430T060000+0200"/>', '20260430T060000+0200', null],
  ['nothing', '', '', null],
])('takes the end of an embargo from %s', async (_, dates, embargo, expires) => {
  const document = await only(nitf({ docdata: `management-status="embargoed">${dates}` }));
  expect(document?.wire).toMatchObject({ status: 'usable', embargo, expires });
});

it('keeps what a correction says of itself', async () => {
  const document = await only(nitf({ docdata: '><correction info="The boat has 80 seats, not 800."/>' }));
  expect(document?.wire?.correction).toEqual({ note: 'The boat has 80 seats, not 800.' });
});

it('counts versions by generation where a desk does', async () => {
  expect((await only(nitf({ docdata: '><du-key generation="4"/>' })))?.wire?.version).toBe(4);
});

it('kills the other document that a message cancels', async () => {
  const docdata =
    'management-doc-idref="ferry-1" management-idref-status="canceled"><doc-id regsrc="LNA" id-string="ferry-2"/>';
  expect((await readWire('nitf', nitf({ docdata }))).map(({ read }) => [read().identity, read().wire?.status])).toEqual(
    [
      ['LNA:ferry-2', 'usable'],
      ['LNA:ferry-1', 'canceled'],
    ],
  );
  const bare = `<nitf><head><docdata ${docdata}</docdata></head><body/></nitf>`;
  expect(await only(bare)).toMatchObject({ identity: 'LNA:ferry-1', wire: { status: 'canceled' } });
});

it('tells an editor what a message demands in words alone', async () => {
  const embargoed = await only(nitf({ docdata: '><ed-msg info="Embargoed to 0001 Friday"/>' }));
  expect(embargoed?.wire?.notes).toEqual([expect.stringContaining('embargo')]);
  const killed = await only(nitf({ docdata: '><ed-msg info="MANDATORY KILL: phone 0123"/>' }));
  expect(killed?.wire?.notes).toEqual([expect.stringContaining('kill')]);
  expect(JSON.stringify(killed)).not.toContain('0123');
});
