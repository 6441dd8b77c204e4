import type { Services } from '../connection/connection.ts';
import type { Call } from '../connection/webrtc.ts';
import type { Session, SessionConfig } from '../protocol/session.ts';
import type { ClientSecrets } from './client-secrets.ts';

/** What the API's routes share. */
export interface ApiContext {
  readonly secrets: ClientSecrets;
  readonly services: Services;
  /** Calls under way, by id. */
  readonly calls: Map<string, Call>;
  openSession(config: SessionConfig): Session;
}
