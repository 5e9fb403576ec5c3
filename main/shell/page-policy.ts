/**
 * The content security policy of the kiosk's pages: the same in both shells. `dock` is the origin of the dev dock, the
 * only page that may ever be framed, and only where it exists.
 */
export function contentSecurityPolicy(dock: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    `frame-src ${dock ?? "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Headers of every answer that a shell gives its page. */
export function pageHeaders(dock: string | null): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(dock),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
  };
}
