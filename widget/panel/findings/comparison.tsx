import type { Comparison, ProductCard } from '../../../lambdas/contract/voice/bot.ts';
import { usePanel } from '../view.ts';

interface Props {
  readonly comparison: Comparison;
  readonly products: readonly ProductCard[];
}

/** What differs between products; a table wider than the panel scrolls, and the names of its rows stay. */
export const ComparisonTable = ({ comparison, products }: Props) => {
  const { texts } = usePanel();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section class="comparison" aria-label={texts.comparison} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{texts.property}</span>
            </th>
            {products.map(({ productId, variantId, title }) => (
              <th scope="col" key={`${productId} ${variantId}`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {comparison.rows.map(({ name, values }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {products.map(({ productId, variantId }, index) => (
                <td key={`${productId} ${variantId}`}>{values[index] || '—'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
