import { createPageEmitter, parseContext } from '../page/page-api.ts';
import { whenSpeaking } from '../page/speaking.ts';
import type { PageContext, SpeakResult, StorevoiceElement } from '../page/storevoice.d.ts';
import { attributeNames } from './attributes.ts';
import { createReport } from './report.ts';
import { Widget, type WidgetParts } from './widget.ts';

export const elementName = 'storevoice-widget';

/** Creates the element's class for one script; every element keeps its own state. */
export const createWidgetClass = (parts: WidgetParts): CustomElementConstructor =>
  class StorevoiceWidget extends HTMLElement implements StorevoiceElement {
    static readonly observedAttributes = attributeNames;
    readonly #root = this.attachShadow({ mode: 'open' });
    #widget: Widget | undefined;
    readonly #report = createReport();
    #context: PageContext = {};

    connectedCallback(): void {
      // A page that moves the element disconnects and reconnects it in one task; the widget stays.
      if (this.#widget !== undefined) return;
      this.#widget = new Widget({ host: this, root: this.#root, context: () => this.#context }, parts);
      queueMicrotask(() => createPageEmitter(this)('ready', undefined));
    }

    disconnectedCallback(): void {
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#widget?.unmount();
        this.#widget = undefined;
      });
    }

    attributeChangedCallback(): void {
      this.#widget?.refresh();
    }

    async open(): Promise<void> {
      await this.#widget?.open({ focus: true });
    }

    close(): void {
      this.#widget?.close();
    }

    async ask(text: string): Promise<void> {
      const question = text.trim();
      if (question === '') return;
      const panel = await this.#widget?.open({ focus: true });
      panel?.conversation.ask(question);
    }

    async speak(): Promise<SpeakResult> {
      const panel = await this.#widget?.open({ focus: true });
      return panel === undefined
        ? { outcome: 'closed' }
        : whenSpeaking(panel.store, () => panel.conversation.talk());
    }

    setContext(context: PageContext): void {
      const known = parseContext(context);
      if (known === undefined) {
        this.#report(
          'setContext() takes an object that JSON can hold, like { productId: 2 }; the previous context stays.',
          context,
        );
        return;
      }
      this.#context = known;
      this.#widget?.updateContext();
    }
  };
