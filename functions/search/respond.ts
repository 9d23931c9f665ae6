/** What a browser may do with an answer: read it as what it says it is, and nothing else. */
export const SECURITY_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
} as const;

/** An answer that may be kept for a second, and is then asked for again by its tag. */
export const jsonResponse = (body: unknown, tag: string, status: 200 | 410 = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...validators(tag) },
  });

/** 304 where the request already has the answer of this tag, else null. RFC 9110, 13.1.2: a weak comparison. */
export const notModified = (ifNoneMatch: string | undefined, tag: string): Response | null => {
  const held = (ifNoneMatch ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  return held.includes(`"${tag}"`) || held.includes('*')
    ? new Response(null, { status: 304, headers: validators(tag) })
    : null;
};

// Weak: how long a search took is not the same twice.
const validators = (tag: string) => ({ etag: `W/"${tag}"`, 'cache-control': 'public, max-age=1' });
