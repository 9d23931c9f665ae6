import { compress } from './http/compress.ts';
import { keepingHeaders } from './http/keeping.ts';
import type { Reply, Route } from './http/route.ts';
import { PAGE_HEADERS } from './http/security-headers.ts';

/**
 * The HTTP response of a reply: its body as the request accepts it, or that what the reader has still holds. Null where
 * the body is too large to be sent in any coding that the request accepts.
 */
export const respond = (reply: Reply, route: Route, acceptEncoding: string | undefined): Response | null => {
  const kept = { ...keepingHeaders(reply.keeping ?? route.keeping, reply.tag), vary: varyOf(route) };
  if (reply.status === 304) return new Response(null, { status: 304, headers: kept });
  const { status, type, body } = reply;
  const coded = compress(typeof body === 'string' ? body : JSON.stringify(body), acceptEncoding);
  if (coded === null) return null;
  const { bytes, coding } = coded;
  const page = type === 'text/html';
  const written = /[/+](?:html|xml|css|javascript)$/.test(type) ? `${type}; charset=utf-8` : type; // JSON knows no other (RFC 8259, 8.1)
  return new Response(bytes, {
    status,
    headers: {
      'content-type': written,
      ...(coding === null ? {} : { 'content-encoding': coding }),
      ...(page ? PAGE_HEADERS : {}),
      ...kept,
    },
  });
};

/** Of which of the request's headers an answer depends (RFC 9110, 12.5.5): a 304 says the same. Pages are in languages. */
const varyOf = ({ answers }: Route): string => {
  const types = Object.keys(answers[200]);
  if (types.length > 1 && types.includes('text/html')) return 'Accept, Accept-Language, Accept-Encoding';
  return types.length > 1 ? 'Accept, Accept-Encoding' : 'Accept-Encoding';
};

/** The answer to what a browser asks before a request of a page with headers of its own. */
export const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      allow: METHODS,
      'access-control-allow-methods': METHODS,
      'access-control-allow-headers': '*',
      'access-control-max-age': '86400',
    },
  });

export const METHODS = 'GET, HEAD, OPTIONS';
