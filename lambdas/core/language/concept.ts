import * as z from 'zod';

export const WrittenSpelling = z
  .string()
  .regex(/^\S(?:.*\S)?$/u, 'write the spelling without blanks around it');

/** What a concept is for the search: a thing sold, a thing bought for another thing, a property, a maker. */
export const ConceptRole = z.enum(['thing', 'accessory', 'attribute', 'brand']);
export type ConceptRole = z.infer<typeof ConceptRole>;

/** One retail idea with the ways people say and write it. */
export const Concept = z.strictObject({
  /** What documents and questions both become. */
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, 'write the id in kebab-case Latin letters'),
  en: z.array(WrittenSpelling),
  ru: z.array(WrittenSpelling),
  /** Broader ideas: a document about sneakers also answers "shoes". */
  isA: z.array(z.string()).default([]),
  role: ConceptRole.default('thing'),
  /** Which property it is a value of, when the role is `attribute`. */
  attribute: z.string().optional(),
});
export type Concept = Readonly<z.infer<typeof Concept>>;

/** A concept as a data file has it. */
export interface WrittenConcept extends Readonly<Omit<z.input<typeof Concept>, 'role'>> {
  readonly role?: string | undefined;
}

/** Whether it is a kind of thing that shops sell, by itself or for another thing. */
export const isKind = ({ role }: { readonly role: string }): boolean =>
  role === 'thing' || role === 'accessory';

export const ConceptFile = z.strictObject({ concepts: z.array(Concept) });
