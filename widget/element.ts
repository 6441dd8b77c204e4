import { attributeNames } from './attributes.ts';
import { Mounted } from './mount.ts';
import type { MountParts } from './mount-parts.ts';
import { createTellPage, parseContext } from './page-api.ts';
import { createReport } from './report.ts';
import type { PageContext, StorevoiceElement } from './storevoice.d.ts';

export const elementName = 'storevoice-widget';

/** Makes the element's class for scripts of one home; every element keeps its own state. */
export const createWidgetClass = (parts: MountParts): CustomElementConstructor =>
  class StorevoiceWidget extends HTMLElement implements StorevoiceElement {
    static readonly observedAttributes = attributeNames;
    readonly #root = this.attachShadow({ mode: 'open' });
    #mounted: Mounted | undefined;
    readonly #report = createReport();
    #context: PageContext = {};

    connectedCallback(): void {
      // A page that moves the element disconnects and connects it in one go: nothing is lost then.
      if (this.#mounted !== undefined) return;
      this.#mounted = new Mounted({ host: this, root: this.#root, context: this.#context }, parts);
      queueMicrotask(() => createTellPage(this)('ready', undefined));
    }

    disconnectedCallback(): void {
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#mounted?.unmount();
        this.#mounted = undefined;
      });
    }

    attributeChangedCallback(): void {
      this.#mounted?.refresh();
    }

    async open(): Promise<void> {
      await this.#mounted?.open({ focus: true });
    }

    close(): void {
      this.#mounted?.close();
    }

    async ask(text: string): Promise<void> {
      const question = text.trim();
      if (question === '') return;
      const panel = await this.#mounted?.open({ focus: true });
      panel?.ask(question);
    }

    setContext(context: PageContext): void {
      const known = parseContext(context);
      if (known === undefined) {
        this.#report(
          'setContext() takes an object that JSON can hold, like { productId: 2 }; the last one stays.',
          context,
        );
        return;
      }
      this.#context = known;
      this.#mounted?.setContext(known);
    }
  };
