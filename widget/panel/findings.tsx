import { useRef } from 'preact/hooks';
import type { ProductCard, VariantQuestion } from '../../lambdas/contract/bot.ts';
import type { FindingsTurn } from '../turns.ts';
import { ArrowIcon } from './icons.tsx';
import { Product } from './product.tsx';
import { useWords } from './words.ts';

/** Whether the page put the product into its cart, as far as the page tells. */
export type CartOutcome = 'added' | 'failed' | 'left-to-page';

export interface FindingsHandlers {
  readonly onChoose: (label: string) => void;
  /** Answers whether the browser may follow the link. */
  readonly onProduct: (product: ProductCard) => boolean;
  readonly onAddToCart: (product: ProductCard) => Promise<CartOutcome>;
}

type Props = Pick<FindingsHandlers, 'onProduct' | 'onAddToCart'> & {
  readonly turn: FindingsTurn;
};

export const Findings = ({ turn, ...handlers }: Props) => (
  <li class="turn findings">
    <Products products={turn.products} {...handlers} />
  </li>
);

interface ChoicesProps {
  readonly question: VariantQuestion;
  readonly onChoose: FindingsHandlers['onChoose'];
}

/** The assistant's question about a variant, to be answered with a tap as well as with words. */
export const Choices = ({ question, onChoose }: ChoicesProps) => {
  const { texts } = useWords();
  return (
    <li class="turn">
      <fieldset class="choices">
        <legend class="visually-hidden">{texts.choose}</legend>
        {question.options.map(({ label, variantId }) => (
          <button type="button" class="choice" key={variantId} onClick={() => onChoose(label)}>
            {label}
          </button>
        ))}
      </fieldset>
    </li>
  );
};

type ProductsProps = Pick<Props, 'onProduct' | 'onAddToCart'> & { readonly products: readonly ProductCard[] };

const Products = ({ products, ...handlers }: ProductsProps) => {
  const { texts } = useWords();
  const row = useRef<HTMLUListElement>(null);
  const scroll = (direction: 1 | -1): void =>
    row.current?.scrollBy({ left: direction * row.current.clientWidth * 0.8 });
  const isRow = products.length > 1;
  return (
    <div class="products">
      <ul class={isRow ? 'product-row' : 'product-alone'} aria-label={texts.found} ref={row}>
        {products.map((product) => (
          <Product key={`${product.productId} ${product.variantId}`} product={product} {...handlers} />
        ))}
      </ul>
      {products.length > 2 && (
        <div class="row-buttons">
          <button type="button" class="round" aria-label={texts.previous} onClick={() => scroll(-1)}>
            <ArrowIcon back />
          </button>
          <button type="button" class="round" aria-label={texts.next} onClick={() => scroll(1)}>
            <ArrowIcon />
          </button>
        </div>
      )}
    </div>
  );
};
