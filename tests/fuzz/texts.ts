/** Stories of our own in the formats of the newsroom, each with as many of the format's fields as it has. */

const LEAD = 'The early ferry sails again from Monday, the company said on Tuesday.';
const SAID = '“I did the sums in my maths lesson,” said Wilhelmina Aske, who had written to the chamber.';
const HTML = `<p>SKARROW (LNA) -- ${LEAD}</p><p>${SAID}</p><h2>Who pays</h2><ul><li>The island</li><li>The company</li></ul><figure><img alt="x"><figcaption>The boat. <small>Mila Vetrova</small></figcaption></figure>`;

export const PAGE = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry back | Lindow Post</title>
<link rel="canonical" href="https://lindow.example/ferry"><meta property="og:title" content="Ferry back"><meta name="author" content="Ada Lune">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Ferry back","datePublished":"2026-04-28T06:00:00+02:00","author":[{"name":"Ada Lune"}]}]}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry back</h1><p class="byline">By Ada Lune</p><time datetime="2026-04-28">28 April 2026</time>${HTML}<table><tr><td>Port</td><td>4</td></tr></table></article><aside class="related"><a href="/x">Read also</a></aside></body></html>`;

export const MARKDOWN = `---\ntitle: "Ferry back"\nauthors: [Ada Lune, {name: Bram Oost}]\ndate: 2026-04-28\n---\n\n# Ferry back\n\n*By* [Ada Lune](https://lindow.example)\n\n${LEAD}\n\n> ${SAID}\n\n1. One\n2. Two\n\n| Port | Fare |\n|---|---|\n| Lindow | 4 |\n\n![The boat](boat.jpg)\n`;

const HEAD =
  'From: Ada Lune <ada@lindow.example>\r\nTo: desk@lindow.example\r\nSubject: =?utf-8?Q?Ferry_b=C3=A4ck?=\r\nDate: Mon, 2 Mar 2026 12:30:00 +0500\r\nMIME-Version: 1.0\r\n';

export const LETTER = `${HEAD}Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${LEAD} =\r\nAgain.\r\n\r\n-- \r\nAda\r\n`;
export const LETTER_WITH_FILES = `${HEAD}Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: multipart/alternative; boundary="c"\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\n${LEAD}\r\n--c\r\nContent-Type: text/html\r\n\r\n${HTML}\r\n--c--\r\n--b\r\nContent-Type: text/plain; name="harbour.txt"\r\nContent-Disposition: attachment; filename*=utf-8''harb%C3%B6r.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(`Harbour shut\n\n${LEAD}\n\n${SAID}`).toString('base64')}\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${HEAD}\r\n${LEAD}\r\n--b--\r\n`;
export const SAVED_PAGE = `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://lindow.example/ferry\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n${PAGE}\r\n--b--\r\n`;

const NINJS = {
  uri: 'urn:lindow:ferry',
  type: 'text',
  version: '3',
  pubstatus: 'usable',
  firstcreated: '2026-04-28T06:00:00+02:00',
  embargoed: '2026-04-30T06:00:00',
  language: 'en-GB',
  headline: 'Ferry back',
  byline: 'By Ada Lune',
  located: 'Skarrow',
  subject: [{ name: 'transport', code: '20000337' }],
  usageterms: 'Not in Hallow.',
  body_xhtml: HTML,
  associations: { main: { type: 'picture', description_text: 'The boat at its berth.', byline: 'Mila Vetrova' } },
};
const NINJS_3 = {
  uri: 'urn:lindow:ferry',
  pubStatus: 'usable',
  versionCreated: '2026-04-28T06:00:00+02:00',
  headlines: [{ role: 'main', value: 'Ferry back' }],
  bodies: [
    {
      contentType: 'application/nitf+xml',
      value: `<nitf><body><body.content>${HTML.replace('<img alt="x">', '')}</body.content></body></nitf>`,
    },
  ],
  subjects: [{ uri: 'medtop:1', name: 'transport' }],
};
const G2 = (id: string, more = '') =>
  `<newsItem guid="urn:lindow:${id}" version="2" xml:lang="en"><rightsInfo><copyrightNotice>© Lindow News</copyrightNotice><usageTerms>Not in Hallow.</usageTerms></rightsInfo><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2026-04-28T09:00:00+02:00</versionCreated>${more}</itemMeta><contentMeta><located><name>Skarrow</name></located><subject qcode="medtop:1"><name>transport</name></subject><headline rank="1">Ferry back</headline><by>By Ada Lune</by></contentMeta><contentSet><inlineXML><html><body>${HTML.replace('<img alt="x">', '<img/>')}</body></html></inlineXML></contentSet></newsItem>`;

export const WIRES: Readonly<Record<string, string>> = {
  'ninjs 1': JSON.stringify(NINJS),
  'ninjs 3': JSON.stringify([NINJS_3, { ...NINJS_3, uri: 'urn:lindow:two', pubStatus: 'canceled' }]),
  'NewsML-G2': `<?xml version="1.0"?><newsMessage><itemSet>${G2('ferry', '<embargoed>2026-04-30</embargoed><edNote>Embargo!</edNote>')}${G2('two', '<pubStatus qcode="stat:canceled"/>')}</itemSet></newsMessage>`,
  'NewsML 1': `<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>lindow.example</ProviderId><DateId>20260428</DateId><NewsItemId>ferry</NewsItemId><RevisionId>3</RevisionId></NewsIdentifier></Identification><NewsManagement><FirstCreated>20260428T060000+0200</FirstCreated><Status FormalName="Embargoed"/><StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>20260430T060000Z</DateAndTime></StatusWillChange></NewsManagement><NewsComponent><NewsLines><HeadLine>Ferry back</HeadLine><ByLine>Ada Lune</ByLine></NewsLines><ContentItem><DataContent><![CDATA[${HTML}]]></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
  NITF: `<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd"><nitf baselang="en"><head><tobject><tobject.subject tobject.subject.refnum="04015000"/></tobject><docdata management-doc-idref="old" management-idref-status="canceled"><doc-id regsrc="LNA" id-string="f"/><du-key version="2"/><date.issue norm="20260428T060000+0200"/></docdata></head><body><body.head><hedline><hl1>Ferry back</hl1></hedline><byline>By Ada Lune <byttl>Staff Writer</byttl></byline><dateline><location>Skarrow</location></dateline></body.head><body.content><p>${LEAD}</p><block><p>${SAID}</p></block><media><media-caption>The boat.</media-caption></media></body.content></body></nitf>`,
  'JSON-LD': JSON.stringify({
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'Person', '@id': '#ada', name: 'Ada Lune' },
      {
        '@type': 'NewsArticle',
        '@id': '#f',
        headline: 'Ferry back',
        author: { '@id': '#ada' },
        datePublished: '2026-04-28',
        keywords: 'a, b',
        articleBody: `${LEAD}\n\n${SAID}`,
      },
    ],
  }),
  RSS: `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title><item><title>Ferry &amp;amp; boat</title><guid>1</guid><pubDate>Tue, 28 Apr 2026 06:00:00 GMT</pubDate><content:encoded><![CDATA[${HTML}]]></content:encoded></item><item><title>Two</title><description>${LEAD}</description></item></channel></rss>`,
  Atom: `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><entry><id>urn:1</id><title type="html">Ferry &amp;mdash; back</title><link href="https://lindow.example/1"/><updated>2026-04-28T09:00:00Z</updated><content type="xhtml"><div><p>${LEAD}</p><p>${SAID}</p></div></content></entry><at:deleted-entry ref="urn:2"/></feed>`,
};
