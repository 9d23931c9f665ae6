import { expect, it } from 'vitest';
import { readWire } from '../../../../../functions/ingest/read/wire/wire.ts';
import { BLOCKS, HTML, LEAD } from './story.ts';

const only = async (item: object) => (await readWire('ninjs', JSON.stringify(item))).map(({ read }) => read())[0];

const FIRST = {
  uri: 'urn:lindow:ferry',
  type: 'text',
  version: '3',
  pubstatus: 'usable',
  firstcreated: '2026-04-28T06:00:00+02:00',
  versioncreated: '2026-04-28T09:00:00+02:00',
  language: 'en-GB',
  headline: 'Ferry back',
  description_text: 'Islanders win.',
  byline: 'By Ada Lune',
  located: 'Skarrow, Lindow',
  subject: [{ name: 'transport', code: '20000337', scheme: 'medtop' }],
  copyrightholder: 'Lindow News',
  usageterms: 'Not in Hallow.',
  expires: '2027-01-01T00:00:00Z',
  body_text: LEAD,
  body_xhtml: HTML,
  associations: {
    main: { type: 'picture', description_text: 'The boat at its berth in Skarrow.', byline: 'Mila Vetrova' },
    killed: { type: 'picture', description_text: 'The boat aground.', pubstatus: 'canceled' },
    later: { type: 'picture', description_text: 'The boat tomorrow.', embargoed: '2099-01-01T00:00:00Z' },
  },
};
const SECOND = {
  uri: 'urn:lindow:ferry',
  type: 'text',
  version: '3',
  pubstatus: 'usable',
  firstcreated: '2026-04-28T06:00:00+02:00',
  versioncreated: '2026-04-28T09:00:00+02:00',
  language: 'en-GB',
  headlines: [
    { role: 'other', value: 'Boat' },
    { role: 'main', value: 'Ferry back' },
  ],
  descriptions: [{ value: 'Islanders win.' }],
  by: 'By Ada Lune',
  located: { name: 'Skarrow, Lindow' },
  subjects: [{ name: 'transport', uri: '20000337' }],
  copyrightholder: 'Lindow News',
  usageterms: 'Not in Hallow.',
  expires: '2027-01-01T00:00:00Z',
  bodies: [
    { role: 'nitf', contenttype: 'application/nitf+xml', value: '<nitf><body/></nitf>' },
    { role: 'text', contenttype: 'text/plain', value: LEAD },
    { role: 'html', contenttype: 'text/html', value: `<html><body>${HTML}</body></html>` },
  ],
  associations: [
    { type: 'picture', descriptions: [{ value: 'The boat at its berth in Skarrow.' }], by: 'Mila Vetrova' },
  ],
};
const CAMEL: Readonly<Record<string, string>> = {
  pubstatus: 'pubStatus',
  firstcreated: 'firstCreated',
  versioncreated: 'versionCreated',
  contenttype: 'contentType',
  copyrightholder: 'copyrightHolder',
  usageterms: 'usageTerms',
};
const THIRD: object = JSON.parse(
  JSON.stringify(SECOND).replace(/"(\w+)":/g, (whole, name: string) => (name in CAMEL ? `"${CAMEL[name]}":` : whole)),
);

it.each([
  ['1', FIRST],
  ['2', SECOND],
  ['3', THIRD],
])('reads every field that ninjs %s has for a story', async (_, item) => {
  const document = await only(item);
  expect(document).toMatchObject({
    identity: 'urn:lindow:ferry',
    deck: 'Islanders win.',
    authors: ['By Ada Lune'],
    published: [{ text: '2026-04-28T06:00:00+02:00', source: 'firstCreated' }, { source: 'versionCreated' }],
    updated: [{ text: '2026-04-28T09:00:00+02:00', source: 'versionCreated' }],
    language: 'en-GB',
    copyright: 'Lindow News',
    wire: {
      version: 3,
      status: 'usable',
      embargo: null,
      place: 'Skarrow, Lindow',
      usageTerms: 'Not in Hallow.',
      expires: '2027-01-01T00:00:00Z',
      subjects: [{ name: 'transport', code: '20000337' }],
    },
  });
  expect(document?.headlines[0]?.text).toBe('Ferry back');
  expect(document?.blocks.map(({ kind, text }) => [kind, text])).toEqual([
    ['caption', 'The boat at its berth in Skarrow.'],
    ...BLOCKS,
  ]);
  expect(document?.blocks[0]?.credit).toBe('Mila Vetrova');
});

it.each([
  [{ pubstatus: 'canceled' }, 'canceled', null],
  [{ pubStatus: 'withheld' }, 'withheld', null],
  [{ embargoed: '2026-04-30T06:00:00Z', pubstatus: 'usable' }, 'usable', '2026-04-30T06:00:00Z'],
  [{ embargoed: '' }, 'usable', ''],
  [{ embargoed: null }, 'usable', null],
])('tells status and embargo apart in %o', async (change, status, embargo) => {
  const { pubstatus: _, ...rest } = FIRST;
  expect((await only({ ...rest, ...change }))?.wire).toMatchObject({ status, embargo });
});

