/** Classes of words that requests without a product are made of; patterns.json combines them. */
// biome-ignore format: a table reads best in rows
export const CLASS_NAMES = [
  'courtesy', 'light', 'want', 'with', 'place', 'about', 'pointing', 'what', 'how', 'how-much', 'how-long',
  'where', 'when', 'why', 'can', 'is-there', 'offer', 'what-if', 'day', 'warranty', 'broke', 'your-warranty',
  'delivery', 'deliver', 'courier-ask', 'pickup-or', 'service-word', 'clause', 'in-shop', 'try-on', 'get-it',
  'delivered-home', 'payment', 'pay', 'method', 'pay-brand', 'accept', 'installments', 'use-to-pay',
  'return-word', 'return', 'back-ask', 'unfit', 'hours', 'hours-sure', 'open', 'open-you', 'address',
  'located', 'shop', 'shop-have', 'near', 'parking', 'pickup', 'collect', 'discount', 'discount-act',
  'business', 'genuine', 'we', 'service', 'policy', 'need', 'job', 'account', 'my-order', 'order',
  'order-alone', 'order-act', 'track', 'track-not', 'cancel', 'i-ordered', 'ago', 'not-come', 'got', 'wrong',
  'arrival', 'been-sent', 'courier', 'courier-act', 'charged', 'refund-where', 'change', 'order-detail',
  'reorder', 'person', 'person-sure', 'staff', 'staff-alone', 'connect', 'connect-sure', 'can-talk',
  'not-robot', 'contact', 'contact-ask', 'call-me', 'complaint', 'complain', 'need-help', 'obscene',
  'insult', 'target', 'insult-alone', 'cart', 'cart-alone', 'cart-in', 'cart-act', 'cart-total', 'checkout',
  'buy', 'remove', 'wishlist', 'quantity', 'quantity-act', 'it', 'pieces', 'ref', 'number', 'have-it',
  'ref-object', 'property', 'prop-ask', 'prop-alone', 'tell', 'feature', 'is-it', 'whats-in', 'compare',
  'differ', 'between', 'which', 'better', 'of-them', 'choose', 'has-the', 'than', 'recommend', 'vague',
  'recommend-alone', 'what-sell', 'people-buy', 'pick', 'like-this', 'bye', 'reaction', 'you-are', 'you-do',
  'to-bot', 'mood', 'entertain', 'entertain-act', 'entertain-alone', 'entertain-sure', 'time', 'weather',
  'weather-ask', 'know-alone', 'who', 'fact', 'lift', 'assembly', 'assembly-ask', 'wrap', 'business-sure',
  'match', 'min-order', 'customs', 'cash-on', 'cash-on-ask', 'receipt', 'account-act', 'privacy', 'company',
  'tradein', 'restock', 'catalog', 'visit', 'visit-ask', 'hours-ask', 'courier-time', 'ship-to',
  'ship-to-ask', 'fast', 'fast-ask', 'guarantee', 'guarantee-ask', 'swap', 'swap-ask', 'asking', 'waiting',
  'mishap', 'mishap-ref', 'driver', 'driver-act', 'money', 'address-change', 'past', 'ready', 'staff-sure',
  'wanted-thing', 'instead', 'ask-detail', 'detail-ref', 'or', 'reaction-sure', 'you', 'you-bot', 'you-verb',
  'your', 'call-when', 'which-take', 'bot-life', 'price-ask', 'service-talk', 'aux-clause', 'infinitive',
  'must-ask', 'come-back', 'bot-praise', 'not', 'you-like', 'hours-noun',
] as const;
export type ClassName = (typeof CLASS_NAMES)[number];

/** Whether a class of that name exists. */
export const isClassName = (name: string): name is ClassName => CLASS_NAMES.some((each) => each === name);
