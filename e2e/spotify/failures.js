// The ways in which Spotify fails, by name.

// The Web API's error body.
export function refused(status, message, more = {}) {
  return { status, body: { error: { status, ...(message && { message }), ...more } } };
}

// The same for a request that no page should have made: it goes down in the journal as a violation.
export function mistaken(status, message, violation = message) {
  return { ...refused(status, message), violation };
}

export const expiredToken = () => ({ reply: refused(401, 'The access token expired') });
// `plain` sends the sentence as text, not as JSON.
export function unregistered({ plain = false } = {}) {
  const sentence = 'User not registered in the Developer Dashboard';
  return { reply: plain ? { status: 403, body: sentence } : refused(403, sentence) };
}
export const premiumRequired = () => ({ reply: refused(403, 'Active premium subscription required for the owner of the app.') });
export const insufficientScope = () => ({ reply: refused(403, 'Insufficient client scope') });
export const forbidden = () => ({ reply: refused(403, 'Forbidden') });
export const quotaExceeded = () => ({ reply: refused(429, 'API quota exceeded', { reason: 'QUOTA_EXCEEDED' }) });

// Too many requests in the window of 30 seconds. `retryAfter` is in seconds; pages can read it only where it is `exposed`, and
// can read nothing at all without `cors`.
export function rateLimited({ retryAfter, exposed = false, cors = true } = {}) {
  const headers = {
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    ...(exposed && { 'access-control-expose-headers': 'Retry-After' }),
  };
  return { reply: { ...refused(429, 'API rate limit exceeded'), headers, cors } };
}

export const serverError = (status = 502) => ({ reply: refused(status, 'Error while loading resource') });
export const notJson = (status = 200) => ({ reply: { status, headers: { 'content-type': 'text/html' }, body: '<html>upstream</html>' } });
export const emptyBody = (status = 200) => ({ reply: { status } });

// The connection ends before the request has any effect.
export const dropped = () => ({ dropped: true });
// The request takes effect, and the connection ends before the answer.
export const lostReply = () => ({ lost: true });

// At the token endpoint.
export const unavailable = () => ({ reply: { status: 503, body: 'Service Unavailable' } });
export const invalidGrant = () => ({ reply: { status: 400, body: { error: 'invalid_grant', error_description: 'Invalid code' } } });
