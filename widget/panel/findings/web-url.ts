/** Feeds, functions and pages of the shop are untrusted data, so that only web addresses become links. */
export const webUrl = (url: string | undefined): string | undefined =>
  url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
