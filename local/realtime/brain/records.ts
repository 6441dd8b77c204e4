import type { Item } from '../protocol/items.ts';
import type { ResponseRecord, ResponseStatus, Usage } from '../protocol/server-events.ts';
import type { BrainState } from './state.ts';

export interface ResponseIdentity {
  readonly id: string;
  readonly inConversation: boolean;
  readonly metadata: Readonly<Record<string, string>> | null;
  readonly modality: 'audio' | 'text';
}

interface Ending {
  readonly status: Exclude<ResponseStatus, 'in_progress'>;
  readonly reason?: 'turn_detected' | 'client_cancelled';
  readonly output: readonly Item[];
  readonly usage: Usage;
}

const record = (state: BrainState, { id, inConversation, metadata, modality }: ResponseIdentity) =>
  ({
    id,
    object: 'realtime.response',
    conversation_id: inConversation ? state.conversationId : null,
    output_modalities: [modality],
    metadata,
  }) as const;

export const openRecord = (state: BrainState, identity: ResponseIdentity): ResponseRecord => ({
  ...record(state, identity),
  status: 'in_progress',
  status_details: null,
  output: [],
  usage: null,
});

export const closedRecord = (
  state: BrainState,
  identity: ResponseIdentity,
  { status, reason, output, usage }: Ending,
): ResponseRecord => ({
  ...record(state, identity),
  status,
  status_details: reason === undefined ? null : { type: status, reason },
  output,
  usage,
});
