import { useRef } from 'preact/hooks';
import type { ProductCard, VariantQuestion } from '../../../lambdas/contract/voice/bot.ts';
import type { FindingsTurn } from '../../state/turns.ts';
import { ArrowIcon } from '../icons.tsx';
import { useWords } from '../words.ts';
import { Product, type ProductHandlers } from './product.tsx';

export interface FindingsHandlers extends ProductHandlers {
  readonly onChoose: (label: string) => void;
}

type Props = ProductHandlers & { readonly turn: FindingsTurn };

export const Findings = ({ turn, ...handlers }: Props) => (
  <li class="turn findings">
    <Products products={turn.products} {...handlers} />
  </li>
);

interface ChoicesProps {
  readonly question: VariantQuestion;
  readonly onChoose: FindingsHandlers['onChoose'];
}

/** The assistant's question about a variant, which a tap answers as well as words. */
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

type ProductsProps = ProductHandlers & { readonly products: readonly ProductCard[] };

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
