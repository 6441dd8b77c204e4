import { useWords } from './words.ts';

interface Props {
  readonly consentUrl: string | undefined;
  readonly awaitsConsent: boolean;
  readonly isTextOnly: boolean;
}

/** The line about personal data. Without an address it is invisible, also to screen readers, but keeps its space. */
export const Footer = ({ consentUrl, awaitsConsent, isTextOnly }: Props) => {
  const { texts } = useWords();
  return (
    <footer class="footer">
      {(awaitsConsent || consentUrl !== undefined) && (
        <p class="consent" hidden={consentUrl === undefined}>
          {!isTextOnly && `${texts.consent} `}
          <a
            {...(consentUrl === undefined ? {} : { href: consentUrl })}
            target="_blank"
            rel="noopener noreferrer"
          >
            {texts.consentLink}
          </a>
        </p>
      )}
    </footer>
  );
};
