import { expect, it } from 'vitest';
import { sniffWire } from '../../../../../functions/ingest/read/wire/sniff.ts';

it.each([
  ['newsml-g2', '<?xml version="1.0"?>\n<!-- ours --><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>'],
  ['newsml-g2', '<nar:newsMessage xmlns:nar="http://iptc.org/std/nar/2006-10-01/"></nar:newsMessage>'],
  ['nitf', '<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd" [<!ENTITY x "a>b">]>\n<nitf><head/></nitf>'],
  ['newsml-1', '\uFEFF<?xml version="1.0"?><NewsML><Catalog/></NewsML>'],
  ['feed', '<rss version="2.0"><channel/></rss>'],
  ['feed', '<feed xmlns="http://www.w3.org/2005/Atom"/>'],
  ['feed', '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"/>'],
  ['ninjs', '{"uri": "urn:lindow:1", "headline": "Ferry back"}'],
  ['ninjs', '[{"uri": "urn:lindow:1", "bodies": []}, {"guid": "urn:lindow:2", "body_html": ""}]'],
  ['schema-org', '{"@context": "https://schema.org", "@type": "NewsArticle"}'],
  ['schema-org', '{"@graph": [{"@type": "WebSite"}, {"@type": ["Thing", "http://schema.org/ReportageNewsArticle"]}]}'],
])('knows %s in %s', (format, text) => expect(sniffWire(text)).toBe(format));

it.each([
  ['a page', '<!doctype html><html><body><p>Ferry back</p></body></html>'],
  ['a page in XML', '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>'],
  ['XML of another kind', '<?xml version="1.0"?><invoice/>'],
  ['JSON of another kind', '{"uri": "urn:lindow:1"}'],
  ['a list of nothing', '[]'],
  ['a text that begins with a bracket', '[Ferry back] The early ferry sails again.'],
  ['a text', 'Ferry back'],
  ['comments without an end', '<!--'.repeat(100_000)],
  ['JSON of great depth', '['.repeat(100_000)],
])('leaves %s to others', (_, text) => expect(sniffWire(text)).toBeNull());
