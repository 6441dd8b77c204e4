import type { ServerResponse } from 'node:http';
import { DEFAULT_MODEL } from '../protocol/session-state.ts';
import { sendJson } from './reply.ts';

/** Any name is taken for a model here; these are what OpenAI offers for speech today. */
const MODELS = [DEFAULT_MODEL, 'gpt-realtime-2.1-mini'] as const;
/** 2026-01-01; a date must be given and none is meant. */
const CREATED = 1_767_225_600;

export const listModels = (res: ServerResponse): void =>
  sendJson(res, 200, {
    object: 'list',
    data: MODELS.map((id) => ({ id, object: 'model', created: CREATED, owned_by: 'storevoice-local' })),
  });
