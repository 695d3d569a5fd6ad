/** Of an address that is a secret: no other site learns it from a link that is followed, and no search engine keeps it. */
export const keptToItself = { 'Referrer-Policy': 'no-referrer', 'X-Robots-Tag': 'noindex, nofollow' }
