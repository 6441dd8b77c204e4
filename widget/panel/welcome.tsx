import { Icon, icons } from './icons.tsx';
import { useRoom } from './room.ts';
import { usePanel } from './view.ts';

const Samples = ({ samples }: { readonly samples: readonly string[] }) => {
  const { texts, conversation } = usePanel();
  return (
    <>
      <h3 class="samples-title" id="samples">
        {texts.samples}
      </h3>
      <ul class="samples" aria-labelledby="samples">
        {samples.map((sample) => (
          <li key={sample}>
            <button type="button" class="sample" onClick={() => conversation.ask(sample)}>
              <span dir="auto">{sample}</span>
              <Icon lines={icons.forward} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What the panel shows before the first question. */
export const Welcome = () => {
  const { texts, settings, isTextOnly } = usePanel();
  const { box, content } = useRoom<HTMLDivElement>();
  const { samples, greeting = isTextOnly ? texts.greetingTyped : texts.greeting } = settings;
  return (
    <div class="welcome" ref={box}>
      <div class="welcome-words" ref={content}>
        <p class="greeting" dir="auto">
          {greeting}
        </p>
        {samples.length === 0 ? <p class="hint">{texts.sampleHint}</p> : <Samples samples={samples} />}
      </div>
    </div>
  );
};
