import type { IncomingMessage, ServerResponse } from 'node:http';

/** One part of the local site: answers the requests that are its own and tells by `false` which are not. */
export type Responder = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;
