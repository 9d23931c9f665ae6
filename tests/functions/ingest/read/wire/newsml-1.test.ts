import { expect, it } from 'vitest';
import { readWire } from '../../../../../functions/ingest/read/wire/wire.ts';
import { BLOCKS, HTML } from './story.ts';

const newsMl = ({
  status = '<Status FormalName="Usable"/>',
  body = `<nitf><body><body.content>${HTML}</body.content></body></nitf>`,
}) => `<NewsML><NewsItem>
<Identification><NewsIdentifier><ProviderId>lindow.example</ProviderId><DateId>20260428</DateId><NewsItemId>ferry</NewsItemId><RevisionId PreviousRevision="2" Update="N">3</RevisionId>
<PublicIdentifier>urn:newsml:lindow.example:20260428:ferry:3</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20260428T060000+0200</FirstCreated><ThisRevisionCreated>20260428T090000+0200</ThisRevisionCreated>${status}</NewsManagement>
<NewsComponent><NewsComponent><Role FormalName="Main"/>
<NewsLines><HeadLine>Ferry back</HeadLine><SubHeadLine>Islanders win</SubHeadLine><ByLine>Ada Lune</ByLine><DateLine>SKARROW, April 28</DateLine><CopyrightLine>© Lindow News</CopyrightLine></NewsLines>
<RightsMetadata><UsageRights><UsageType>NO ARCHIVAL USE</UsageType></UsageRights></RightsMetadata>
<DescriptiveMetadata><Language FormalName="en"/><SubjectCode><Subject FormalName="04000000"/></SubjectCode><Location><Property FormalName="City" Value="Skarrow"/></Location></DescriptiveMetadata>
<ContentItem><DataContent>${body}</DataContent></ContentItem></NewsComponent>
<NewsComponent><ContentItem><DataContent><p>The boat at its berth.</p></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>`;

const only = async (text: string) => (await readWire('newsml-1', text)).map(({ read }) => read())[0];

it('reads every field that NewsML 1 has for a story, whose identity holds no revision', async () => {
  expect(await only(newsMl({}))).toMatchObject({
    identity: 'urn:newsml:lindow.example:20260428:ferry',
    headlines: [{ text: 'Ferry back' }],
    deck: 'Islanders win',
    authors: ['Ada Lune'],
    published: [{ text: '20260428T060000+0200' }, {}],
    updated: [{ text: '20260428T090000+0200' }],
    language: 'en',
    copyright: '© Lindow News',
    wire: {
      version: 3,
      status: 'usable',
      embargo: null,
      dateline: 'SKARROW, April 28',
      place: 'Skarrow',
      usageTerms: 'NO ARCHIVAL USE',
      subjects: [{ name: null, code: '04000000' }],
    },
  });
});

it.each([
  ['NITF', {}],
  ['elements', { body: HTML }],
  [
    'text with capitals in its tags',
    { body: `<![CDATA[${HTML.replaceAll('<p>', '<P>').replaceAll('</p>', '</P>')}]]>` },
  ],
])('reads a body of %s, and not the caption beside it', async (_, change) => {
  expect((await only(newsMl(change)))?.blocks.map(({ kind, text }) => [kind, text])).toEqual(BLOCKS);
});

it('tells a correction by its instruction, whose words are for editors', async () => {
  const status = '<Status FormalName="Usable"/><Instruction FormalName="Correction">Call Ada.</Instruction>';
  expect((await only(newsMl({ status })))?.wire).toMatchObject({ correction: { note: null }, notes: [] });
});

it.each([
  ['<Status FormalName="Canceled"/>', 'canceled', null],
  ['<Status FormalName="Withheld"/>', 'withheld', null],
  ['<Status FormalName="Embargoed"/>', 'usable', ''],
  [
    '<Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20260430T060000Z</DateAndTime></StatusWillChange>',
    'usable',
    '20260430T060000Z',
  ],
])('tells status and embargo apart in %s', async (status, is, embargo) => {
  expect((await only(newsMl({ status })))?.wire).toMatchObject({ status: is, embargo });
});
