/** Numbers are little-endian in the store, as on every machine that Node runs on. */
export const bytesOf = (view: ArrayBufferView): Uint8Array =>
  new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

interface NumbersKind<Numbers> {
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Numbers;
  readonly BYTES_PER_ELEMENT: number;
}

/** Bytes as the numbers that they hold, in the same memory. */
export const numbersIn = <Numbers>(
  { buffer, byteOffset, byteLength }: Uint8Array,
  Kind: NumbersKind<Numbers>,
): Numbers => new Kind(buffer, byteOffset, byteLength / Kind.BYTES_PER_ELEMENT);
