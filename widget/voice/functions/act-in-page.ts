import type { PageAction } from '../../../lambdas/contract/voice/bot.ts';
import type { Cart } from '../../../lambdas/contract/voice/cart.ts';
import { pageModule } from '../../page/lazy-page.ts';
import type { ActionScene } from '../../page/page-api.ts';
import { type ConversationState, isAnswered } from '../../state/state.ts';
import type { ConversationStore } from '../../state/store.ts';
import type { Turn } from '../../state/turns.ts';

/** The server's answer that asks for an action, and the call that it answers. */
export interface ActionRequest {
  readonly action: PageAction;
  readonly response: string;
  readonly call: { readonly name: string; readonly arguments: string };
}

interface ActionResult {
  readonly response: string;
  readonly cart?: Cart | undefined;
}

/** A page is left when its answer was heard, or after this time. */
const LEAVE_WITHIN_MS = 8_000;

const leaveWhenAnswered = (store: ConversationStore, leave: () => void): void => {
  const stop = (): void => {
    clearTimeout(timer);
    unsubscribe();
  };
  const go = (): void => {
    stop();
    leave();
  };
  const timer = setTimeout(go, LEAVE_WITHIN_MS);
  const unsubscribe = store.subscribe(({ phase }) => {
    // The shopper has ended the conversation before: the page stays.
    if (phase.kind !== 'live') stop();
    else if (isAnswered(phase)) go();
  });
};

const isAsking = (turn: Turn): boolean => turn.kind === 'shopper' && turn.delivery !== 'queued';

/** What followed the shopper's last words; absent when the shopper has said nothing. */
const sinceLastWords = ({ turns }: ConversationState): readonly Turn[] | undefined => {
  const at = turns.findLastIndex(isAsking);
  return at < 0 ? undefined : turns.slice(at);
};

/**
 * Acts in the page, once for each thing the shopper says: a model that repeats a call gets the outcome of the first one, on
 * the next page too.
 */
export const createActions = (scene: ActionScene, texts: { readonly toolUnreachable: string }) => {
  const { store } = scene;
  const running = new Map<string, Promise<ActionResult>>();
  const act = async ({ action, response }: ActionRequest, isAsked: boolean): Promise<ActionResult> => {
    const page = await pageModule.load().catch(() => undefined);
    if (page === undefined) return { response: texts.toolUnreachable };
    if (!isAsked) return { response: page.notAsked(scene.locale) };
    const outcome = await page.runAction(action, response, scene);
    if (outcome.kind === 'leaving') leaveWhenAnswered(store, outcome.leave);
    return { response: outcome.response, cart: outcome.cart };
  };
  return {
    /** The output that the same call had after the shopper's last words. */
    earlierOutput: ({ call: { name, arguments: json } }: ActionRequest): string | undefined =>
      sinceLastWords(store.state())
        ?.flatMap((turn) => (turn.kind === 'findings' ? (turn.call ?? []) : []))
        .find((call) => call.name === name && call.arguments === json)?.output,
    act: (request: ActionRequest): Promise<ActionResult> => {
      const words = sinceLastWords(store.state())?.[0];
      const key = `${words?.id} ${JSON.stringify(request.action)}`;
      const result = running.get(key) ?? act(request, words !== undefined);
      running.set(key, result);
      return result;
    },
  };
};
