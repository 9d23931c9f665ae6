import { API_STYLE } from './http/api-style.ts';
import { styleHash } from './http/html.ts';
import { type Keeping, keepingHeaders } from './http/keeping.ts';
import type { Reply } from './http/route.ts';

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** What a browser may do with an answer: read it as what it says it is, and nothing else. */
export const SECURITY_HEADERS = {
  'content-security-policy': NOTHING,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** A page has no script, and one style sheet in itself. */
const PAGE_HEADERS = { 'content-security-policy': `${NOTHING}; style-src ${styleHash(API_STYLE)}` };

/** The HTTP response of a reply: the bytes of its body, or that what the reader has still holds. */
export const respond = (reply: Reply, keeping: Keeping): Response => {
  const kept = keepingHeaders(keeping, reply.tag);
  if (reply.status === 304) return new Response(null, { status: 304, headers: kept });
  const { status, type, body } = reply;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const page = type === 'text/html';
  return new Response(text, {
    status,
    headers: { 'content-type': page ? `${type}; charset=utf-8` : type, ...(page ? PAGE_HEADERS : {}), ...kept },
  });
};
