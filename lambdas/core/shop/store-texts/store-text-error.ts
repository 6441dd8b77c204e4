type StoreTextErrorCode = 'EMPTY' | 'LOGIN_PAGE' | 'NOT_A_TEXT' | 'TOO_MUCH';

/** A text that was refused; the message names it and what to do about it. */
export class StoreTextError extends Error {
  override readonly name = 'StoreTextError';
  readonly code: StoreTextErrorCode;

  constructor(code: StoreTextErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
