import { useRef } from 'preact/hooks';
import type { ProductCard, VariantQuestion } from '../../../lambdas/contract/voice/bot.ts';
import { cartTurn, type FindingsTurn } from '../../state/turns.ts';
import { Icon, icons } from '../icons.tsx';
import { usePanel } from '../view.ts';
import { CartView, type KnownCart } from './cart.tsx';
import { ComparisonTable } from './comparison.tsx';
import { ContactCard, OrderCard, SourceCard, TicketCard } from './facts.tsx';
import { findingsCss } from './findings.css.ts';
import { ProductView } from './product.tsx';

/** Styles of this file's views, which come with it. */
export const css = findingsCss;

interface Props {
  readonly turn: FindingsTurn;
}

/** What one function call found; nothing when its answer is a sentence alone. */
export const Findings = ({ turn }: Props) => {
  const { turns, cart } = usePanel().state;
  const { products, details = {} } = turn;
  const { comparison, order, source, contact, ticket } = details;
  const views = [
    products.length > 0 && <Products turn={turn} />,
    comparison && <ComparisonTable comparison={comparison} products={products} />,
    order && <OrderCard order={order} />,
    cart && turn === cartTurn(turns) && <CartView known={cart} />,
    ticket && <TicketCard ticket={ticket} />,
    contact && <ContactCard contact={contact} />,
    source && <SourceCard source={source} />,
  ].filter(Boolean);
  return views.length > 0 ? <li class="turn findings">{views}</li> : null;
};

/** The assistant's question about a variant, which a tap answers as well as words. */
export const Choices = ({ question }: { readonly question: VariantQuestion }) => {
  const { texts, conversation } = usePanel();
  return (
    <li class="turn">
      <fieldset class="choices">
        <legend class="visually-hidden">{texts.choose}</legend>
        {question.options.map(({ label, variantId }) => (
          <button type="button" class="choice" key={variantId} onClick={() => conversation.ask(label)}>
            {label}
          </button>
        ))}
      </fieldset>
    </li>
  );
};

/** How many of a variant the cart holds; `undefined` when the page does not say which products are in it. */
const countIn = (cart: KnownCart | undefined, { productId, variantId }: ProductCard): number | undefined => {
  const lines = cart?.cart.lines;
  if (lines?.some((line) => line.productId === undefined && line.variantId === undefined)) return undefined;
  return lines
    ?.filter(
      (line) => (line.productId ?? productId) === productId && (line.variantId ?? variantId) === variantId,
    )
    .reduce((sum, { quantity }) => sum + quantity, 0);
};

/** Whether the only card of a product is one example of the variants that the answer asks about. */
const isExample = ({ products, ask }: FindingsTurn, { productId, variantId }: ProductCard): boolean =>
  products.filter((card) => card.productId === productId).length === 1 &&
  ask?.options.some((option) => option.productId === productId && option.variantId !== variantId) === true;

const Products = ({ turn }: Props) => {
  const { texts, state } = usePanel();
  const row = useRef<HTMLUListElement>(null);
  const { products } = turn;
  const scroll = (direction: 1 | -1): void =>
    row.current?.scrollBy({ left: direction * row.current.clientWidth * 0.8 });
  const isRow = products.length > 1;
  return (
    <div class="products">
      <ul class={isRow ? 'product-row' : 'product-alone'} aria-label={texts.found} ref={row}>
        {products.map((product) => (
          <ProductView
            key={`${product.productId} ${product.variantId}`}
            product={product}
            inCart={countIn(state.cart, product)}
            isExample={isExample(turn, product)}
          />
        ))}
      </ul>
      {products.length > 2 && (
        <div class="row-buttons">
          <button type="button" class="round" aria-label={texts.previous} onClick={() => scroll(-1)}>
            <Icon lines={icons.back} />
          </button>
          <button type="button" class="round" aria-label={texts.next} onClick={() => scroll(1)}>
            <Icon lines={icons.forward} />
          </button>
        </div>
      )}
    </div>
  );
};
