import { ArrowIcon } from './icons.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly greeting: string | undefined;
  readonly samples: readonly string[];
  readonly onAsk: (question: string) => void;
}

/** What stands in the panel before anything was said. */
export const Welcome = ({ greeting, samples, onAsk }: Props) => {
  const { texts } = useWords();
  return (
    <div class="welcome">
      <p class="greeting" dir="auto">
        {greeting ?? texts.greeting}
      </p>
      {samples.length === 0 ? (
        <p class="hint">{texts.sampleHint}</p>
      ) : (
        <>
          <h3 class="samples-title" id="samples">
            {texts.samples}
          </h3>
          <ul class="samples" aria-labelledby="samples">
            {samples.map((sample) => (
              <li key={sample}>
                <button type="button" class="sample" onClick={() => onAsk(sample)}>
                  <span dir="auto">{sample}</span>
                  <ArrowIcon />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};
