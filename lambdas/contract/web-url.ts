import * as z from 'zod';

/** Only web addresses: a feed must not be able to plant `javascript:` behind a card's link. */
export const WebUrl = z.url({ protocol: /^https?$/, hostname: /./ }).max(2_048);
