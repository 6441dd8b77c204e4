import { describe, expect, it } from '@jest/globals';
import { allowsLoading, parsePolicies } from '../../../../lambdas/core/shop/page-check/content-policy.ts';

const page = new URL('https://shop.example/');
const directives = ['script-src-elem', 'script-src', 'default-src'];

const allows = (header: string, url: string, hasNonce = false): boolean =>
  parsePolicies(header).every((policy) =>
    allowsLoading(policy, { directives, url: new URL(url), page, hasNonce }),
  );

describe('a Content-Security-Policy', () => {
  it.each([
    ['', 'https://voice.example/widget.js'],
    ["img-src 'none'", 'https://voice.example/widget.js'],
    ['default-src *', 'https://voice.example/widget.js'],
    ['script-src https:', 'https://voice.example/widget.js'],
    ['script-src http:', 'https://voice.example/widget.js'],
    ['script-src voice.example', 'https://voice.example/widget.js'],
    ['script-src VOICE.example', 'https://voice.example/widget.js'],
    ['script-src *.example', 'https://voice.example/widget.js'],
    ['script-src https://voice.example:443', 'https://voice.example/widget.js'],
    ['script-src voice.example:*', 'https://voice.example:8443/widget.js'],
    ['script-src https://voice.example/', 'https://voice.example/widget.js'],
    ['script-src https://voice.example/widget.js', 'https://voice.example/widget.js'],
    ["default-src 'none'; script-src-elem 'self'", 'https://shop.example/widget.js'],
    ["script-src 'self'; script-src 'none'", 'https://shop.example/widget.js'],
  ])('%p lets the page load %s', (header, url) => {
    expect(allows(header, url)).toBe(true);
  });

  it.each([
    ["default-src 'self'", 'https://voice.example/widget.js'],
    ["script-src 'none'", 'https://voice.example/widget.js'],
    ['script-src', 'https://voice.example/widget.js'],
    ['script-src *.voice.example', 'https://voice.example/widget.js'],
    ['script-src voice.example', 'https://voice.example:8443/widget.js'],
    ['script-src voice.example', 'http://voice.example/widget.js'],
    ['script-src https://voice.example/assets/', 'https://voice.example/widget.js'],
    ["script-src * , script-src 'self'", 'https://voice.example/widget.js'],
    ["script-src 'nonce-r4nd0m' 'strict-dynamic' https:", 'https://voice.example/widget.js'],
  ])('%p keeps the page from loading %s', (header, url) => {
    expect(allows(header, url)).toBe(false);
  });

  it('lets a tag with a nonce in where nonces are trusted', () => {
    const url = 'https://voice.example/widget.js';
    expect(allows("script-src 'nonce-r4nd0m' 'strict-dynamic'", url, true)).toBe(true);
    expect(allows("script-src 'self'", url, true)).toBe(false);
  });
});
