import { expect, it } from 'vitest';
import { readWire } from '../../../../../functions/ingest/read/wire/wire.ts';
import { BLOCKS, HTML, LEAD } from './story.ts';

const rss = (
  ...items: readonly string[]
) => `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>The Lindow Post</title><link>https://lindow.example</link><language>en-gb</language><copyright>© Lindow Post</copyright>
${items.map((item) => `<item><media:title>No headline</media:title>${item}</item>`).join('')}</channel></rss>`;

const documentsOf = async (text: string) => (await readWire('feed', text)).map(({ read }) => read());

it('makes each entry of an RSS feed an article, with the full text where the feed has it', async () => {
  const text = rss(
    `<title>Ferry &amp;amp; bridge: AT&amp;amp;T &lt;b&gt;back&lt;/b&gt;</title><link>https://lindow.example/ferry</link><guid isPermaLink="false">17</guid>
     <pubDate>Tue, 28 Apr 2026 06:00:00 GMT</pubDate><dc:creator>Ada Lune</dc:creator><category>Transport</category>
     <description>Islanders win.</description><content:encoded><![CDATA[${HTML}]]></content:encoded>`,
    `<title>Only a summary</title><link>https://lindow.example/two</link><author>desk@lindow.example (Bram Oost)</author><description>${LEAD}</description>`,
  );
  const [full, summary] = await documentsOf(text);
  expect(full).toMatchObject({
    identity: 'https://lindow.example 17',
    headlines: [{ text: 'Ferry & bridge: AT&T back' }],
    deck: 'Islanders win.',
    authors: ['Ada Lune'],
    published: [{ text: 'Tue, 28 Apr 2026 06:00:00 GMT' }],
    language: 'en-gb',
    url: 'https://lindow.example/ferry',
    copyright: '© Lindow Post',
    wire: { version: null, status: 'usable', subjects: [{ name: 'Transport', code: null }] },
  });
  expect(full?.blocks.map(({ kind, text }) => [kind, text])).toEqual(BLOCKS);
  expect(summary).toMatchObject({
    identity: 'https://lindow.example/two',
    authors: ['Bram Oost'],
    deck: null,
    blocks: [{ text: LEAD }],
  });
});

it('reads Atom: XHTML and escaped content, and an entry that was deleted as a kill', async () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0" xml:lang="en"><title>Post</title>
<entry><id>urn:lindow:1</id><title type="html">Ferry &amp;mdash; back</title><link rel="self" href="https://x.example"/><link href="https://lindow.example/1"/><author><name>Ada Lune</name></author>
<published>2026-04-28T06:00:00Z</published><updated>2026-04-28T09:00:00Z</updated><category term="transport" label="Transport"/><summary>Islanders win.</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${HTML}</div></content></entry>
<at:deleted-entry ref="urn:lindow:2" when="2026-04-28T09:00:00Z"/></feed>`;
  const [entry, deleted] = await documentsOf(atom);
  expect(entry).toMatchObject({
    identity: 'urn:lindow:1',
    headlines: [{ text: 'Ferry — back' }],
    url: 'https://lindow.example/1',
    authors: ['Ada Lune'],
    updated: [{ text: '2026-04-28T09:00:00Z' }],
    wire: { subjects: [{ name: 'Transport', code: 'transport' }] },
  });
  expect(entry?.blocks.map(({ kind, text }) => [kind, text])).toEqual(BLOCKS);
  expect(deleted).toMatchObject({ identity: 'urn:lindow:2', wire: { status: 'canceled' } });
});

it('publishes no draft of an export of WordPress, and leaves its pictures out', async () => {
  const entry = (title: string, type: string, status: string) =>
    `<title>${title}</title><wp:post_type>${type}</wp:post_type><wp:status>${status}</wp:status><description>${LEAD}</description>`;
  const documents = await documentsOf(
    rss(entry('One', 'post', 'publish'), entry('Two', 'post', 'draft'), entry('Three', 'attachment', 'inherit')),
  );
  expect(documents.map(({ headlines, wire }) => [headlines[0]?.text, wire?.status])).toEqual([
    ['One', 'usable'],
    ['Two', 'withheld'],
  ]);
});

it('rejects a feed without an entry', async () => {
  await expect(readWire('feed', rss())).rejects.toMatchObject({ code: 'no-article' });
});
