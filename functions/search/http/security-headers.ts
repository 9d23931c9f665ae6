import { styleHash } from '../markup/html.ts';
import { API_STYLE } from './api-style.ts';

/**
 * The one place of what browsers are told for safety's sake. `routes` puts the common headers on every answer that does
 * not say otherwise, whatever its status; a response in HTML adds those of a page.
 *
 * A page never has a script, a style or an `on…` attribute in itself: what it needs is an asset of the bundle, under
 * /assets (`'self'`). Where a style sheet must stand in the page, its hash goes in here (`styleHash`), so that a policy
 * is never widened by what an article says. Data in a script element (`application/ld+json`) is not run and needs no
 * hash, but has to be written by `jsonInScript`.
 */

const NO_FRAMES = "base-uri 'none'; frame-ancestors 'none'";

/**
 * What every answer says: a browser may read it as what it says it is, and nothing else; and as there are no cookies and
 * no keys, so that everybody may read everything, a page of any site may, too (Fetch Standard, "CORS protocol").
 */
const COMMON_HEADERS = {
  'content-security-policy': `default-src 'none'; form-action 'none'; ${NO_FRAMES}`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer', // words that were looked for stand in the address
  'strict-transport-security': 'max-age=31536000',
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Retry-After',
} as const;

/**
 * The common headers of an answer of this status. A browser writes the headers of a 304 over those that it holds (RFC 9111,
 * 3.2): the policy of a page has to stay its own.
 */
export const commonHeaders = (status: number): Readonly<Record<string, string>> => {
  const { 'content-security-policy': policy, ...others } = COMMON_HEADERS;
  return status === 304 ? others : { 'content-security-policy': policy, ...others };
};

/** A page has the style sheet and the script of this very place, /api one style sheet in itself; its forms search here. */
export const PAGE_HEADERS = {
  'content-security-policy':
    `default-src 'none'; script-src 'self'; style-src 'self' ${styleHash(API_STYLE)}; connect-src 'self'; ` +
    `img-src 'self' data:; form-action 'self'; ${NO_FRAMES}`,
  'cross-origin-opener-policy': 'same-origin', // a window that opened it has no hold on it
  'permissions-policy': 'browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=()',
} as const;
