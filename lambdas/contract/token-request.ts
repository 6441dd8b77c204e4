import * as z from 'zod';
import { Hostname } from './hostname.ts';

/** Which shop's page asks for a conversation. */
export const TokenRequest = z.object({ hostname: Hostname });
export type TokenRequest = z.infer<typeof TokenRequest>;
