/** Pictures live elsewhere, and mostly cannot be had: the cards must do without them. */
export const picturesUrl = 'http://pictures.localhost';

/** The product that the local shop of the widget's tests knows. */
export const iphone = {
  productId: '2',
  variantId: '3',
  title: 'iPhone 15 256GB Black',
  price: { minor: 99_990, currency: 'USD' },
  priceText: '$999.90',
  availability: 'in-stock',
  options: { storage: '256GB', color: 'Black' },
  url: 'http://localhost/products/2',
  image: `${picturesUrl}/1f2430`,
};

/** Three variants of one product: on sale, sold out, to come. */
export const colours = [
  {
    ...iphone,
    variantId: '4',
    title: 'iPhone 15 256GB Blue',
    image: `${picturesUrl}/5b7fa6`,
    options: { storage: '256GB', color: 'Blue' },
    compareAt: { minor: 109_990, currency: 'USD' },
    compareAtText: '$1,099.90',
  },
  {
    ...iphone,
    variantId: '5',
    title: 'iPhone 15 256GB Pink',
    image: `${picturesUrl}/e3a7b8`,
    options: { storage: '256GB', color: 'Pink' },
    availability: 'out-of-stock',
  },
  {
    ...iphone,
    variantId: '6',
    title: 'iPhone 15 256GB Green',
    image: `${picturesUrl}/7f9c7a`,
    options: { storage: '256GB', color: 'Green' },
    availability: 'preorder',
  },
];