it('reads Superdesk’s list of authors without its editors, and the older name of its identifier', async () => {
  const { uri: guid, byline: _, ...rest } = FIRST;
  const authors = [
    { name: 'Ada Lune', role: 'writer' },
    { name: 'Bram Oost', role: 'editor' },
  ];
  expect(await only({ ...rest, guid, authors })).toMatchObject({ identity: guid, authors: ['Ada Lune'] });
});

it('reads NITF where there is no other body, and a description where there is none at all', async () => {
  const value = `<?xml version="1.0"?><nitf><body><body.content>${HTML}</body.content></body></nitf>`;
  const nitf = { ...SECOND, associations: [], bodies: [{ contenttype: 'text/vnd.IPTC.NITF', value }] };
  expect((await only(nitf))?.blocks.map(({ kind, text }) => [kind, text])).toEqual(BLOCKS);
  const { bodies: _, ...none } = SECOND;
  expect(await only({ ...none, associations: [] })).toMatchObject({ deck: null, blocks: [{ text: 'Islanders win.' }] });
});

it.each([
  [{ type: 'picture' }, 'a picture'],
  [{ type: 'audio' }, 'a sound recording'],
  [{ type: undefined, eventDetails: {} }, 'an event in a calendar'],
])('says of %o without a body what it is', async (change, name) => {
  const { bodies: _, ...none } = SECOND;
  await expect(only({ ...none, ...change })).rejects.toMatchObject({
    code: 'no-article',
    message: `This item of a wire service is ${name}. Only items with a story are archived.`,
  });
});

it('takes the lines of a body that is declared as HTML for the wrapping of its source, mark or no mark', async () => {
  const [one = '', ...rest] = LEAD.split(', ');
  const value = `\n   ${one},\n   ${rest.join(', ')}\n\n   ${LEAD}\n`;
  const bodies = (contenttype: string) => ({ ...SECOND, associations: [], bodies: [{ contenttype, value }] });
  expect((await only(bodies('text/html')))?.blocks.map(({ text }) => text)).toEqual([LEAD, LEAD]);
});

it('takes a picture’s caption and credit from what is said of the picture, and the deck from what is said of the story', async () => {
  const caption = 'The boat at its berth in Skarrow.';
  const document = await only({
    ...SECOND,
    descriptions: [
      { role: 'writer', value: 'lindow.example' },
      { role: 'text', value: 'Islanders win.' },
    ],
    associations: [
      { type: 'picture', by: 'Mila Vetrova', descriptions: [{ role: 'caption', value: caption }] },
      { type: 'picture', by: 'Bram Oost', descriptions: [{ value: 'The harbour of Skarrow in spring.' }] },
    ],
    bodies: [{ contenttype: 'text/html', value: `${HTML}<figure><figcaption>${caption}</figcaption></figure>` }],
  });
  expect(document?.deck).toBe('Islanders win.');
  expect(document?.blocks.filter(({ kind }) => kind === 'caption')).toMatchObject([
    { text: 'The harbour of Skarrow in spring.', credit: 'Bram Oost' },
    { text: caption, credit: 'Mila Vetrova' },
  ]);
});

it('takes the terms of use from where they are pointed at, if they are not written out', async () => {
  const { usageterms: _, ...rest } = SECOND;
  const rightsinfo = { linkedrights: 'https://lindow.example/editorial-use-only' };
  expect((await only({ ...rest, rightsinfo }))?.wire?.usageTerms).toBe(rightsinfo.linkedrights);
});

it('leaves out the line of section and source that a body may repeat under its headline', async () => {
  const value = `<body><div class="dat"><span class="vignette">Transport</span><span class="source">LNA</span></div>${HTML}</body>`;
  const document = await only({ ...SECOND, associations: [], bodies: [{ contenttype: 'text/html', value }] });
  expect(document?.blocks.map(({ kind, text }) => [kind, text])).toEqual(BLOCKS);
});

it('takes no description for a deck that the story itself holds', async () => {
  expect((await only({ ...FIRST, description_text: `${LEAD.slice(0, 60)}…` }))?.deck).toBeNull();
});

it('survives values of the wrong kind', async () => {
  const wrong = {
    uri: 'urn:x',
    headline: 7,
    bodies: 'x',
    body_html: [],
    subject: { name: {} },
    associations: 3,
    located: [],
    by: {},
  };
  expect(await only(wrong)).toMatchObject({ identity: 'urn:x', blocks: [] });
  await expect(readWire('ninjs', '{"uri":')).rejects.toMatchObject({ code: 'unreadable' });
});
