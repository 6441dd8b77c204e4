import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelWords } from '../i18n/texts.ts';
import type { WidgetSettings } from '../loader/attributes.ts';
import type { KnownShop } from '../loader/shop.ts';
import type { EmitToPage } from '../page/page-api.ts';
import type { ConversationState } from '../state/state.ts';
import type { Status } from '../state/status.ts';
import type { Conversation } from './conversation.ts';

/** The panel's language, page and shop, and what its buttons act on. */
export interface PanelParts extends PanelWords {
  readonly emitToPage: EmitToPage;
  readonly conversation: Conversation;
  readonly settings: WidgetSettings;
  readonly shop: KnownShop;
  readonly consentUrl: string | undefined;
  /** Whether the shop's consent line may still arrive. */
  readonly awaitsConsent: boolean;
  /** Whether the assistant has no microphone. */
  readonly isTextOnly: boolean;
  /** Whether the shopper has turned the assistant's voice off. */
  readonly silent: boolean;
  readonly onSilent: (silent: boolean) => void;
  readonly onClose: () => void;
}

/** The parts with the conversation as it is now. */
interface PanelView extends PanelParts {
  readonly state: ConversationState;
  readonly status: Status;
}

export const PanelContext = createContext<PanelView | undefined>(undefined);

/** What every component of the panel draws. */
export const usePanel = (): PanelView => {
  const view = useContext(PanelContext);
  if (view === undefined) throw new Error('a component of the panel was rendered outside of PanelContext');
  return view;
};
