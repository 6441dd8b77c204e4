import * as z from 'zod';
import { parseJson } from '../protocol/api-error.ts';
import type { VoiceReport } from '../session/state.ts';

/**
 * Events of the demo page alone, not of the Realtime API: its browser recognises what the shopper says, since this server
 * cannot.
 */
const PageEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('storevoice.recogniser'), on: z.boolean() }),
  /** All words of the current speech; `final` when the browser will not change them any more. */
  z.strictObject({ type: z.literal('storevoice.words'), words: z.string(), final: z.boolean() }),
]);

/** Browsers finish the words up to two seconds after the speech. */
const WORDS_WITHIN_MS = 2_500;

/**
 * Joins the words that a page recognises with the speech that the server hears: `report` gets what the voice detector reports,
 * the end of a speech only with its words.
 */
export const createPageWords = (report: (what: VoiceReport) => void) => {
  let isOn = false;
  let words = '';
  let isFinal = false;
  let ending: { readonly report: VoiceReport; readonly timer: NodeJS.Timeout } | undefined;
  const stopWaiting = (): VoiceReport | undefined => {
    const waiting = ending?.report;
    clearTimeout(ending?.timer);
    ending = undefined;
    return waiting;
  };
  const end = (): void => {
    const waiting = stopWaiting();
    if (waiting !== undefined) report(waiting);
  };
  return {
    /** Takes an event of the page; false for one of the API. */
    receive: (json: string): boolean => {
      if (!json.includes('"storevoice.')) return false;
      const { data: event } = PageEvent.safeParse(parseJson(json));
      if (event === undefined) return false;
      if (event.type === 'storevoice.recogniser') isOn = event.on;
      else ({ words, final: isFinal } = event);
      if (!isOn || isFinal) end();
      return true;
    },
    report: (what: VoiceReport): void => {
      if (what.kind === 'voice_stopped' && isOn && !isFinal) {
        stopWaiting();
        ending = { report: what, timer: setTimeout(end, WORDS_WITHIN_MS) };
        return;
      }
      // The shopper goes on after a pause: it is still the same speech.
      if (what.kind === 'voice_started' && stopWaiting() !== undefined) return;
      report(what);
    },
    /** The words of the speech that has just ended; empty when the browser made out none, `undefined` where none listens. */
    recognise: (): string | undefined => {
      if (!isOn) return undefined;
      const heard = words.trim();
      words = '';
      isFinal = false;
      return heard;
    },
    close: (): void => void stopWaiting(),
  };
};
