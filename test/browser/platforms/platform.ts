/** What a page asked its own server. */
export interface Asked {
  readonly path: string;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly nonce: string | undefined;
  readonly form: URLSearchParams;
  readonly json: Readonly<Record<string, unknown>>;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export const TITLE = 'iPhone 15 256GB Black';

/** The cart on the server of one shop. Variant 3 is sold at $999.90, variant 9 is sold out, and SALE is a code. */
export class ServerCart {
  quantity = 0;
  /** Databases number lines and use no number twice. */
  line = 6;
  codes: readonly string[] = [];

  /** Whether there are so many. */
  add(id: unknown, quantity: unknown): boolean {
    if (String(id) !== '3') return false;
    if (this.quantity === 0) this.line += 1;
    this.quantity += Number(quantity);
    return true;
  }

  set(quantity: unknown): void {
    this.quantity = Number(quantity);
  }

  enter(code: unknown): boolean {
    if (code === 'SALE') this.codes = ['SALE'];
    return code === 'SALE';
  }
}

/** A shop's platform: what marks its pages, and how its server answers. */
export interface Platform {
  readonly name: string;
  readonly body: string;
  readonly checkout: string;
  /** Whether its cart tells a total. */
  readonly hasTotal: boolean;
  /** What its header's small cart, `#cart`, shows after a change; absent where the themes decide that. */
  readonly header?: string;
  readonly soldOut: string;
  readonly wrongCode: string;
  answer(asked: Asked, cart: ServerCart): Answer | undefined;
}
